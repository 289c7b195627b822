import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/domain/brand.ts';
import { homeSchema } from '../../../../src/domain/facts/derived.ts';
import type { Block, PageFacts } from '../../../../src/domain/facts/page.ts';
import { deriveHome } from '../../../../src/judge/derive/home.ts';
import type { SeenPage } from '../../../../src/judge/derive/seen-page.ts';

const DUTY = { asOf: '2026-11-23' as Day, limitDays: 14, fewItems: 10, published: new Map(), pages: [] };

describe('deriveHome', () => {
  it('counts dated items of all lists but menus and footer', () => {
    const facts = home([
      block('main', ['2026-11-09', '2026-11-08']),
      block('side', ['2026-11-20']),
      block('nav', ['2026-11-22']),
      block('footer', ['2026-11-23']),
    ]);
    expect(facts).toMatchObject({ latest: '2026-11-20', ageDays: 3, recentItems: 2, datedItems: 3 });
  });

  it('counts an item shown twice once', () => {
    const same = block('main', ['2026-11-20']);
    expect(home([same, same]).datedItems).toBe(1);
  });

  it('does not believe the future', () =>
    expect(home([block('main', ['2027-05-01', '2026-11-01'])]).latest).toBe('2026-11-01'));

  it('says where undated items or full lists may hide recent ones', () => {
    expect(home([block('main', [null, '2026-11-20'])])).toMatchObject({ undatedItems: 1, cutOff: false });
    expect(home([block('main', ['2026-11-20', '2026-11-19', '2026-11-18'])]).cutOff).toBe(true);
    expect(home([block('main', ['2026-11-20', '2026-11-19', '2026-10-18'])]).cutOff).toBe(false);
  });

  it('asks the column behind a full list how many recent items it had', () => {
    const full = block('main', ['2026-11-20', '2026-11-19', '2026-11-18']);
    const older = block('main', ['2026-11-20', '2026-11-19', '2026-11-18', '2026-10-01']);
    expect(home([full], [column(older)]).cutOff).toBe(false);
    expect(home([full], [column(full)]).cutOff).toBe(false);
    expect(home([full], [column(full, { page: 1, pages: 3 })]).cutOff).toBe(true);
    expect(home([full], [column(full, { page: 1, pages: null })]).cutOff).toBe(true);
    expect(home([full], [column(older, { page: 1, pages: 3 })]).cutOff).toBe(false);
    const busy = Array.from({ length: 12 }, (_, i) => `2026-11-${String(20 - i).padStart(2, '0')}`);
    expect(home([full], [column(block('main', busy))]).cutOff).toBe(true);
    expect(home([full], [column(block('main', ['2026-11-20', '2026-11-19', '2026-10-01']))]).cutOff).toBe(
      true,
    );
  });

  it('knows nothing where nothing is dated', () => {
    expect(home([block('main', [null])])).toMatchObject({
      latest: null,
      ageDays: null,
      recentItems: 0,
      datedItems: 0,
    });
  });
});

function home(blocks: readonly Block[], pages: readonly SeenPage[] = []) {
  // Only the lists are looked at.
  return homeSchema.parse(deriveHome({ blocks } as unknown as PageFacts, { ...DUTY, pages }));
}

function column(block: Block, pager: { page: number; pages: number | null } | null = null): SeenPage {
  const final = 'http://www.demo.gov.cn/zwyw/';
  const facts = {
    final,
    shape: 'column',
    blocks: [block],
    pager: pager && { ...pager, first: final },
  };
  return { url: final, facts: facts as unknown as PageFacts }; // Only these are read.
}

function block(region: Block['region'], dates: readonly (string | null)[]): Block {
  const items = dates.map((date) => ({
    title: `市政府召开常务会议 ${date}`,
    href: `http://www.demo.gov.cn/${region}/${date}.html`,
    date,
    dateText: '',
    dateFrom: 'shown' as const,
    linkDate: null,
  }));
  return { name: null, moreUrl: null, region, items, itemCount: items.length, latest: null };
}
