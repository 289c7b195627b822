import { describe, expect, it } from 'vitest';
import { trapGuard } from '../../../src/crawl/traps.ts';

const ORIGIN = 'http://www.demo.gov.cn';

function check(path: string): string | null {
  return trapGuard().check(`${ORIGIN}${path}`);
}

/** Shows the addresses one after the other; returns the number that was let through. */
function letThrough(paths: readonly string[]): number {
  const guard = trapGuard();
  return paths.filter((path) => guard.check(`${ORIGIN}${path}`) === null).length;
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('normal sites are untouched', () => {
  it.each([
    '/',
    '/xxgk/fdzdgknr/zcwj/gfxwj/202611/t20261120_123456.shtml',
    '/2026/11/2026-11-20/1.html',
    '/art/2026/11/20/art_11_20.html',
    '/11/20/11/20/index.html',
    '/1/1/1/1.html',
    '/zwgk/zwgk/index.html',
    '/col/col1229/index.html?uid=88&pageNum=3',
    '/jczwgk/jczwgk/ggwhfw/ggwhfw/a.html',
    '/zt/2021/2021/2021/a.html',
    '/print.html',
    '/news/delete-old-files.html',
  ])('%s', (path) => expect(check(path)).toBeNull());

  it('a thousand articles that one script shows by their number', () => {
    expect(letThrough(numbers(1_000).map((id) => `/show.jsp?id=${id}`))).toBe(1_000);
    expect(
      letThrough(numbers(1_000).map((id) => `/show.aspx?classid=3&news_id=${id}`)),
    ).toBeGreaterThanOrEqual(200);
  });

  it('two years of a calendar', () => {
    expect(letThrough(numbers(24).map((month) => `/rl/?month=${month}`))).toBe(24);
  });

  it('two hundred pages of a list', () => {
    expect(letThrough(numbers(200).map((page) => `/list.jsp?page=${page}`))).toBe(200);
  });
});

describe('endless sites end', () => {
  it.each([
    ['/ztzl/dt/dt/dt/', 'repeating'],
    ['/a/b/a/b/', 'repeating'],
    ['/x/a/b/c/a/b/c/', 'repeating'],
    [`/${numbers(15).join('/')}/`, 'too-deep'],
    [`/${'a'.repeat(1_100)}`, 'too-long'],
  ])('%s: %s', (path, trap) => expect(check(path)).toBe(trap));

  it('a calendar after two years', () => {
    expect(letThrough(numbers(500).map((month) => `/rl/?month=${month}`))).toBe(24);
    expect(letThrough(numbers(500).map((day) => `/rl/?id=${day}&date=${day}`))).toBe(24);
  });

  it('a list that has always one more page', () => {
    expect(letThrough(numbers(900).map((page) => `/list.jsp?page=${page}`))).toBe(200);
    expect(letThrough(numbers(900).map((page) => `/list.jsp?classid=3&page=${page}`))).toBe(200);
  });

  it('a script that makes up numbers', () => {
    expect(letThrough(numbers(9_000).map((id) => `/show.jsp?id=${id}`))).toBe(5_000);
  });
});

describe('copies and actions are not pages', () => {
  it.each([
    ['/a.html?print=1', 'copy'],
    ['/a.html?id=3&share=weixin', 'copy'],
    ['/print/a.html', 'copy'],
    ['/a_print.html', 'copy'],
    ['/user/logout', 'action'],
    ['/a.do?method=delete&id=3', 'action'],
  ])('%s: %s', (path, trap) => expect(check(path)).toBe(trap));
});

it('takes no longer for hostile addresses', () => {
  const guard = trapGuard();
  const started = performance.now();
  for (let i = 0; i < 2_000; i++) guard.check(`${ORIGIN}/${'a/'.repeat(450)}${i}?${'id='.repeat(20)}${i}`);
  expect(performance.now() - started).toBeLessThan(1_000);
});
