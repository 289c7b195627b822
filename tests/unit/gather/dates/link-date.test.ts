import { describe, expect, it } from 'vitest';
import { readLinkDate } from '../../../../src/gather/dates/link-date.ts';

describe('readLinkDate', () => {
  it.each([
    ['http://a.cn/xw/202609/t20260910_2952312.html', '2026-09-10'],
    ['http://a.cn/xw/202112/t20211216-2469311.shtml', '2021-12-16'],
    ['http://a.cn/art/2024/10/21/art_15_58.html', '2024-10-21'],
    ['http://a.cn/2022/08-11/123.html', '2022-08-11'],
    ['http://a.cn/zhengce/content/2021-12/12/content_5.htm', '2021-12-12'],
    ['http://a.cn/008/20260203/8b5f.html', '2026-02-03'],
    ['http://a.cn/10595/2020/9/15/e651244f.shtml', '2020-09-15'],
  ])('reads %s', (href, day) => expect(readLinkDate(href)?.day).toBe(day));

  it('knows only the month of a folder by month', () => {
    expect(readLinkDate('http://a.cn/zwyw/202310/34e1d41233c34c52.shtml')).toEqual({
      day: null,
      year: 2023,
      month: 10,
    });
  });

  it.each([
    'http://a.cn/t28115724.shtml',
    'http://a.cn/content/post_20260101.html',
    'http://a.cn/2022zt/x/',
    'http://a.cn/t20261399_1.html',
  ])('reads no day in %s', (href) => expect(readLinkDate(href)?.day ?? null).toBeNull());
});
