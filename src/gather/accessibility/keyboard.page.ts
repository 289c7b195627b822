/** What the keyboard walk asks inside the page. Each is the source of a `function (kit, …)`. */

/** Before the walk: where it starts from, and what it should come by. */
export const WALK_START = `function (kit) {
  kit.stops = [];
  kit.forget();
  const active = kit.active();
  kit.began = active && active !== kit.body && active instanceof HTMLElement ? active : null;
  if (kit.began) HTMLElement.prototype.blur.call(kit.began);
  window.scrollTo(0, 0);
  const grouped = new Set();
  // A stop which the page throws the focus off again, without a key, was not really reached.
  kit.thrown = new Set();
  let pressed = false;
  addEventListener('keydown', (event) => { if (event.key === 'Tab') pressed = true; }, true);
  addEventListener('focusin', (event) => {
    if (event.relatedTarget) kit.thrown[pressed ? 'delete' : 'add'](event.relatedTarget);
    pressed = false;
  }, true);
  kit.expected = kit.focusables().filter((el) => {
    if (!kit.shown(el)) return false;
    if (!kit.matches(el, 'input[type=radio]')) return true;
    // The keyboard comes by a group of radio buttons once.
    const name = kit.attr(el, 'name');
    if (!name || grouped.has(name)) return false;
    grouped.add(name);
    return true;
  });
  return kit.expected.length;
}`;

/** From now on: Tab keys that came, those that the page kept from doing anything, and whether it did something itself. */
export const WALK_KEYS = `function (kit) {
  kit.keys = { came: 0, kept: 0, changes: 0 };
  addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    kit.keys.came++;
    setTimeout(() => { if (event.defaultPrevented) kit.keys.kept++; }, 0);
  }, true);
  new MutationObserver(() => { kit.keys.changes++; }).observe(kit.root, { subtree: true, childList: true, attributes: true, characterData: true });
}`;

/** What the page has made of the keys; `waiting`: a window stands over it that may have to be dealt with first. */
export const WALK_KEPT = `function (kit) {
  kit.forget();
  const waiting = kit.all('dialog, [role=dialog], [role=alertdialog], [aria-modal=true]').some(kit.shown);
  return { ...kit.keys, waiting };
}`;

export const WALK_PAGE_REPORT = `function (kit, rule, verdict, summary) {
  kit.say(rule, verdict, kit.body, summary);
}`;

/** Puts the focus back where the page itself had put it; false where it had put it nowhere. */
export const WALK_RESUME = `function (kit) {
  if (!kit.began) return false;
  HTMLElement.prototype.focus.call(kit.began, { preventScroll: true });
  return kit.active() === kit.began;
}`;

/** Where the focus is now. `at` is the number of the stop, -1 where the focus is on nothing. */
export const WALK_STOP = `function (kit) {
  const el = kit.active();
  if (!el || el === kit.body || el === kit.root) return { at: -1 };
  let at = kit.stops.indexOf(el);
  const fresh = at < 0;
  if (fresh) at = kit.stops.push(el) - 1;
  const tag = kit.tag(el);
  const many = /^(?:iframe|object|embed|video|audio)$/.test(tag) || tag.includes('-') || el.shadowRoot !== null || kit.matches(el, 'input[type=date], input[type=time], input[type=month], input[type=week], input[type=datetime-local]');
  return { at, fresh, many, dialog: inDialog(el) };
  /** In a window that lies over the page: it may keep the focus. */
  function inDialog(el) {
    if (kit.closest(el, 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]')) return true;
    for (let up = el; up && up !== kit.body; up = kit.parent(up)) {
      if (kit.style(up).position !== 'fixed') continue;
      const box = kit.rect(up);
      if (box.width * box.height > 0.08 * innerWidth * innerHeight) return true;
    }
    return false;
  }
}`;

/** How many visible stops the walk has not come by. */
export const WALK_LEFT = `function (kit) {
  return kit.expected.filter((el) => (!kit.stops.includes(el) || kit.thrown.has(el)) && kit.rect(el).width > 1).length;
}`;

/** Does the page say how to get out of this element? */
export const WALK_EXIT = String.raw`function (kit, at) {
  const EXIT = /(?:按|使用|键入|press|use|hit|type)[^。.\n]{0,40}(?:esc|ctrl|control|alt|shift|f\d|组合键|退出键|快捷键|\bm\b)|(?:退出|离开|跳出|exit|leave|escape)[^。.\n]{0,30}(?:按|键|press|key)/i;
  const el = kit.stops[at];
  const told = [kit.attr(el, 'title'), kit.attr(el, 'aria-label'), kit.referenced(el, 'aria-describedby')].join(' ');
  return EXIT.test(told) || kit.texts().some(({ text }) => EXIT.test(text.slice(0, 300)));
}`;

export const WALK_REPORT = `function (kit, rule, verdict, at, summary) {
  kit.say(rule, verdict, kit.stops[at], summary);
}`;

/** Focuses a stop anew, to see whether that alone makes the page go elsewhere. */
export const WALK_AGAIN = `async function (kit, at) {
  const el = kit.stops[at];
  const type = el instanceof HTMLElement ? HTMLElement : SVGElement;
  type.prototype.blur.call(el);
  await new Promise((done) => setTimeout(done, 50));
  type.prototype.focus.call(el, { preventScroll: true });
  await new Promise((done) => setTimeout(done, 150));
}`;

/**
 * The stops whose focus may not be seen: no outline of their own, no text cursor, on top of the page. One or two of a
 * shape stand for all of it.
 */
export const MARK_CANDIDATES = `function (kit, most) {
  const freeze = new CSSStyleSheet();
  freeze.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent !important; scroll-behavior: auto !important; }');
  kit.freeze = freeze;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, freeze];
  const TYPED = 'textarea, [contenteditable], select, iframe, video, audio, object, embed, input:not([type=button]):not([type=submit]):not([type=reset]):not([type=image]):not([type=checkbox]):not([type=radio])';
  const shapes = new Map();
  const picked = [];
  kit.stops.forEach((el, at) => {
    if (picked.length >= most || kit.matches(el, TYPED) || !kit.shown(el)) return;
    const box = kit.rect(el);
    if (box.width > 900 || box.height > 500) return;
    const shape = kit.place(el, '').shape;
    const known = shapes.get(shape) || 0;
    if (known >= 2) return;
    shapes.set(shape, known + 1);
    picked.push(at);
  });
  kit.judged('focus-not-visible');
  return picked;
}`;

/** Gives a stop the focus as the keyboard does; where to take the picture, or null where it cannot be judged. */
export const MARK_ON = `async function (kit, at) {
  const el = kit.stops[at];
  const type = el instanceof HTMLElement ? HTMLElement : SVGElement;
  Element.prototype.scrollIntoView.call(el, { block: 'center', inline: 'nearest' });
  type.prototype.focus.call(el, { preventScroll: true, focusVisible: true });
  await new Promise((done) => setTimeout(done, 40));
  if (kit.active() !== el || !kit.matches(el, ':focus-visible')) return null;
  const style = kit.style(el);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && (kit.colour(style.outlineColor) || { a: 1 }).a > 0;
  const box = kit.rect(el);
  if (outlined || box.width < 4 || box.height < 4) return null;
  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (!middle || !(kit.contains(el, middle) || kit.contains(middle, el))) return null;
  const x = Math.max(0, box.left + scrollX - 40);
  const y = Math.max(0, box.top + scrollY - 40);
  return { x, y, width: Math.min(box.width + 80, 1000), height: Math.min(box.height + 80, 600) };
}`;

/** Takes the focus away again; false where it does not go. */
export const MARK_OFF = `async function (kit, at) {
  const el = kit.stops[at];
  const type = el instanceof HTMLElement ? HTMLElement : SVGElement;
  type.prototype.blur.call(el);
  await new Promise((done) => setTimeout(done, 20));
  const active = kit.active();
  return !active || active === kit.body || active === kit.root;
}`;

export const MARK_END = `function (kit) {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== kit.freeze);
  const active = kit.active();
  if (active instanceof HTMLElement && active !== kit.body) HTMLElement.prototype.blur.call(active);
  window.scrollTo(0, 0);
}`;
