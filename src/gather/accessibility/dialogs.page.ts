/** What the look at dialogs asks inside the page. Each is the source of a `function (kit, …)`. */

/** Controls which say that they open a dialog; never a submit button. At most `most`, one of a shape. */
export const DIALOG_OPENERS = String.raw`function (kit, most) {
  kit.forget();
  kit.openers = [];
  const shapes = new Set();
  const target = (el) => {
    const to = kit.attr(el, 'aria-controls') || kit.attr(el, 'data-target') || kit.attr(el, 'data-bs-target') || (kit.attr(el, 'href') || '').replace(/^[^#]*/, '');
    const id = (to || '').replace(/^#/, '');
    return id ? kit.byId(id) : null;
  };
  for (const el of kit.all('[aria-haspopup=dialog], [data-toggle=modal], [data-bs-toggle=modal], button, a[href^="#"], [role=button]')) {
    if (!kit.shown(el) || kit.matches(el, ':disabled, [type=submit], form button:not([type=button])') || kit.openers.length >= most) continue;
    const says = kit.attr(el, 'aria-haspopup') === 'dialog' || /^modal$/.test(kit.attr(el, 'data-toggle') || kit.attr(el, 'data-bs-toggle') || '');
    const to = target(el);
    const dialog = to && (kit.matches(to, 'dialog, [role=dialog], [role=alertdialog], [aria-modal=true], .modal'));
    const calls = /showModal\(|(?:open|show)(?:Dialog|Modal|Popup)\(|(?:dialog|modal|popup)\w{0,20}\.(?:show|open)/i.test((kit.attr(el, 'onclick') || '').slice(0, 500));
    const hasHidden = kit.tag(el) === 'button' && (kit.attr(el, 'type') || '') === 'button' && hidden().length > 0 && Array.isArray(globalThis.heard) && globalThis.heard.some(([one, types]) => one === el && types.includes('click'));
    if (!says && !dialog && !calls && !hasHidden) continue;
    const shape = kit.place(el, '').shape;
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    kit.openers.push(el);
  }
  return kit.openers.length;
  function hidden() { return kit.hiddenDialogs || (kit.hiddenDialogs = kit.all('dialog, [role=dialog], [role=alertdialog], [aria-modal=true]').filter((one) => !kit.shown(one))); }
}`;

/** Brings an opener into sight and tells its middle; null where something lies over it. */
export const DIALOG_AIM = `async function (kit, at) {
  const el = kit.openers[at];
  kit.openBefore = new Set(kit.all('dialog, [role=dialog], [role=alertdialog], [aria-modal=true], .modal').filter(kit.isOpen = (one) => { kit.forget(); return kit.shown(one); }));
  Element.prototype.scrollIntoView.call(el, { block: 'center', inline: 'nearest' });
  await new Promise((done) => setTimeout(done, 50));
  const box = kit.rect(el);
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return top && (kit.contains(el, top) || kit.contains(top, el)) ? { x, y } : null;
}`;

/** The dialog that is open and was not before (or, for `null`, on loading); its state. */
export const DIALOG_OPENED = `async function (kit, waitMs) {
  await new Promise((done) => setTimeout(done, waitMs));
  kit.forget();
  const before = kit.openBefore || new Set();
  const open = kit.all('dialog, [role=dialog], [role=alertdialog], [aria-modal=true], .modal').filter((one) => kit.shown(one) && !before.has(one));
  const dialog = open.find((one) => !open.some((other) => other !== one && kit.contains(one, other))) || null;
  kit.dialog = dialog;
  if (!dialog) return null;
  const box = kit.rect(dialog);
  const modal = kit.matches(dialog, 'dialog:modal, [aria-modal=true]') || covers(dialog);
  const active = kit.active();
  return { modal, focusIn: active !== null && kit.contains(dialog, active), stops: kit.focusables(dialog).filter(kit.shown).length, area: box.width * box.height };
  /** Something lies over all of the page around it. */
  function covers(el) {
    const corners = [[5, 5], [innerWidth - 5, 5], [5, innerHeight - 5], [innerWidth - 5, innerHeight - 5]];
    const tops = corners.map(([x, y]) => document.elementFromPoint(x, y));
    return tops.every((top) => {
      for (let up = top; up && up !== kit.body && up !== kit.root; up = kit.parent(up)) if (kit.style(up).position === 'fixed') return true;
      return false;
    });
  }
}`;

/** Is the focus in the open dialog, and is the dialog still open? */
export const DIALOG_STATE = `function (kit) {
  kit.forget();
  const active = kit.active();
  const nowhere = !active || active === kit.body || active === kit.root;
  return { open: kit.shown(kit.dialog), inside: !nowhere && kit.contains(kit.dialog, active), nowhere };
}`;

/** How the dialog can be closed: by a control with a name that the keyboard reaches, by one that it does not, or by none that can be told. */
export const DIALOG_CLOSE = String.raw`function (kit) {
  const CLOSE = /关闭|取消|返回|知道了|确定|确认|同意|close|cancel|dismiss|ok\b|×|✕|✖|^\s*x\s*$/i;
  const called = (el) => /close|guanbi|dismiss|cancel/i.test((kit.attr(el, 'class') || '') + ' ' + (kit.attr(el, 'id') || '') + ' ' + (kit.attr(el, 'onclick') || '').slice(0, 200) + (kit.has(el, 'data-dismiss') || kit.has(el, 'data-bs-dismiss') ? ' close' : ''));
  const heard = Array.isArray(globalThis.heard) ? globalThis.heard : [];
  const all = kit.all('*', kit.dialog).filter(kit.shown);
  const mouse = all.filter((el) => (called(el) || CLOSE.test(kit.name(el).slice(0, 12))) && (kit.has(el, 'onclick') || heard.some(([one, types]) => one === el && types.includes('click'))) && !kit.insideFocusable(el) && kit.focusables(el).length === 0);
  const keyed = kit.focusables(kit.dialog).filter((el) => kit.shown(el) && (called(el) || CLOSE.test(kit.name(el).slice(0, 12))));
  const named = keyed.filter((el) => kit.name(el) !== '');
  return { mouse: mouse.length, keyed: keyed.length, named: named.length };
}`;

export const DIALOG_REPORT = `function (kit, rule, verdict, summary) {
  kit.say(rule, verdict, kit.dialog, summary);
}`;

export const DIALOG_JUDGED = `function (kit, rules) {
  for (const rule of rules) kit.judged(rule);
}`;

/** Shuts what is still open, so that what is looked at next does not meet it. */
export const DIALOG_SHUT = `async function (kit) {
  if (!kit.dialog) return;
  if (kit.tag(kit.dialog) === 'dialog' && kit.has(kit.dialog, 'open')) HTMLDialogElement.prototype.close.call(kit.dialog);
  else {
    const close = kit.all('button, a, [role=button], [data-dismiss], [data-bs-dismiss], [class*=close]', kit.dialog).find((el) => kit.shown(el) && /close|dismiss|关闭|取消|×/i.test(kit.name(el) + (kit.attr(el, 'class') || '') + (kit.has(el, 'data-dismiss') ? 'close' : '')));
    if (close instanceof HTMLElement) HTMLElement.prototype.click.call(close);
  }
  await new Promise((done) => setTimeout(done, 200));
}`;
