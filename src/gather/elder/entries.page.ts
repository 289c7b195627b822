/** Code that runs inside the page, in an isolated world. It needs nothing from outside, and returns plain JSON. */

/**
 * Takes `{ words, marks, not }`. Every control whose label holds one of the words or whose names hold one of the marks, with the
 * addresses of the page's scripts and the parts of the names on it: an entry without words may hide among these, but not in a
 * link that bears the title of an article, or one of `not`. The controls are kept for `ELDER_POINT`.
 */
export const ELDER_CONTROLS = `function (asked) {
  var kept = [], rows = [], seen = new Set();
  function plain(text) { return String(text || '').replace(/[\\s\\u00a0\\u3000]+/g, '').toLowerCase(); }
  function has(text, list) { return list.some(function (one) { return text.indexOf(one) >= 0; }); }
  function namesOf(el) {
    var parts = [];
    for (var i = 0; i < el.attributes.length && i < 30; i++) {
      var name = el.attributes[i].name;
      if (name === 'style' || name === 'd') continue;
      parts.push((name.slice(0, 40) + ' ' + el.attributes[i].value.slice(0, 300)));
    }
    return parts.join(' ').toLowerCase();
  }
  function labelOf(el) {
    var parts = [el.getAttribute('title'), el.getAttribute('aria-label'), el.getAttribute('alt'), el.tagName === 'INPUT' ? el.value : ''];
    var text = plain(el.innerText === undefined ? el.textContent : el.innerText) || plain(el.textContent);
    var pictures = el.getElementsByTagName('img');
    for (var i = 0; i < pictures.length && i < 5; i++) parts.push(pictures[i].alt, pictures[i].title);
    if (text.length <= 30) parts.unshift(text);
    return parts.map(plain).filter(function (one) { return one && one.length <= 30; });
  }
  function isVisible(el) {
    var rect = el.getBoundingClientRect();
    if (rect.width < 2 || rect.height < 2) return false;
    return !el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }
  var INTERACTIVE = 'a[href],area,button,summary,input[type=button],input[type=submit],input[type=checkbox],input[type=image],label,[onclick],[role=button],[role=link],[role=switch],[tabindex]';
  var all = document.querySelectorAll('body *');
  for (var i = 0; i < all.length && i < 30000 && rows.length < 60; i++) {
    var el = all[i];
    if (/^(script|style|noscript|template|svg|path|option|meta|link|br|textarea)$/i.test(el.tagName)) continue;
    if (el.childElementCount > 6) continue;
    var names = namesOf(el);
    var marked = has(names, asked.marks);
    var labels = labelOf(el);
    var worded = labels.some(function (one) { return has(one, asked.words); });
    if (!marked && !worded) continue;
    var control = el.closest(INTERACTIVE);
    if (control && control.childElementCount > 12) control = null;
    var target = control || el;
    // A word that stands in a child, or in a control inside, comes with that.
    var inside = control ? control.querySelectorAll('a[href],button,[onclick]') : el.children;
    if (worded && Array.prototype.some.call(inside, function (child) { return labelOf(child).some(function (one) { return has(one, asked.words); }); })) continue;
    if (seen.has(target)) continue;
    seen.add(target);
    var href = target.tagName === 'A' || target.tagName === 'AREA' ? target.getAttribute('href') : null;
    rows.push({
      labels: Array.from(new Set(labelOf(target).concat(labels))).slice(0, 6),
      names: (namesOf(target) + ' ' + names).slice(0, 1500),
      href: href === null ? null : String(target.href).slice(0, 1000),
      interactive: control !== null || getComputedStyle(target).cursor === 'pointer',
      visible: isVisible(target),
      html: target.outerHTML.slice(0, 300)
    });
    kept.push(target);
  }
  globalThis.__elderEntries = kept;
  var tokens = new Set(), titles = new Map();
  function isTitle(el) {
    var link = el.closest('a[href]');
    if (!link || link.hasAttribute('onclick') || !/^https?:/.test(link.href)) return false;
    if (!titles.has(link)) {
      var text = plain(link.innerText);
      titles.set(link, text.length >= 10 || has(text, asked.not));
    }
    return titles.get(link);
  }
  for (var j = 0; j < all.length && j < 30000 && tokens.size < 4000; j++) {
    if (isTitle(all[j])) continue;
    var attributes = all[j].attributes;
    for (var k = 0; k < attributes.length && k < 30; k++) {
      if (!/^(id|class|href|src|onclick|data-src|name|for|alt|title)$/.test(attributes[k].name)) continue;
      attributes[k].value.slice(0, 300).toLowerCase().split(/[\\s"'()=&?#;:,/]+/).forEach(function (one) { if (one && one.length <= 60) tokens.add(one); });
    }
  }
  var scripts = Array.from(document.scripts).map(function (one) { return one.src; }).filter(Boolean).slice(0, 200);
  var frames = Array.from(document.querySelectorAll('iframe,frame')).filter(isVisible).filter(function (one) { var r = one.getBoundingClientRect(); return r.width >= 60 && r.height >= 20; });
  var viewport = document.querySelector('meta[name=viewport i]');
  return {
    controls: rows,
    scripts: scripts.map(function (one) { return one.slice(0, 1000); }),
    tokens: Array.from(tokens),
    frames: frames.length,
    frameSelectors: frames.slice(0, 5).map(function (one) {
      var index = Array.prototype.indexOf.call(document.querySelectorAll(one.localName), one);
      return one.id && document.getElementById(one.id) === one ? '#' + CSS.escape(one.id) : index === 0 ? one.localName : null;
    }).filter(Boolean),
    responsive: viewport !== null && /width\\s*=\\s*device-width/i.test(viewport.getAttribute('content') || ''),
    text: (document.body ? document.body.innerText : '').trim().length
  };
}`;

/** Takes the place of a control in the list; brings it into view and says where it can be pressed, and whether anything covers it. */
export const ELDER_POINT = `function (list, index) {
  var el = (globalThis[list === 'tools' ? '__elderTools' : '__elderEntries'] || [])[index];
  if (!el || !el.isConnected) return null;
  el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  var rect = Array.from(el.getClientRects()).find(function (one) { return one.width >= 2 && one.height >= 2; }) || el.getBoundingClientRect();
  if (rect.width < 2 || rect.height < 2) return null;
  var x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return null;
  var hit = document.elementFromPoint(x, y);
  return { x: x, y: y, free: hit !== null && (hit === el || el.contains(hit) || hit.contains(el)) };
}`;

/**
 * Notes from now on which places of the page change. What changes by itself (a carousel, a clock) is learnt before the
 * click, and once more long after it.
 */
export const ELDER_WATCH = `function () {
  var state = { phase: 'before', noise: new Set(), after: [] };
  var observer = new MutationObserver(function (records) {
    records.forEach(function (record) {
      if (state.phase === 'after') { if (state.after.length < 2000) state.after.push(record.target); return; }
      if (state.noise.size < 5000) { state.noise.add(record.target); state.noise.add(record.target.parentNode); }
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  globalThis.__elderChanges = state;
  return true;
}`;

/** Begins a phase (`after` the click, `late`), and says how many changes came of the click, as far as is known by now. */
export const ELDER_CHANGES = `function (phase) {
  var state = globalThis.__elderChanges;
  if (!state) return null;
  state.phase = phase;
  return state.after.filter(function (target) {
    for (var at = target, depth = 0; at && at !== document.body && depth < 4; at = at.parentNode, depth++) if (state.noise.has(at)) return false;
    return true;
  }).length;
}`;
