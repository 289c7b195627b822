import type { PageCheck } from './page-check.ts';

/** Titles that an editor or a template has left behind (WCAG failure F25), as they stand after scripts. */
export const pageTitle: PageCheck = {
  rules: ['page-title-placeholder'],
  source: String.raw`function (kit) {
    const LEFT = /^(?:无标题(?:文档|页面?|网页)?|未命名(?:文档|页面?|网页)?|untitled(?: document| page)?|new page(?: \d{1,4})?|(?:(?:网站|网页|页面|文章|栏目|站点)(?:标题|名称)\s?){1,4}|标题|title)$/i;
    const title = kit.all('head > title')[0];
    const words = title ? kit.plain(kit.textContent(title)) : '';
    if (words === '') return;
    kit.judged('page-title-placeholder');
    if (LEFT.test(words)) kit.failed('page-title-placeholder', title, words.slice(0, 120));
  }`,
};
