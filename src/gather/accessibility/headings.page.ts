import type { PageCheck } from './page-check.ts';

/** Headings and labels that say nothing (WCAG 2.4.6); empty ones are the engine's. Certain are only what templates and editors leave behind. */
export const headings: PageCheck = {
  rules: ['heading-generic', 'heading-placeholder', 'label-generic', 'label-placeholder'],
  source: String.raw`function (kit) {
    const NOTHING = /^[\p{P}\p{S}\d\s]*$/u;
    const HEADING = /^(?:标题|大标题|小标题|一级标题|二级标题|无标题|新建标题|heading|headline|title|untitled|lorem ipsum|h[1-6])$/i;
    const LEFT = /^(?:(?:大|小|主|副|[一二三]级|栏目|模块|文章|网站|页面)标题|(?:这里是|请输入|添加|点击添加)(?:大|小|栏目|文章)?标题|(?:栏目|模块)名称|untitled|lorem ipsum[\w ,.]{0,40})$/i;
    const LEFT_LABEL = /^(?:请?输入|输入框|文本框|标签|(?:字段|输入框|文本框?|标签|选项|field|label|input|text(?:box)?)\s?\d{1,3}|label|input|textbox|field)[:：]?$/i;
    const LABEL = /^(?:标签|输入|输入框|文本|文本框|内容|请输入|请填写|label|text|input|field|textbox)[:：]?$/i;
    for (const heading of kit.all('h1, h2, h3, h4, h5, h6, [role=heading]').filter(kit.shown)) {
      const words = kit.name(heading);
      if (words === '') continue;
      kit.judged('heading-generic');
      // A year or a number is a heading of a list; signs alone are not.
      const told = 'words: ' + words.slice(0, 60);
      if (LEFT.test(words) && !speaksOfHeadings(heading)) kit.failed('heading-placeholder', heading, told);
      else if (LEFT.test(words) || HEADING.test(words) || (NOTHING.test(words) && !/\d{4}/.test(words))) kit.failed('heading-generic', heading, told);
    }
    const left = [];
    for (const label of kit.all('label').filter(kit.shown)) {
      const words = kit.words(label);
      if (words === '') continue;
      kit.judged('label-generic');
      if (LEFT_LABEL.test(words) && isAlone(label)) left.push(label);
      else if (LABEL.test(words) || LEFT_LABEL.test(words) || (NOTHING.test(words) && !/\d/.test(words))) kit.failed('label-generic', label, 'words: ' + words.slice(0, 60));
    }
    // One such label may stand in a place that says the rest.
    for (const label of left) kit.failed(left.length >= 2 ? 'label-placeholder' : 'label-generic', label, 'words: ' + kit.words(label).slice(0, 60));

    /** A text about titles has headings that name them. */
    function speaksOfHeadings(heading) {
      const around = kit.parent(heading);
      const others = around === null ? [] : kit.children(around).filter((one) => one !== heading && !kit.matches(one, 'h1, h2, h3, h4, h5, h6')).slice(0, 20);
      return others.some((one) => /标题|栏目|模块|heading|title/i.test(kit.words(one)));
    }
    /** Its field is told by nothing else: no legend, no placeholder, no further words in the row. */
    function isAlone(label) {
      const id = kit.attr(label, 'for');
      const field = (id && kit.byId(id)) || kit.all('input, select, textarea', label)[0];
      if (!field || /^(?:radio|checkbox|file|hidden)$/i.test(kit.attr(field, 'type') || '') || ['placeholder', 'title', 'aria-label', 'aria-labelledby', 'aria-describedby'].some((name) => kit.plain(kit.attr(field, name)) !== '')) return false;
      if (kit.closest(label, 'fieldset, [role=group], [role=radiogroup], td, dd')) return false;
      const row = kit.parent(label);
      return row !== null && (kit.all('label', row).length > 1 || kit.words(row).replace(kit.words(label), '').trim() === '');
    }
  }`,
};
