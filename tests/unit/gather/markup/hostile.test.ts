import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Url } from '../../../../src/domain/brand.ts';
import { markupSchema } from '../../../../src/domain/facts/accessibility.ts';
import { siteMarkupSchema } from '../../../../src/domain/facts/site-markup.ts';
import { readMarkup } from '../../../../src/gather/markup.ts';
import { parsePage } from '../../../../src/gather/parse.ts';
import { createMarkupBook } from '../../../../src/gather/site-markup.ts';

const TAGS = [
  'a',
  'img',
  'input',
  'form',
  'video',
  'body',
  'html',
  'nav',
  'label',
  'table',
  'tr',
  'script',
  'style',
  'p',
  'iframe',
  '\u0000x',
];
const NAMES = [
  'id',
  'class',
  'href',
  'alt',
  'style',
  'src',
  'name',
  'placeholder',
  'onselectstart',
  'accesskey',
  '__proto__',
  'constructor',
];
const WORDS = [
  '验证码',
  '#main',
  '跳到主要内容',
  '请点击右侧红色按钮',
  '红色为必填项',
  '%E4%',
  'user-select:none',
  'captcha',
  '1.jpg',
  '0715-8126060',
  '\u202e',
  '"><',
];

const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 30, unit: 'binary' }));
const attribute = fc.tuple(fc.constantFrom(...NAMES), text).map(([name, value]) => ` ${name}="${value}"`);
const opening = fc
  .tuple(fc.constantFrom(...TAGS), fc.array(attribute, { maxLength: 4 }))
  .map(([tag, attributes]) => `<${tag}${attributes.join('')}>`);
const closing = fc.constantFrom(...TAGS).map((tag) => `</${tag}>`);
const page = fc.array(fc.oneof(opening, closing, text), { maxLength: 60 }).map((parts) => parts.join(''));

function read(html: string): void {
  const reading = readMarkup(parsePage(html, 'http://www.demo.gov.cn/' as Url).root);
  const book = createMarkupBook();
  book.add('http://www.demo.gov.cn/', reading, () => 'http://www.demo.gov.cn/x');
  const closed = book.close();
  siteMarkupSchema.parse(closed?.site);
  for (const { facts } of closed?.pages ?? []) {
    const { results } = markupSchema.parse(facts);
    for (const node of results.flatMap((one) => one.nodes)) {
      expect(node.html.length).toBeLessThanOrEqual(300);
      expect(node.selector.length).toBeLessThanOrEqual(500);
      expect(node.shape.length).toBeLessThanOrEqual(2_000);
    }
  }
}

describe('hostile pages', () => {
  it('give facts in their form, whatever they are', () => {
    fc.assert(fc.property(page, read), { numRuns: 400 });
  });

  it.each([
    ['nested without end', `${'<div>'.repeat(20_000)}<form><input placeholder="搜索">`],
    [
      'thousands of fields',
      `<form>${'<input name="code" placeholder="搜索"><img id="captcha" src="/c.jsp">'.repeat(3_000)}</form>`,
    ],
    ['thousands of menus', '<div class="nav"><a href="#x">跳到主要内容</a></div>'.repeat(5_000)],
    ['thousands of players', '<div><video src="a.mp4"></video></div>'.repeat(5_000)],
    ['one text of a million signs', `<p>${'请点击右侧'.repeat(200_000)}</p>`],
    ['a style that never ends', `<style>${'body,'.repeat(50_000)}{user-select:none</style>`],
    [
      'a script made to be searched',
      `<script>${'document.onselectstart = function ( '.repeat(3_000)}</script>`,
    ],
    [
      'an attribute of a million signs',
      `<body onkeydown="${'return '.repeat(150_000)}"><a href="#${'x'.repeat(1_000_000)}">跳到主要内容</a>`,
    ],
    ['phones without end', `<p>${'电话'.repeat(100_000)}</p><p>${'1-'.repeat(200_000)}</p>`],
  ])('are bounded: %s', (_, html) => {
    read(html);
  });
});
