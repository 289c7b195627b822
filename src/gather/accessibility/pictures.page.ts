import type { PageCheck } from './page-check.ts';

/** Alternatives that are none, alternatives that are all alike, and notices that are nothing but a picture. */
export const pictures: PageCheck = {
  rules: ['image-alt-generic', 'image-alt-repeated', 'picture-notice'],
  source: String.raw`function (kit) {
    const FILE = /^[^\s\/]{1,80}\.(?:jpe?g|png|gif|bmp|webp|svg|tiff?)$/i;
    const NOTHING = /^(?:图片|图像|图片\s?\d{1,3}|未命名|无标题|image|image\s?\d{1,3}|img|img_?\d{1,6}|dsc_?\d{1,6}|photo|picture|pic|untitled|undefined|null|alt|(?:请|此处|在此|在这里|这里)?(?:输入|填写|插入)图片(?:描述|说明|标题|名称)|图片(?:描述|说明|标题|名称|alt)|替代文字|alt(?:ernative)? text|image description|微信图片_?\d{0,20}|timg|spacer)$/i;
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
    const BODY = 'article, main, .TRS_Editor, .trs_editor_view, #zoom, #Zoom, #UCAP-CONTENT, .ucapcontent, .article-content, .article_content, .articleContent, .news_content, .view, .xl_content, .detail-content, .content_body, .zwcontent, .wzcon';
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
