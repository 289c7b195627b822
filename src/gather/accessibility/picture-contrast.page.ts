/** Where the texts stand that are to be looked at: how far to scroll for each screenful. Source of a `function (kit, selectors, most)`. */
export const TEXT_BANDS = `function (kit, selectors, most) {
  kit.forget();
  window.scrollTo(0, 0);
  // Nothing may change between the two pictures but the text.
  kit.still = new CSSStyleSheet();
  kit.still.replaceSync('*, *::before, *::after { transition: none !important; animation-play-state: paused !important; caret-color: transparent !important; scroll-behavior: auto !important; }');
  kit.bare = new CSSStyleSheet();
  kit.bare.replaceSync('*, *::before, *::after { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, kit.still];
  kit.undecided = [];
  for (const selector of selectors) {
    let el = null;
    try { el = kit.all(selector)[0]; } catch { continue; }
    if (el && kit.shown(el) && !kit.closest(el, ':disabled, [aria-disabled=true], .disabled, .disable')) kit.undecided.push(el);
  }
  const tops = kit.undecided.map((el) => kit.rect(el).top + scrollY).sort((a, b) => a - b);
  const bands = [];
  let until = -1;
  for (const top of tops) {
    if (top <= until || bands.length >= most) continue;
    bands.push(Math.max(0, top - 20));
    until = Math.max(0, top - 20) + innerHeight - 40;
  }
  return bands;
}`;

/** The texts on this screenful, with colour, rectangles of their lines, and the contrast which WCAG asks of them. */
export const TEXT_BOXES = String.raw`async function (kit, band) {
  window.scrollTo(0, band);
  await new Promise((done) => setTimeout(done, 60));
  kit.done = kit.done || new Set();
  const boxes = [];
  for (const el of kit.undecided) {
    if (kit.done.has(el)) continue;
    const style = kit.style(el);
    const colour = kit.colour(style.webkitTextFillColor) || kit.colour(style.color);
    if (!colour || colour.a < 0.05 || /text/.test(style.webkitBackgroundClip) || style.mixBlendMode !== 'normal') continue;
    let faint = 1;
    for (let up = el; up; up = kit.parent(up)) {
      const above = kit.style(up);
      faint *= Number(above.opacity);
      if (above.filter !== 'none' || above.mixBlendMode !== 'normal') faint = 0;
    }
    if (faint < 0.05) continue;
    const rects = [];
    for (const { holder, node, text } of kit.texts()) {
      // Signs of an icon font are no text.
      if (holder !== el || !/[\p{L}\p{N}]/u.test(text)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const r of Array.from(range.getClientRects()).slice(0, 20))
        if (r.width >= 4 && r.height >= 4 && r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth) rects.push({ x: r.left, y: r.top, width: r.width, height: r.height });
    }
    if (rects.length === 0) continue;
    kit.done.add(el);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    boxes.push({ place: kit.place(el, ''), colour: { ...colour, a: colour.a * faint }, required: large ? 3 : 4.5, rects });
  }
  return boxes;
}`;

export const TEXT_HIDE = `function (kit) {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, kit.bare];
}`;

export const TEXT_SHOW = `function (kit, all) {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== kit.bare && !(all && one === kit.still));
  if (all) window.scrollTo(0, 0);
}`;
