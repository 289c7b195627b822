import type { PageCheck } from './page-check.ts';

/** Headings and labels that say nothing (WCAG 2.4.6); empty ones are the engine's. */
export const headings: PageCheck = {
  rules: ['heading-generic', 'label-generic'],
  source: String.raw`function (kit) {
    const NOTHING = /^[\p{P}\p{S}\d\s]*$/u;
    const HEADING = /^(?:标题|大标题|小标题|一级标题|二级标题|无标题|新建标题|heading|headline|title|untitled|lorem ipsum|h[1-6])$/i;
    const LABEL = /^(?:标签|输入|输入框|文本|文本框|内容|请输入|请填写|label|text|input|field|textbox)[:：]?$/i;
    for (const heading of kit.all('h1, h2, h3, h4, h5, h6, [role=heading]').filter(kit.shown)) {
      const words = kit.name(heading);
      if (words === '') continue;
      kit.judged('heading-generic');
      // A year or a number is a heading of a list; signs alone are not.
      if (HEADING.test(words) || (NOTHING.test(words) && !/\d{4}/.test(words))) kit.failed('heading-generic', heading, 'words: ' + words.slice(0, 60));
    }
    for (const label of kit.all('label').filter(kit.shown)) {
      const words = kit.words(label);
      if (words === '') continue;
      kit.judged('label-generic');
      if (LABEL.test(words) || (NOTHING.test(words) && !/\d/.test(words))) kit.failed('label-generic', label, 'words: ' + words.slice(0, 60));
    }
  }`,
};
