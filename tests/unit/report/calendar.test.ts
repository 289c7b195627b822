import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/brand.ts';
import type { ColumnRow } from '../../../src/domain/run.ts';
import { render } from '../../../src/report/render.ts';
import { rhythmOf } from '../../../src/report/rhythm.ts';
import { sampleRun } from './sample-run.ts';

async function calendarOf(change: Partial<ColumnRow> = {}): Promise<string> {
  const run = sampleRun({});
  const columns = run.columns.map((row, i) => (i === 0 ? { ...row, ...change } : row));
  for await (const { name, content } of render({ ...run, columns }, ['html']))
    if (name === `sites/${run.columns[0]?.site}/calendar.ics`) return String(content);
  throw new Error('no calendar');
}

describe('calendar.ics', () => {
  it('has one all-day event a column with a due day', async () => {
    const ics = await calendarOf();
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const unfolded = ics.replace(/\r\n /g, '');
    // Due 14 days after 2 October.
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20261016\r\nDTEND;VALUE=DATE:20261017\r\n');
    expect(unfolded).toContain('SUMMARY:栏目“部门动态”已超期 38 天');
    expect(unfolded.match(/BEGIN:VEVENT/g)?.length).toBe(unfolded.match(/UID:[0-9a-f]{32}@/g)?.length);
  });

  it('has no line of more than 75 octets', async () => {
    const ics = await calendarOf({
      name: '很长的栏目名称'.repeat(20),
      latestTitle: '标题，标题；'.repeat(40),
    });
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('lets no text from a site begin a line of its own', async () => {
    const ics = await calendarOf({ name: 'a\r\nBEGIN:VALARM,b;c\\d', url: 'http://x.cn/\r\nATTENDEE:x' });
    const unfolded = ics.replace(/\r\n /g, '');
    expect(unfolded).toContain(String.raw`a\nBEGIN:VALARM\,b\;c\\d`);
    expect(unfolded).not.toMatch(/\r\n(?:BEGIN:VALARM|ATTENDEE)/);
  });
});

describe('rhythmOf', () => {
  const row = (rhythm: readonly number[]) => ({ rhythm }) as unknown as ColumnRow;

  it('adds up the weeks, the newest last', () => {
    expect(rhythmOf([row([1, 2, 3]), row([10, 20])], '2026-11-23' as Day)).toEqual([
      { from: '2026-11-03', to: '2026-11-09', items: 1, columns: 1 },
      { from: '2026-11-10', to: '2026-11-16', items: 12, columns: 2 },
      { from: '2026-11-17', to: '2026-11-23', items: 23, columns: 2 },
    ]);
  });

  it('leaves out weeks that most columns do not cover', () => {
    expect(rhythmOf([row([1, 2, 3]), row([4]), row([5])], '2026-11-23' as Day)).toHaveLength(1);
  });
});
