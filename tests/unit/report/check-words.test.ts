import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkMessages, checkWords } from '../../../src/report/check-words.ts';
import { samplePack } from './sample-pack.ts';

const TABLE = parse(readFileSync('rules/tables/check-messages.yaml', 'utf8'));
const MESSAGES = checkMessages({ ...samplePack, tables: { 'check-messages': TABLE } });
const ENGLISH = /[a-z]{3,} [a-z]{2,} [a-z]{2,}/i;

describe('what checks say, in Chinese', () => {
  it('takes numbers and colours over', () => {
    const said =
      'Fix any of the following:\n  Element has insufficient color contrast of 1.95 (foreground color: #b9b9b9, background color: #ffffff, font size: 12.0pt (16px), font weight: normal). Expected contrast ratio of 4.5:1';
    expect(checkWords(MESSAGES, said)).toEqual([
      '有以下情况，改好其中一项即可：',
      '对比度为 1.95，应达到 4.5:1（文字颜色 #b9b9b9，背景颜色 #ffffff，字号 12.0pt (16px)）',
    ]);
    expect(checkWords(MESSAGES, 'the page is 600 px wide in a window of 320 px')).toEqual([
      '窗口宽 320 像素时页面宽 600 像素',
    ]);
  });

  it('leaves out a line that was cut off, and a heading of nothing', () => {
    expect(checkWords(MESSAGES, 'Fix any of the following:\n  Element has no ti')).toEqual([]);
    expect(
      checkWords(
        MESSAGES,
        'Fix all of the following:\n  Ele\n\nFix any of the following:\n  Element has no alt attribute',
      ),
    ).toEqual(['有以下情况，改好其中一项即可：', '没有 alt']);
  });

  it('keeps words of the page', () => {
    expect(checkWords(MESSAGES, '活动视频')).toEqual(['活动视频']);
    expect(checkWords(MESSAGES, 'something that nobody has put down')).toEqual([]);
  });

  it('knows everything that the engine can say', () => {
    const path = createRequire(import.meta.url).resolve('axe-core/locales/_template.json');
    const { checks } = JSON.parse(readFileSync(path, 'utf8'));
    const unknown = Object.values<{ fail: unknown; incomplete: unknown }>(checks)
      .flatMap(({ fail, incomplete }) => [...texts(fail), ...texts(incomplete)])
      .map((text) => text.replace(/\$\{[^}]{1,40}\}/g, 'x1'))
      .filter((text) => checkWords(MESSAGES, text).every((line) => ENGLISH.test(line)));
    expect(unknown).toEqual([]);
  });
});

function texts(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  return part !== null && typeof part === 'object' ? Object.values(part).flatMap(texts) : [];
}
