import { describe, expect, it } from 'vitest';
import { parseDue, parseState } from '../../../src/app/ledger/answer-cells.ts';

describe('the state that a cell names', () => {
  it.each([
    [' 已 整改 ', 'mended'],
    ['已整改。', 'mended'],
    ['整改完成', 'mended'],
    ['正在整改', 'mending'],
    ['未整改', 'open'],
    ['申　诉', 'disputed'],
    ['不予整改', 'declined'],
    ['Will not be mended', 'declined'],
  ])('%s is %s', (text, state) => {
    expect(parseState(text)).toBe(state);
  });
  it.each(['已整改（部分）', '差不多了', '是', '=已整改', 'x'.repeat(1_000_000)])(
    'is none where the words are not known',
    (text) => {
      expect(parseState(text)).toBeNull();
    },
  );
});

describe('the deadline that a cell names', () => {
  it.each([
    '2026-12-31',
    '2026/12/31',
    '2026.12.31',
    '2026年12月31日',
    '2026 年 12 月 31 日前',
    '20261231',
    '46387',
    "'2026-12-31",
    '２０２６－１２－３１',
  ])('%s', (text) => {
    expect(parseDue(text)).toBe('2026-12-31');
  });
  it.each(['12月31日', '2026-02-30', '月底', '2026-13-01', '1.5', '9'.repeat(100_000)])(
    '%s is no day',
    (text) => {
      expect(parseDue(text)).toBeNull();
    },
  );
});
