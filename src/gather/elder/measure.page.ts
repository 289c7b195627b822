/** Code that runs inside the page, in an isolated world. It needs nothing from outside, and returns plain JSON. */

/**
 * The sizes in which the visible text of the page is shown (zoom and transforms counted in), weighted by its letters, with
 * the controls that are there. Takes the words by kind of control; the controls of each kind are kept for `ELDER_POINT`. The
 * labels of the first time are kept, and those that come later are told.
 */
export const ELDER_MEASURE = `function (words) {
  var sizes = [], heights = [], checked = new Map(), nodes = 0, adMarks = [];
  function lookOf(el) {
    if (checked.has(el)) return checked.get(el);
    var look = null;
    if (!el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      var style = getComputedStyle(el), box = el;
      while (box && !box.offsetWidth && box.parentElement) box = box.parentElement;
      var scale = box && box.offsetWidth ? box.getBoundingClientRect().width / box.offsetWidth : 1;
      var px = parseFloat(style.fontSize) * (scale > 0.05 && scale < 20 ? scale : 1);
      var rect = el.getBoundingClientRect();
      if (px >= 2 && rect.width > 1 && rect.height > 1) {
        var line = parseFloat(style.lineHeight);
        look = { px: px, line: line > 0 ? line / parseFloat(style.fontSize) : null };
      }
    }
    checked.set(el, look);
    return look;
  }
  var walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
  for (var node = walker.nextNode(); node && nodes < 8000; node = walker.nextNode()) {
    var letters = node.data.replace(/\\s+/g, '').length;
    var parent = node.parentElement;
    if (letters === 0 || !parent || /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION|TEXTAREA)$/.test(parent.tagName)) continue;
    nodes++;
    var look = lookOf(parent);
    if (!look) continue;
    sizes.push([look.px, Math.min(letters, 400)]);
    var text = node.data.trim();
    // Alone, or before a stop: a column named so, or a word that begins so, is none.
    if (adMarks.length < 5 && /^[\\[(【（]?\\s*广告\\s*(?:[\\])】）:：|｜·—]|$)/.test(text)) adMarks.push(text.slice(0, 40));
    if (look.line) heights.push([look.line, Math.min(letters, 400)]);
  }
  function quantile(list, share) {
    var sorted = list.slice().sort(function (a, b) { return a[0] - b[0]; });
    var total = sorted.reduce(function (sum, one) { return sum + one[1]; }, 0), sum = 0;
    for (var i = 0; i < sorted.length; i++) { sum += sorted[i][1]; if (sum >= total * share) return Math.round(sorted[i][0] * 10) / 10; }
    return null;
  }
  var letters = sizes.reduce(function (sum, one) { return sum + one[1]; }, 0);

  var kept = [], controls = {}, unnamed = 0, interactive = 0, icons = 0, wordy = 0, same = new Set();
  var homes = words.homes;
  var known = globalThis.__elderLabels, labels = known || new Set(), fresh = new Set();
  globalThis.__elderLabels = labels;
  words = { enlarge: words.enlarge, contrast: words.contrast, readAloud: words.readAloud, back: words.back };
  Object.keys(words).forEach(function (kind) { controls[kind] = []; });
  var all = document.querySelectorAll('a,button,input,[onclick],[role=button],li,span,div,label,i,img,p');
  for (var i = 0; i < all.length && i < 30000; i++) {
    var el = all[i];
    var plainControl = /^(A|BUTTON)$/.test(el.tagName) || el.hasAttribute('onclick') || el.getAttribute('role') === 'button';
    if (el.childElementCount > 4 && !plainControl) continue;
    var label = [el.innerText, el.title, el.getAttribute('aria-label'), el.getAttribute('alt'), el.tagName === 'INPUT' && /button|submit/.test(el.type) ? el.value : '']
      .map(function (one) { return String(one || '').replace(/\\s+/g, '').toLowerCase(); }).find(function (one) { return one.length > 0; }) || '';
    if (label.length > 12 && !plainControl) continue;
    if (!el.checkVisibility || !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    var rect = el.getBoundingClientRect();
    if (rect.width < 4 || rect.height < 4) continue;
    if (label.length > 12) {
      wordy++;
      continue;
    }
    if (plainControl) {
      interactive++;
      var named = label || el.querySelector('img[alt]:not([alt=""])');
      if (!named) unnamed++;
    }
    if (!label) {
      if (!plainControl && el.childElementCount === 0 && !el.closest('a,button') && getComputedStyle(el).cursor === 'pointer') icons++;
      continue;
    }
    if (!known) { if (labels.size < 8000) labels.add(label); }
    else if (!labels.has(label) && fresh.size < 60 && /[^\\d\\s:：./-]/.test(label)) fresh.add(label);
    Object.keys(words).forEach(function (kind) {
      if (controls[kind].length >= 8 || !(words[kind].some(function (word) { return label.indexOf(word) >= 0; }) || (kind === 'back' && /^[x×✕✖╳]$/.test(label)))) return;
      // The innermost that bears the word: what lies around it is a bar of them.
      var isBar = !plainControl && Array.prototype.some.call(el.children, function (child) { return String(child.innerText || child.title || '').replace(/\\s+/g, '').length > 0; });
      if (isBar) return;
      var target = el.closest('a,button,[onclick],[role=button],label,li') || el;
      var key = kind + ' ' + label;
      if (same.has(key)) return;
      same.add(key);
      controls[kind].push({ index: kept.length, label: label.slice(0, 20) });
      kept.push(target);
    });
  }
  globalThis.__elderTools = kept;
  var links = new Set(), inner = new Set(), home = false;
  Array.from(document.querySelectorAll('a[href]')).slice(0, 5000).forEach(function (one) {
    if (!/^https?:/.test(one.href)) return;
    if (one.hostname && one.href.split('#')[0] !== location.href.split('#')[0]) links.add(one.href.split('#')[0]);
    if (homes.indexOf(one.href.split('#')[0]) >= 0) home = true;
    else if (inner.size < 200 && one.href.length <= 1000 && links.has(one.href.split('#')[0])) inner.add(one.href.split('#')[0]);
  });
  var frames = Array.from(document.querySelectorAll('iframe,frame')).filter(function (one) { var r = one.getBoundingClientRect(); return r.width >= 60 && r.height >= 20; });
  var search = Array.from(document.querySelectorAll('input')).some(function (one) {
    return /^(search|text)$/.test(one.type) && one.checkVisibility && one.checkVisibility() && /搜|检索|查询|search|keyword|query|kw/i.test([one.type, one.name, one.id, one.className, one.placeholder, one.title, one.closest('form') ? one.closest('form').action : ''].join(' '));
  });
  // What is drawn inside these cannot be seen from here, or is not looked at.
  var shadows = 0, everything = document.getElementsByTagName('*');
  for (var n = 0; n < everything.length && n < 30000; n++) if (everything[n].shadowRoot) shadows++;
  var hollow = document.querySelectorAll('body :empty:not(img,br,hr,wbr,input,textarea,select,option,script,style,link,meta,base,param,source,track,col,area,embed,iframe,td,th,path,use)').length;
  var viewport = document.querySelector('meta[name=viewport i]');
  return {
    textPx: quantile(sizes, 0.5),
    smallPx: quantile(sizes, 0.1),
    largePx: quantile(sizes, 0.9),
    lineHeight: quantile(heights, 0.5),
    letters: letters,
    controls: controls,
    interactive: interactive,
    unnamed: unnamed,
    icons: icons,
    wordy: wordy,
    shadows: shadows,
    hollow: hollow,
    fresh: Array.from(fresh),
    adMarks: adMarks,
    links: links.size,
    inner: Array.from(inner),
    frames: frames.length,
    search: search,
    homeLink: home,
    elements: document.getElementsByTagName('*').length,
    title: document.title.slice(0, 100),
    responsive: viewport !== null && /width\\s*=\\s*device-width/i.test(viewport.getAttribute('content') || '')
  };
}`;

/**
 * Where boxes stand that lie over the page and hold a picture, a link or a word. Asked several times: what has moved meanwhile drifts.
 * Boxes that move inside a window of their own (carousels, scrolling news) are left out.
 */
export const ELDER_FLOATING = `function () {
  var ids = globalThis.__elderIds || (globalThis.__elderIds = new Map());
  var boxes = [];
  var all = document.querySelectorAll('body *');
  for (var i = 0; i < all.length && i < 30000 && boxes.length < 100; i++) {
    var el = all[i], style = getComputedStyle(el);
    if (style.position !== 'fixed' && style.position !== 'absolute') continue;
    var rect = el.getBoundingClientRect();
    var area = rect.width * rect.height;
    if (area < 900 || area > innerWidth * innerHeight * 0.5) continue;
    if (!el.querySelector('img,a[href],iframe,video,canvas') && !/^(A|IMG|IFRAME|VIDEO)$/.test(el.tagName) && !/[\\p{L}\\p{N}]{2}/u.test(el.textContent.slice(0, 2000)) && style.backgroundImage.indexOf('url(') < 0) continue;
    if (!el.checkVisibility || !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    var framed = false;
    for (var at = el.parentElement; at && at !== document.body && at !== document.documentElement; at = at.parentElement) {
      var overflow = getComputedStyle(at).overflow;
      if (style.position === 'absolute' && overflow !== 'visible') { framed = true; break; }
    }
    if (framed) continue;
    [el, el.parentElement].forEach(function (one) { if (!ids.has(one)) ids.set(one, ids.size); });
    boxes.push({ id: ids.get(el), parent: ids.get(el.parentElement), fixed: style.position === 'fixed', x: Math.round(rect.left + (style.position === 'fixed' ? 0 : scrollX)), y: Math.round(rect.top + (style.position === 'fixed' ? 0 : scrollY)), html: el.outerHTML.slice(0, 300), picture: el.tagName === 'IMG' || el.querySelector('img') !== null });
  }
  return boxes;
}`;
