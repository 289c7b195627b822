import { describe, expect, it } from 'vitest';
import { firstPagesOf, isSameList } from '../../../src/domain/list-address.ts';

const FOLDER = 'http://www.demo.gov.cn/xwzx/';

describe('firstPagesOf', () => {
  it.each([
    [`${FOLDER}index_2.html`, 'www.demo.gov.cn/xwzx/'],
    [`${FOLDER}page-2.html`, 'www.demo.gov.cn/xwzx/'],
    [`${FOLDER}list_3.shtml`, 'www.demo.gov.cn/xwzx/list.shtml'],
    [`${FOLDER}index.html?uid=3009&pageNum=2`, 'www.demo.gov.cn/xwzx/'],
    [`${FOLDER}list.jsp?id=7&page=2`, 'www.demo.gov.cn/xwzx/list.jsp?id=7'],
  ])('%s', (url, first) => expect(firstPagesOf(url)).toContain(first));

  it('knows the further pages of Visual SiteBuilder', () =>
    expect(firstPagesOf(`${FOLDER}gzdt/2.htm`)).toContain('www.demo.gov.cn/xwzx/gzdt.htm'));

  it.each([
    FOLDER,
    `${FOLDER}t20261105_123456.html`,
    `${FOLDER}list.jsp?id=7`,
    `${FOLDER}content_31030.html`,
  ])('finds no page number in %s', (url) => expect(firstPagesOf(url)).toEqual([]));
});

describe('isSameList', () => {
  it('takes two pages of one list together', () => {
    expect(isSameList(FOLDER, `${FOLDER}page-2.html`)).toBe(true);
    expect(isSameList(`${FOLDER}index_3.html`, `${FOLDER}index_2.html`)).toBe(true);
  });

  it('keeps lists and articles apart', () => {
    expect(isSameList(FOLDER, FOLDER)).toBe(false);
    expect(isSameList(`${FOLDER}list.jsp?id=7&page=2`, `${FOLDER}list.jsp?id=8`)).toBe(false);
    expect(isSameList(FOLDER, 'http://www.demo.gov.cn/tzgg/index_2.html')).toBe(false);
  });
});
