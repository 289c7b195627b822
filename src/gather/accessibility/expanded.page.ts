/** What the look at folds asks inside the page. Each is the source of a `function (kit, …)`. */

/** Buttons that say whether something else is unfolded, and what; never a submit button. At most `most`, one of a shape. */
export const FOLDS = `function (kit, most) {
  kit.forget();
  kit.folds = [];
  const shapes = new Set();
  for (const el of kit.all('[aria-expanded][aria-controls]')) {
    if (kit.folds.length >= most) break;
    if (!kit.matches(el, 'button, [role=button]') || !kit.shown(el) || kit.matches(el, ':disabled, [type=submit], form button:not([type=button])')) continue;
    const part = kit.byId((kit.attr(el, 'aria-controls') || '').split(' ')[0]);
    if (!part || kit.contains(part, el) || !/^(?:true|false)$/.test(kit.attr(el, 'aria-expanded'))) continue;
    const shape = kit.place(el, '').shape;
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    kit.folds.push({ el, part });
  }
  return kit.folds.length;
}`;

/** Brings a fold's button into sight and tells its middle; null where something lies over it. */
export const FOLD_AIM = `async function (kit, at) {
  const { el, part } = kit.folds[at];
  Element.prototype.scrollIntoView.call(el, { block: 'center', inline: 'nearest' });
  await new Promise((done) => setTimeout(done, 50));
  kit.forget();
  kit.folds[at].before = { open: kit.shown(part), said: kit.attr(el, 'aria-expanded') };
  const box = kit.rect(el);
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  return top && kit.contains(el, top) ? { x, y } : null;
}`;

/** After a click: did the part open or close, and does the button still say what it said before? Both, and it is reported. */
export const FOLD_SAYS = `async function (kit, at, waitMs) {
  const { el, part, before } = kit.folds[at];
  await new Promise((done) => setTimeout(done, waitMs));
  kit.forget();
  if (!kit.contains(kit.root, el) || !kit.contains(kit.root, part)) return false;
  const turned = kit.shown(part) !== before.open;
  if (turned) kit.judged('expanded-not-told');
  if (turned && kit.attr(el, 'aria-expanded') === before.said) kit.failed('expanded-not-told', el, 'its part ' + (before.open ? 'closes' : 'opens') + ', aria-expanded stays ' + before.said);
  return turned;
}`;
