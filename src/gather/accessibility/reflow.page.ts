/** Before the window is made smaller: what is cut off by its box already. The source of a `function (kit)`. */
export const CLIPPED_BEFORE = `function (kit) {
  kit.holders = [...new Set(kit.texts().map(({ holder }) => holder))].slice(0, 1500);
  kit.clipped = new Set(kit.holders.filter(clipped));
  function clipped(el) { ${clippedBody()} }
}`;

/** With the window half as wide and high, as at a zoom of 200 %: texts whose end can no longer be seen. */
export const CLIPPED_AFTER = `function (kit) {
  kit.forget();
  let looked = 0;
  for (const el of kit.holders) {
    if (kit.clipped.has(el) || !kit.shown(el)) continue;
    looked++;
    if (clipped(el)) kit.review('text-clipped-enlarged', el, 'at 200 % a part of the text is cut off: ' + kit.words(el).slice(0, 60));
  }
  if (looked > 0) kit.judged('text-clipped-enlarged');
  function clipped(el) { ${clippedBody()} }
}`;

/** Cut off by a box that hides what does not fit, and does not scroll, tell by dots, or lie in a row of slides. */
function clippedBody(): string {
  return `
    if (kit.words(el).length < 4) return false;
    const text = kit.rect(el);
    for (let up = el, steps = 0; up && up !== kit.body && steps < 6; up = kit.parent(up), steps++) {
      const style = kit.style(up);
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return false;
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return false;
      if (/swiper|slick|carousel|slide|scroll|marquee|focus|banner/i.test((kit.attr(up, 'class') || '') + (kit.attr(up, 'id') || ''))) return false;
      const hides = /hidden|clip/;
      const box = kit.rect(up);
      if (hides.test(style.overflowX) && text.right > box.right + 8 && box.width > 20) return true;
      if (hides.test(style.overflowY) && text.bottom > box.bottom + 0.5 * parseFloat(kit.style(el).fontSize) && box.height > 8) return true;
    }
    return false;`;
}

/**
 * In a window of 320 px: paragraphs that are wider than it, so that each of their lines has to be scrolled (WCAG 1.4.10).
 * What needs two dimensions (tables, code, maps) does not count. The source of a `function (kit)`.
 */
export const WIDE_AT_320 = `function (kit) {
  kit.forget();
  const wide = kit.root.scrollWidth;
  const shown = kit.texts().filter(({ holder }) => kit.shown(holder));
  if (shown.length === 0) return;
  kit.judged('sideways-scrolling');
  if (wide <= innerWidth + 8) return;
  const TWO = 'table, pre, code, svg, canvas, [role=grid], [role=toolbar], video, iframe, select';
  const cut = shown.find(({ text, holder }) => {
    if (text.length < 30 || kit.closest(holder, TWO)) return false;
    for (let up = holder; up && up !== kit.body; up = kit.parent(up))
      if (/auto|scroll|hidden|clip/.test(kit.style(up).overflowX) && up !== kit.root) return false;
    const range = document.createRange();
    range.selectNodeContents(holder);
    return Array.from(range.getClientRects()).some((line) => line.width > innerWidth + 16 && line.right + scrollX > innerWidth + 40);
  });
  const told = 'the page is ' + wide + ' px wide in a window of ' + innerWidth + ' px';
  if (cut) kit.failed('sideways-scrolling', cut.holder, told + '; lines of this text are longer than the window');
  // A little too wide may be one margin: nobody loses a word by it.
  else if (wide >= 1.25 * innerWidth && !kit.all(TWO).some((el) => kit.shown(el) && kit.rect(el).right + scrollX > innerWidth + 8)) kit.review('sideways-scrolling', kit.body, told);
}`;
