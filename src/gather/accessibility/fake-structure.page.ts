import type { PageCheck } from './page-check.ts';

/** What looks like a heading or a list and is none. */
export const fakeStructure: PageCheck = {
  rules: ['fake-heading', 'headings-unmarked', 'fake-list'],
  source: String.raw`function (kit) {
    const texts = kit.texts();
    const sizes = new Map();
    for (const { text, holder } of texts) {
      const size = parseFloat(kit.style(holder).fontSize);
      sizes.set(size, (sizes.get(size) || 0) + text.length);
    }
    let base = 16;
    let most = 0;
    for (const [size, signs] of sizes) if (signs > most) { most = signs; base = size; }

    const looks = [];
    const NOT = 'h1, h2, h3, h4, h5, h6, [role=heading], a, button, label, th, caption, legend, nav, header, footer, summary, figcaption, dt, select, [role=tab], [role=button]';
    const HEADINGLIKE = /(?:^|[-_ ])(?:title|tit|heading|hd|bt)(?:$|[-_ \d])/i;
    for (const { text, holder } of texts) {
      if (text.length < 2 || text.length > 40 || /[。；;，,]$/.test(text) || !/\p{L}{2}/u.test(text)) continue;
      if (kit.closest(holder, NOT)) continue;
      const style = kit.style(holder);
      const bold = parseInt(style.fontWeight, 10) >= 600;
      const size = parseFloat(style.fontSize);
      const called = HEADINGLIKE.test(kit.attr(holder, 'class') || '') || HEADINGLIKE.test(kit.attr(holder, 'id') || '');
      if (!(size >= 1.35 * base && (bold || called)) && !(bold && called && size >= 1.15 * base)) continue;
      const words = kit.plain(kit.textContent(holder));
      if (words !== text) continue;
      let block = holder;
      while (block && kit.style(block).display === 'inline') block = kit.parent(block);
      if (!block || kit.plain(kit.textContent(block)) !== text) continue;
      looks.push({ holder, block, like: kit.tag(block) + ' ' + (kit.attr(block, 'class') || '') + ' ' + size + ' ' + bold, sure: size >= 1.35 * base && bold, told: size + ' px' + (bold ? ', bold' : '') + ', other text ' + base + ' px' });
    }
    // Certain where several parts of one text begin alike, each with words of its own below.
    for (const { holder, block, like, sure, told } of looks) {
      const alike = looks.filter((one) => one.like === like && one.sure && kit.parent(one.block) === kit.parent(block) && heads(one.block, looks));
      if (sure && alike.length >= 2 && alike.some((one) => one.block === block)) kit.failed('headings-unmarked', holder, told);
      else kit.failed('fake-heading', holder, told);
    }
    if (texts.length > 0) kit.judged('fake-heading');

    /** A paragraph of common text follows it. */
    function heads(block, all) {
      const siblings = kit.children(kit.parent(block));
      const next = siblings[siblings.indexOf(block) + 1];
      if (!next || !/^(?:p|div|ul|ol|table|section)$/.test(kit.tag(next)) || all.some((one) => one.block === next)) return false;
      return kit.shown(next) && kit.words(next).length >= 10 && parseFloat(kit.style(next).fontSize) <= 1.1 * base && !kit.closest(block, 'li, td, figure, blockquote, aside, nav, [class*=slide], [class*=banner]');
    }

    const MARK = /^(?:[•·●■◆▪►★※]\s?|[-–]\s|[（(]?\d{1,2}[)）、.．]\s?)\S/;
    const runs = new Map();
    for (const { text, holder } of texts) {
      if (!MARK.test(text) || kit.closest(holder, 'li, dt, dd, a, h1, h2, h3, h4, h5, h6, td, option')) continue;
      const above = kit.tag(holder) === 'p' || kit.tag(holder) === 'div' ? kit.parent(holder) : holder;
      if (above) runs.set(above, [...(runs.get(above) || []), { text, holder }]);
    }
    for (const [, run] of runs) {
      if (run.length < 3) continue;
      kit.judged('fake-list');
      // Numbered clauses of a document are its text; what bullets set off is a list.
      if (run.every(({ text }) => /^[•·●■◆▪►★]/.test(text))) kit.failed('fake-list', run[0].holder, run.length + ' lines with bullets');
    }
  }`,
};
