import { ARTICLE_BODY } from './article-body.ts';
import { ALT_IS_FILE, ALT_SAYS_NOTHING } from './generic-alt.ts';
import type { PageCheck } from './page-check.ts';

/** Alternatives that are none, alternatives that are all alike, and notices that are nothing but a picture. */
export const pictures: PageCheck = {
  rules: ['image-alt-generic', 'image-alt-repeated', 'picture-notice'],
  source: String.raw`function (kit) {
    const FILE = ${ALT_IS_FILE};
    const NOTHING = ${ALT_SAYS_NOTHING};
    const shown = kit.all('img').filter((img) => kit.shown(img) && !kit.closest(img, '[aria-hidden=true], [role=presentation], [role=none]'));
    const byAlt = new Map();
    for (const img of shown) {
      if (kit.label(img) !== '') continue;
      const alt = kit.plain(kit.attr(img, 'alt'));
      // The name of a picture that is a link is the link's: read off the HTML elsewhere.
      if (alt === '' || kit.closest(img, 'a[href]')) continue;
      kit.judged('image-alt-generic');
      if (FILE.test(alt) || NOTHING.test(alt)) {
        kit.failed('image-alt-generic', img, 'alt: ' + alt.slice(0, 80));
        continue;
      }
      const box = kit.rect(img);
      if (box.width < 200 || box.height < 120 || kit.closest(img, 'button')) continue;
      const key = alt + '\n' + kit.selector(kit.closest(img, 'div, article, section, main, td') || kit.body);
      byAlt.set(key, [...(byAlt.get(key) || []), img]);
    }
    for (const [key, same] of byAlt) {
      kit.judged('image-alt-repeated');
      const files = new Set(same.map((img) => kit.attr(img, 'src')));
      if (files.size >= 3) kit.failed('image-alt-repeated', same[1], files.size + ' pictures with the alt: ' + key.split('\n')[0].slice(0, 60));
    }

    // The body of an article: the smallest block that holds a large picture and is called so.
    const BODY = '${ARTICLE_BODY}';
    const bodies = kit.all(BODY).filter((one) => kit.shown(one) && kit.all(BODY, one).length === 0);
    if (bodies.length !== 1) return;
    const body = bodies[0];
    const words = kit.words(body).length < 400 ? kit.texts().filter(({ holder }) => kit.contains(body, holder)).reduce((sum, { text }) => sum + text.length, 0) : 400;
    const large = kit.all('img', body).filter((img) => {
      const box = kit.rect(img);
      return kit.shown(img) && box.width >= 400 && box.height >= 400 && !kit.closest(img, 'a[href]');
    });
    if (large.length === 0 && words < 100) return;
    kit.judged('picture-notice');
    if (large.length > 0 && words < 100 && large.every((img) => kit.plain(kit.attr(img, 'alt')).length < 60))
      kit.review('picture-notice', large[0], large.length + ' large picture(s), ' + words + ' signs of text');
  }`,
};
