import { bare, type Case, casesOf } from '../case.ts';

const has = casesOf('b5c3f8', '3.1.1');
const valid = casesOf('bf051a', '3.1.1');
const match = casesOf('5b7ae0', '3.1.1');
const right = casesOf('ucwvc8', '3.1.1');
const part = casesOf('de46e4', '3.1.2');
const partRight = casesOf('off6ek', '3.1.2');
const partMissing = casesOf('wcag', '3.1.2');

const text =
  '<main><h1>通知公告</h1><p>各乡镇人民政府，市直各单位：现将有关事项通知如下，请认真贯彻执行。</p></main>';
const english =
  '<p>The city library will be closed from Monday to Wednesday for maintenance. Readers may return their books at the front desk.</p>';
const zh = (root: string) => bare(text, { root, title: '通知公告' });
const inside = (body: string) =>
  bare(`<main><h1>通知公告</h1><p>市图书馆闭馆维护。</p>${body}</main>`, { title: '通知公告' });

/** The language of pages and of their parts. */
export const language: readonly Case[] = [
  has.fails('lang-missing', '没有 lang', zh('')),
  has.fails('lang-empty', 'lang 为空', zh('lang=""')),
  has.fails('lang-only-xml', '只有 xml:lang，在 HTML 里不起作用', zh('xml:lang="zh-CN"')),
  has.passes('lang-zh', '有 lang', zh('lang="zh"')),
  has.passes(
    'lang-by-script',
    'lang 由脚本写入',
    bare(text, {
      root: '',
      title: '通知公告',
      head: '<script>document.documentElement.lang="zh-CN"</script>',
    }),
  ),

  valid.fails('lang-country-code', '把国家代码当语言', zh('lang="cn"')),
  valid.fails('lang-word', 'lang 是一个单词', zh('lang="chinese"')),
  valid.passes('lang-script-and-region', 'zh-Hans-CN', zh('lang="zh-Hans-CN"')),
  valid.passes('lang-upper-case', '大小写不影响', zh('lang="ZH-cn"')),
  valid.passes('lang-extended', 'zh-cmn-Hans 是旧写法，主语言有效', zh('lang="zh-cmn-Hans"')),

  match.fails('lang-xml-lang-differ', 'lang 与 xml:lang 不一致', zh('lang="zh-CN" xml:lang="en"')),
  match.passes('lang-xml-lang-same-primary', 'lang 与 xml:lang 主语言一致', zh('lang="zh-CN" xml:lang="zh"')),

  right.fails('lang-en-on-chinese', '中文网页标为英语', zh('lang="en"')),
  right.fails('lang-fr-on-chinese', '中文网页标为法语', zh('lang="fr"')),
  right.passes(
    'lang-en-on-english',
    '英文网页标为英语',
    bare(`<main><h1>Notice</h1>${english}</main>`, { root: 'lang="en"' }).replace(
      /<title>.*<\/title>/,
      '<title>Notice of the Qinghu City Library</title>',
    ),
  ),
  right.passes(
    'lang-zh-with-foreign-names',
    '中文网页里有不少外文名称',
    bare(
      '<main><h1>开放合作</h1><p>我市企业与 Siemens、Bosch、Samsung SDI 等公司签署合作协议，采用 ISO 9001、5G、AI 等标准和技术。</p></main>',
      { title: '开放合作' },
    ),
  ),

  part.fails(
    'part-lang-word',
    '局部的 lang 不是语言标签',
    inside(`<div id="bad" lang="english">${english}</div>`),
    '#bad',
  ),
  part.fails(
    'part-lang-made-up',
    '局部的 lang 是编造的',
    inside(`<div id="bad" lang="xyzabc">${english}</div>`),
    '#bad',
  ),
  part.passes('part-lang-en', '英文段落标为英语', inside(`<div lang="en">${english}</div>`)),
  part.passes(
    'part-lang-on-hidden',
    '无效的 lang 在对所有人隐藏的块里',
    inside('<div hidden lang="xyzabc">备用</div>'),
  ),
  part.passes(
    'part-lang-empty-element',
    '无效的 lang 所在的元素没有文字',
    inside('<span lang="xyzabc"></span>'),
  ),

  partRight.fails(
    'part-lang-en-on-chinese',
    '中文段落标为英语',
    inside('<div id="bad" lang="en"><p>读者可在总服务台归还图书，逾期不计滞纳金。</p></div>'),
    '#bad',
  ),
  partRight.fails(
    'part-lang-ja-on-english',
    '英文段落标为日语',
    inside(`<div id="bad" lang="ja">${english}</div>`),
    '#bad',
  ),
  partMissing.fails(
    'english-paragraph-unmarked',
    '整段英文没有标语言',
    inside(`<div id="bad">${english}</div>`),
    '#bad',
  ),
  partMissing.passes(
    'foreign-names-unmarked',
    '专有名称不必标语言',
    inside('<p>可通过 WeChat、Alipay 或 App Store 下载使用。</p>'),
  ),
];
