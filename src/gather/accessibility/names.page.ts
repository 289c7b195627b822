import type { PageCheck } from './page-check.ts';

/** Names that differ from what is to be seen (WCAG 2.5.3), headings whose words are a picture, fields that share an id. */
export const names: PageCheck = {
  rules: ['label-not-in-name', 'heading-without-name', 'label-duplicate-id'],
  source: String.raw`function (kit) {
    const bare = (text) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const PRESSED = 'a[href], button, summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=switch]';
    for (const el of kit.all('[aria-label], [aria-labelledby]').slice(0, 2000)) {
      if (!kit.matches(el, PRESSED) || !kit.shown(el) || kit.closest(el, '[aria-hidden=true]')) continue;
      const name = bare(kit.referenced(el, 'aria-labelledby') || kit.plain(kit.attr(el, 'aria-label')));
      if (name === '') continue;
      const pieces = wordsSeen(el);
      const seen = bare(pieces.join(''));
      // Signs and single letters are icons; a whole card is not the label of a link.
      if (seen.length > 30 || !/\p{Script=Han}{2}|\p{L}{4}/u.test(seen)) continue;
      kit.judged('label-not-in-name');
      if (name.includes(seen) || pieces.every((one) => name.includes(bare(one)))) continue;
      kit.failed('label-not-in-name', el, 'shown: ' + pieces.join(' ').slice(0, 60) + '; name: ' + name.slice(0, 60));
    }

    for (const heading of kit.all('h1, h2, h3, h4, h5, h6, [role=heading]').slice(0, 300)) {
      if (!kit.shown(heading) || kit.closest(heading, '[aria-hidden=true], [role=presentation], [role=none]')) continue;
      const drawn = kit.all('img, svg', heading).filter((one) => { const box = kit.rect(one); return kit.shown(one) && box.width >= 40 && box.height >= 12; });
      if (drawn.length === 0) continue;
      kit.judged('heading-without-name');
      if (kit.label(heading) !== '' || kit.words(heading) !== '' || kit.plain(kit.attr(heading, 'title')) !== '') continue;
      if (kit.all('[title], [aria-labelledby], title, object, iframe, video, canvas', heading).length > 0 || [heading, ...kit.all('*', heading).slice(0, 30)].some(written)) continue;
      kit.failed('heading-without-name', heading, 'a picture without an alternative text is all that stands in it');
    }

    const ids = new Set();
    for (const field of kit.all('input[id], select[id], textarea[id]').slice(0, 1000)) {
      const id = kit.attr(field, 'id');
      if (!ids.has(id)) { ids.add(id); continue; }
      if (/^(?:hidden|button|submit|reset|image)$/i.test(kit.attr(field, 'type') || '') || !kit.shown(field) || kit.byId(id) === field) continue;
      kit.judged('label-duplicate-id');
      const own = ['aria-label', 'title', 'placeholder'].some((name) => kit.plain(kit.attr(field, name)) !== '');
      if (own || kit.referenced(field, 'aria-labelledby') !== '' || kit.closest(field, 'label, [aria-hidden=true]')) continue;
      // A label belongs to the first element that bears the id.
      if (kit.all('label[for=' + CSS.escape(id) + ']').length > 0) kit.failed('label-duplicate-id', field, 'id ' + id.slice(0, 40) + ' belongs to a field before it');
    }

    function wordsSeen(el) {
      const walker = Document.prototype.createTreeWalker.call(document, el, NodeFilter.SHOW_TEXT);
      const words = [];
      for (let n = 0; n < 50; n++) {
        const node = walker.nextNode();
        if (!node) break;
        const text = kit.plain(kit.textContent(node));
        const holder = kit.parent(node);
        if (text !== '' && holder && kit.shown(holder) && isIn(node, el)) words.push(text);
      }
      return words;
    }
    /** Words that are moved out of their box, or shrunk to nothing, are there for aids only. */
    function isIn(node, el) {
      const range = Document.prototype.createRange.call(document);
      Range.prototype.selectNodeContents.call(range, node);
      const at = Range.prototype.getBoundingClientRect.call(range);
      const box = kit.rect(el);
      const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
      return at.width > 4 && at.height > 4 && x > box.left - 4 && x < box.right + 4 && y > box.top - 4 && y < box.bottom + 4;
    }
    function written(el) {
      return ['::before', '::after'].some((part) => /["'][^"']*\p{L}/u.test(kit.style(el, part).content));
    }
  }`,
};
