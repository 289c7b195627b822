import type { PageCheck } from './page-check.ts';

/**
 * Controls that a click sets off and the keyboard never reaches. The browser's own list of listeners tells which elements
 * take clicks. Certain only where the element looks like a control (pointer as cursor), is small, has words or a picture,
 * and nothing around or inside it takes the focus, nor does another control with the same words.
 */
export const mouseOnly: PageCheck = {
  rules: ['mouse-only-control'],
  source: String.raw`function (kit) {
    const MOUSE = /^(?:click|mouse|pointer)/;
    const heard = (Array.isArray(globalThis.heard) ? globalThis.heard : []).map(([el, types]) => [el, types.filter((type) => MOUSE.test(type))]).filter(([, types]) => types.length > 0);
    const COMPOSITE = '[role=tablist], [role=listbox], [role=menu], [role=menubar], [role=tree], [role=grid], [role=treegrid], [role=radiogroup], [role=toolbar], [role=combobox]';
    const MEMBER = /^(?:tab|option|menuitem|menuitemradio|menuitemcheckbox|treeitem|gridcell|row|radio)$/;
    // Dots and arrows of a row of slides: what they show comes round by itself.
    const CAROUSEL = /swiper|slick|carousel|slide|focus|banner|bx-|flexslider|owl-|lunbo/i;
    const IDLE = /^\s*(?:return\s+(?:false|true)\s*;?|void\s*\(?0\)?\s*;?|;?)\s*$/;
    const candidates = new Map(heard.map(([el, types]) => [el, types.join(' ')]));
    for (const el of kit.all('[onclick], [onmousedown], [onmouseup]')) {
      const handler = kit.attr(el, 'onclick') || kit.attr(el, 'onmousedown') || kit.attr(el, 'onmouseup') || '';
      if (IDLE.test(handler)) candidates.delete(el);
      else candidates.set(el, 'click');
    }
    const same = new Set();
    for (const one of kit.focusables()) {
      const name = kit.name(one).toLowerCase();
      if (name !== '' && kit.shown(one)) same.add(name);
    }
    const screen = innerWidth * innerHeight;
    for (const [el, types] of candidates) {
      if (!(el instanceof HTMLElement) || /^(?:html|body|label|option|area|map|form|table|tbody|tr|script|video|audio|canvas|object|embed)$/.test(kit.tag(el))) continue;
      if (!kit.shown(el)) continue;
      if (kit.insideFocusable(el)) { if (kit.focusable(el)) kit.judged('mouse-only-control'); continue; }
      if (kit.focusables(el).length > 0 || kit.closest(el, 'label, [aria-hidden=true]')) continue;
      if (MEMBER.test(kit.attr(el, 'role') || '') || kit.closest(el, COMPOSITE)) continue;
      if (Array.from(candidates.keys()).some((other) => other !== el && kit.contains(el, other))) continue;
      const box = kit.rect(el);
      if (box.width < 8 || box.height < 8 || box.width * box.height > 0.15 * screen) continue;
      kit.judged('mouse-only-control');
      const name = kit.name(el) || kit.plain(kit.attr(el, 'title'));
      const pictured = kit.tag(el) === 'img' || kit.all('img, svg', el).length > 0 || kit.style(el).backgroundImage !== 'none' || kit.style(el, '::before').content !== 'none';
      if (name === '' && !pictured) continue;
      if (name !== '' && same.has(name.toLowerCase())) continue;
      if (nearTwin(el)) continue;
      const told = 'listens to ' + types + ', cursor ' + kit.style(el).cursor + (name ? ', words: ' + name.slice(0, 40) : '');
      const likeControl = kit.style(el).cursor === 'pointer' && name.length <= 60 && /click|mousedown|pointerdown/.test(types);
      // Without words its purpose is not known: it may double something that the keyboard does elsewhere.
      if (likeControl && name !== '' && !CAROUSEL.test(classesOf(el))) kit.failed('mouse-only-control', el, told);
      else if (likeControl) kit.review('mouse-only-control', el, told);
    }
    /** A field or a list right beside it, which the keyboard reaches, may do the same: the arrow of a list, the eye of a password. */
    function nearTwin(el) {
      const row = kit.parent(el);
      return row !== null && row !== kit.body && kit.all('input:not([type=hidden]), select', row).filter((one) => kit.focusable(one) && kit.shown(one)).length > 0 && kit.name(el).length < 2;
    }
    function classesOf(el) {
      let names = '';
      for (let at = el, up = 0; at && up < 4; at = kit.parent(at), up++) names += ' ' + (kit.attr(at, 'class') || '') + ' ' + (kit.attr(at, 'id') || '');
      return names;
    }
  }`,
};
