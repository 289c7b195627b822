import { PLAIN_CLASSES } from '../plain-classes.page.ts';

/**
 * Tag and classes on the way up, with digits and generated parts taken out: the same for the same place of a template.
 * An expression for a function of the element; `null` gives an empty text.
 */
export const SHAPE_OF = `function (element) {
  var plainClasses = ${PLAIN_CLASSES};
  function plain(name) { return name.replace(/[0-9]+/g, '#').slice(0, 40); }
  var path = [];
  try {
    for (var at = element; at && at !== document.documentElement && path.length < 8; at = at.parentElement) {
      var classes = typeof at.className === 'string' ? plainClasses(at.className) : [];
      path.unshift(at.localName + (at.id ? '#' + plain(at.id) : '') + classes.map(function (one) { return '.' + one; }).join(''));
      if (at.id && !/[0-9]{3,}/.test(at.id)) break;
    }
  } catch (error) { path = []; }
  return path.join('>');
}`;

/**
 * What the checks inside the page share. Everything goes through the prototypes: in a document, a picture or a field
 * named like a property hides that property, in an isolated world too.
 */
export const KIT = String.raw`function () {
  const getter = (type, name) => {
    const read = Object.getOwnPropertyDescriptor(type.prototype, name).get;
    return (of) => read.call(of);
  };
  const call = (type, name) => {
    const method = type.prototype[name];
    return (of, ...given) => method.apply(of, given);
  };
  const parent = getter(Node, 'parentElement');
  const childrenOf = getter(Element, 'children');
  const textContent = getter(Node, 'textContent');
  const nodeValue = getter(Node, 'nodeValue');
  const localName = getter(Element, 'localName');
  const htmlTab = getter(HTMLElement, 'tabIndex');
  const svgTab = getter(SVGElement, 'tabIndex');
  const queryElement = call(Element, 'querySelectorAll');
  const queryDocument = call(Document, 'querySelectorAll');
  const getAttribute = call(Element, 'getAttribute');
  const matches = call(Element, 'matches');
  const closestOf = call(Element, 'closest');
  const checkVisibility = call(Element, 'checkVisibility');
  const rect = call(Element, 'getBoundingClientRect');
  const contains = call(Node, 'contains');
  const follows = call(Node, 'compareDocumentPosition');
  const byId = call(Document, 'getElementById');
  const bodyOf = getter(Document, 'body');
  const rootOf = getter(Document, 'documentElement');
  const activeOf = getter(Document, 'activeElement');
  const MOST = 6000;

  const kit = { parent, textContent, rect, contains, matches };
  kit.root = rootOf(document);
  kit.body = bodyOf(document) || kit.root;
  kit.tag = localName;
  kit.attr = (el, name) => getAttribute(el, name);
  kit.has = (el, name) => getAttribute(el, name) !== null;
  kit.children = (el) => Array.from(childrenOf(el));
  kit.closest = (el, selector) => closestOf(el, selector);
  kit.all = (selector, root) => Array.from(root ? queryElement(root, selector) : queryDocument(document, selector)).slice(0, MOST);
  kit.byId = (id) => byId(document, id);
  kit.active = () => activeOf(document);
  kit.after = (a, b) => (follows(a, b) & 4) !== 0;
  kit.plain = (text) => String(text || '').slice(0, 2000).replace(/\s+/g, ' ').trim();
  kit.style = (el, pseudo) => getComputedStyle(el, pseudo);

  const shown = new Map();
  /** Laid out, not hidden, and not moved off the page or clipped away. */
  kit.shown = (el) => {
    const known = shown.get(el);
    if (known !== undefined) return known;
    const box = rect(el);
    const is = box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0 &&
      checkVisibility(el, { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
    shown.set(el, is);
    return is;
  };
  kit.forget = () => shown.clear();

  kit.focusable = (el) => {
    if (matches(el, ':disabled, [inert], [inert] *, input[type=hidden]')) return false;
    if (el instanceof HTMLElement) return htmlTab(el) >= 0 || (kit.has(el, 'contenteditable') && kit.attr(el, 'contenteditable') !== 'false');
    return el instanceof SVGElement && svgTab(el) >= 0;
  };
  const FOCUSABLE = 'a[href], area[href], button, input, select, textarea, iframe, summary, audio[controls], video[controls], [tabindex], [contenteditable]';
  kit.focusables = (root) => kit.all(FOCUSABLE, root).filter(kit.focusable);
  kit.insideFocusable = (el) => {
    for (let at = el; at && at !== kit.body; at = parent(at)) if (kit.focusable(at)) return at;
    return null;
  };

  /** The visible text nodes of the page, at most MOST, with the element that holds each. */
  let texts = null;
  kit.texts = () => {
    if (texts) return texts;
    texts = [];
    const walker = Document.prototype.createTreeWalker.call(document, kit.body, NodeFilter.SHOW_TEXT);
    for (let seen = 0; seen < 4 * MOST && texts.length < MOST; seen++) {
      const node = walker.nextNode();
      if (!node) break;
      const text = kit.plain(nodeValue(node));
      if (text === '') continue;
      const holder = parent(node);
      if (!holder || /^(?:script|style|noscript|template|title)$/.test(localName(holder)) || !kit.shown(holder)) continue;
      texts.push({ text, holder, node });
    }
    return texts;
  };

  /** Words of an element as a screen reader gets them, roughly: pictures by their alt. */
  kit.words = (el, depth = 0) => {
    let words = '';
    const nodes = getter(Node, 'childNodes')(el);
    for (const node of Array.from(nodes).slice(0, 300)) {
      if (words.length > 400) break;
      if (node.nodeType === 3) words += nodeValue(node);
      else if (node.nodeType === 1) {
        const tag = localName(node);
        if (tag === 'script' || tag === 'style' || kit.attr(node, 'aria-hidden') === 'true') continue;
        const label = kit.attr(node, 'aria-label');
        if (label) words += ' ' + label;
        else if (tag === 'img' || tag === 'area') words += ' ' + (kit.attr(node, 'alt') || '');
        else if (tag === 'input') words += /^(?:button|submit|reset)$/i.test(kit.attr(node, 'type') || '') ? ' ' + (kit.attr(node, 'value') || '') : '';
        else if (depth < 8) words += kit.words(node, depth + 1);
      }
    }
    return depth === 0 ? kit.plain(words) : words;
  };
  const referenced = (el, name) =>
    (kit.attr(el, name) || '').split(/\s+/).filter(Boolean).slice(0, 5).map((id) => kit.byId(id)).filter(Boolean).map((one) => kit.words(one)).join(' ').trim();
  kit.referenced = referenced;
  kit.labelsOf = (el) => {
    const id = kit.attr(el, 'id');
    const pointing = id ? kit.all('label[for=' + CSS.escape(id) + ']') : [];
    const around = closestOf(el, 'label');
    return around && !pointing.includes(around) ? [...pointing, around] : pointing;
  };
  /** The name without placeholder and title. */
  kit.label = (el) =>
    referenced(el, 'aria-labelledby') || kit.plain(kit.attr(el, 'aria-label')) ||
    kit.labelsOf(el).map((label) => kit.words(label)).join(' ').trim();
  kit.name = (el) => {
    const label = kit.label(el);
    if (label) return label;
    if (localName(el) === 'img' || localName(el) === 'area') return kit.plain(kit.attr(el, 'alt')) || kit.plain(kit.attr(el, 'title'));
    if (localName(el) === 'input') return kit.plain(kit.attr(el, 'value') && /^(?:button|submit|reset)$/i.test(kit.attr(el, 'type') || '') ? kit.attr(el, 'value') : kit.attr(el, 'alt')) || kit.plain(kit.attr(el, 'title')) || kit.plain(kit.attr(el, 'placeholder'));
    return kit.words(el) || kit.plain(kit.attr(el, 'title'));
  };

  /** Style rules of the sheets that can be read, media rules that do not apply left out. */
  let rules = null;
  kit.rules = () => {
    if (rules) return rules;
    rules = [];
    const into = (list, depth) => {
      for (const rule of list) {
        if (rules.length >= 20000 || depth > 5) return;
        if (rule instanceof CSSStyleRule) rules.push(rule);
        if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue;
        if (rule.cssRules) into(rule.cssRules, depth + 1);
      }
    };
    for (const sheet of Array.from(document.styleSheets).slice(0, 60)) {
      if (sheet.disabled) continue;
      try { into(sheet.cssRules, 0); } catch { kit.sheetsUnread = (kit.sheetsUnread || 0) + 1; }
    }
    return rules;
  };

  const colour = /rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)/;
  kit.colour = (text) => {
    const parts = colour.exec(text || '');
    return parts ? { r: +parts[1], g: +parts[2], b: +parts[3], a: parts[4] === undefined ? 1 : +parts[4] } : null;
  };
  kit.luminance = (c) => {
    const linear = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
  };

  const unique = (selector) => kit.all(selector).length === 1;
  kit.selector = (el) => {
    const path = [];
    for (let at = el; at; at = parent(at)) {
      const id = kit.attr(at, 'id');
      if (id && id.length < 80 && unique('#' + CSS.escape(id))) { path.unshift('#' + CSS.escape(id)); return path.join(' > ').slice(0, 500); }
      const above = parent(at);
      if (!above) { path.unshift(localName(at)); break; }
      const same = kit.children(above).filter((one) => localName(one) === localName(at));
      path.unshift(CSS.escape(localName(at)) + (same.length > 1 ? ':nth-of-type(' + (same.indexOf(at) + 1) + ')' : ''));
    }
    return path.join(' > ').slice(0, 500);
  };
  const outer = getter(Element, 'outerHTML');
  const namesOf = call(Element, 'getAttributeNames');
  kit.html = (el) => {
    // Writing out a large part of the page for its first 300 signs would cost more than all the rest.
    if (kit.all('*', el).length < 60) return outer(el).slice(0, 300);
    const attributes = namesOf(el).slice(0, 20).map((name) => ' ' + name + '="' + kit.attr(el, name).slice(0, 200).replace(/"/g, '&quot;') + '"');
    return ('<' + localName(el) + attributes.join('') + '>').slice(0, 300);
  };
  const shapeOf = ${SHAPE_OF};
  kit.place = (el, summary) => ({ selector: kit.selector(el), html: kit.html(el), shape: shapeOf(el) || localName(el), summary: String(summary || '').slice(0, 300) });

  kit.found = new Map();
  kit.judgedRules = new Set();
  kit.judged = (rule) => { kit.judgedRules.add(rule); };
  kit.say = (rule, verdict, el, summary) => {
    kit.judgedRules.add(rule);
    const key = rule + ' ' + verdict;
    const known = kit.found.get(key) || { rule, verdict, count: 0, places: [] };
    known.count++;
    if (known.places.length < 50) known.places.push(kit.place(el, summary));
    kit.found.set(key, known);
  };
  kit.failed = (rule, el, summary) => kit.say(rule, 'failed', el, summary);
  kit.review = (rule, el, summary) => kit.say(rule, 'review', el, summary);
  /** What was found since it was last asked for. */
  kit.take = () => {
    const taken = { found: [...kit.found.values()], judged: [...kit.judgedRules] };
    kit.found = new Map();
    kit.judgedRules = new Set();
    return taken;
  };
  return kit;
}`;
