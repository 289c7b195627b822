/** Code that runs inside the page, in an isolated world. It needs nothing from outside, and returns plain JSON. */

/**
 * Takes the place of a control in the list of entries. What a click on it may have changed without touching an element that
 * an observer sees: what is `stored`; `other` are style rules, what is spoken or played, what hides behind shadow roots, and
 * what comes into view around the control when the mouse is over it. Two answers are equal where nothing has changed.
 */
export const ELDER_STATE = `function (index) {
  function of(get) { try { return get(); } catch (error) { return null; } }
  function stored(storage) { return Object.keys(storage).sort().slice(0, 200).map(function (key) { return key + '=' + String(storage[key]).slice(0, 500); }); }
  function rules(sheet) { return of(function () { return sheet.cssRules.length; }) + (sheet.disabled ? 'd' : ''); }
  function shown(el) {
    var around = el;
    for (var up = 0; around && up < 2 && around.parentElement && around.parentElement !== document.body && around.parentElement.getElementsByTagName('*').length <= 150; up++) around = around.parentElement;
    if (!around) return null;
    return Array.from(around.getElementsByTagName('*')).slice(0, 200).filter(function (one) {
      var rect = one.getBoundingClientRect();
      return rect.width > 1 && rect.height > 1 && (!one.checkVisibility || one.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
    }).length;
  }
  var shadows = 0, sounds = 0;
  var all = document.querySelectorAll('*');
  for (var i = 0; i < all.length && i < 30000; i++) {
    if (all[i].shadowRoot) shadows += all[i].shadowRoot.innerHTML.length + 1;
    if (/^(AUDIO|VIDEO)$/.test(all[i].tagName) && !all[i].paused) sounds++;
  }
  var kept = [
    of(function () { return document.cookie.slice(0, 8000); }),
    of(function () { return stored(localStorage); }),
    of(function () { return stored(sessionStorage); })
  ];
  var other = [
    location.href,
    Array.from(document.styleSheets).slice(0, 200).map(rules),
    of(function () { return Array.from(document.adoptedStyleSheets).slice(0, 200).map(rules); }),
    of(function () { return [speechSynthesis.speaking, speechSynthesis.pending]; }),
    of(function () { return document.fullscreenElement !== null; }),
    shown((globalThis.__elderEntries || [])[index]),
    shadows,
    sounds
  ];
  return { stored: JSON.stringify(kept), other: JSON.stringify(other) };
}`;
