import type { Day } from '../../domain/brand.ts';
import { makeDay } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger.ts';

/** What people write for a state, in place of the words of the list. */
const STATES: { readonly [S in LedgerState]: readonly string[] } = {
  open: ['待整改', '未整改', '未改', '待改', '未完成', '未处理', '待处理', 'open'],
  mending: ['整改中', '正在整改', '处理中', '进行中', '整改进行中', 'inprogress', 'mending'],
  mended: [
    ...[
      '已整改',
      '已改',
      '已修复',
      '已解决',
      '已完成',
      '完成',
      '整改完成',
      '完成整改',
      '已完成整改',
      '已整改完成',
    ],
    ...['整改到位', '已整改到位', '已办结', '办结', 'mended', 'done', 'fixed'],
  ],
  disputed: ['申诉', '申诉中', '有异议', '异议', '有误', '误报', 'appealed', 'disputed'],
  declined: [
    '不改',
    '不整改',
    '不予整改',
    '无需整改',
    '不需整改',
    '不需要整改',
    'willnotbemended',
    'declined',
    'wontfix',
  ],
};

const KNOWN = new Map(
  Object.entries(STATES).flatMap(([state, words]) => words.map((word) => [word, state as LedgerState])),
);

/** The state that a cell names, blanks, full-width letters and a closing stop aside; `null` where it is none. */
export function parseState(text: string): LedgerState | null {
  const word = text
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/gu, '')
    .replace(/^'/, '')
    .replace(/[。.!;,，；！]$/u, '')
    .toLowerCase();
  return KNOWN.get(word) ?? null;
}

/** Serial numbers of days from 2000 to 2100, as they stand in cells that lost their form. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_415;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** `2026-12-31`, `2026/12/31`, `2026.12.31`, `2026年12月31日`, `20261231`, and the serial number of a day. */
export function parseDue(text: string): Day | null {
  const plain = text.slice(0, 40).normalize('NFKC').replace(/^'/, '').replace(/\s+/gu, '');
  if (/^\d{5}(?:\.\d{1,12})?$/.test(plain)) return fromSerial(Math.floor(Number(plain)));
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2})?)?(?:前|之前|以前)?$/.exec(
      plain,
    ) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  return found ? makeDay(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

function fromSerial(serial: number): Day | null {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  const date = new Date(SERIAL_ZERO + serial * 86_400_000);
  return makeDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
