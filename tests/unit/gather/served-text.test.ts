import { expect, it } from 'vitest';
import type { Url } from '../../../src/domain/brand.ts';
import { parsePage } from '../../../src/gather/parse.ts';
import { servedText } from '../../../src/gather/served-text.ts';

const read = (body: string) =>
  servedText(parsePage(`<title>x</title><body>${body}`, 'http://www.demo.gov.cn/' as Url), ' 标 题 ');
const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => `<p>第 ${i} 条：关于开展专项检查的通知</p>`).join('\n');

it('keeps pieces from all over the page, without white space', () => {
  const served = read(lines(64));
  expect(served?.title).toBe('标题');
  expect(served?.pieces).toHaveLength(16);
  expect(served?.pieces[0]).toBe('第0条：关于开展专项检查');
  expect(served?.pieces[15]).toMatch(/^第60条/);
});

it('leaves out what is never seen', () => {
  const hidden = `<div style="display:none">${lines(20)}</div><div hidden>${lines(20)}</div><script>var a = "${'字'.repeat(50)}"</script><noscript>${lines(20)}</noscript>`;
  expect(read(hidden)).toBeNull();
});

it('says nothing of a page that says little', () => {
  expect(read(lines(4))).toBeNull();
  expect(read('<a href=a>首页</a>'.repeat(100))).toBeNull();
});
