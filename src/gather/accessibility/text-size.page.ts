import type { PageCheck } from './page-check.ts';

/** Style that keeps visitors from having the text as they need it: letters that do not grow, lines that stay close, pages turned sideways. */
export const textSize: PageCheck = {
  rules: ['text-size-in-vw', 'line-height-locked', 'page-turned'],
  source: String.raw`function (kit) {
    const sizes = new Set();
    for (const rule of kit.rules()) {
      const size = /^([\d.]{1,8})vw$/.exec(rule.style.fontSize);
      if (size) sizes.add((parseFloat(size[1]) * innerWidth) / 100);
      if (sizes.size >= 50) break;
    }
    if (sizes.size > 0) {
      kit.judged('text-size-in-vw');
      const bound = kit.texts().filter(({ holder }) => { const own = parseFloat(kit.style(holder).fontSize); return [...sizes].some((size) => Math.abs(size - own) < 0.05); });
      const longest = bound.sort((a, b) => b.text.length - a.text.length)[0];
      const signs = bound.reduce((sum, { text }) => sum + text.length, 0);
      if (longest && signs >= 20) kit.failed('text-size-in-vw', longest.holder, 'size of letters in vw: they do not grow when the page is enlarged');
    }

    for (const el of kit.all('[style*="line-height"]').slice(0, 2000)) {
      const style = kit.attr(el, 'style').slice(0, 2000);
      if (!/line-height\s*:[^;]{1,40}!\s*important/i.test(style) || !kit.shown(el)) continue;
      kit.judged('line-height-locked');
      const { lineHeight, fontSize, display } = kit.style(el);
      const line = parseFloat(lineHeight);
      const size = parseFloat(fontSize);
      if (!(line > 0) || !(size > 0) || line >= 1.5 * size - 0.1 || display === 'inline') continue;
      const own = kit.texts().filter(({ holder }) => holder === el).reduce((sum, { text }) => sum + text.length, 0);
      // Lines that the browser breaks, not lines of their own.
      if (own * size > 1.6 * kit.rect(el).width && kit.rect(el).height >= 1.9 * line) kit.failed('line-height-locked', el, 'line-height ' + (line / size).toFixed(2) + ' with !important');
    }

    for (const sheet of Array.from(document.styleSheets).slice(0, 60)) {
      try { turned(sheet.cssRules, false, 0); } catch { /* a sheet of another host cannot be read */ }
    }
    function turned(list, inOrientation, depth) {
      if (depth > 4) return;
      for (const rule of Array.from(list).slice(0, 5000)) {
        if (rule instanceof CSSMediaRule) turned(rule.cssRules, inOrientation || /orientation\s*:/.test(rule.conditionText), depth + 1);
        else if (inOrientation && rule instanceof CSSStyleRule && rule.selectorText.split(',').some((one) => /^\s*(?:html|body|:root|html\s*>?\s*body)\s*$/.test(one))) {
          kit.judged('page-turned');
          const angle = degrees(rule.style.transform) + degrees(rule.style.getPropertyValue('rotate') ? 'rotate(' + rule.style.getPropertyValue('rotate') + ')' : '');
          if (Math.abs(Math.abs(angle) % 180 - 90) < 1) kit.failed('page-turned', kit.body, rule.selectorText.slice(0, 60) + ' turned by ' + angle + ' degrees');
        }
      }
    }
    function degrees(text) {
      const found = /rotate[zZ]?\(\s*(-?[\d.]{1,8})(deg|turn|rad|grad)\s*\)/.exec(text || '');
      if (!found) return 0;
      return Math.round(parseFloat(found[1]) * { deg: 1, turn: 360, rad: 180 / Math.PI, grad: 0.9 }[found[2]]);
    }
  }`,
};
