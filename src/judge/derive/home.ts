import type { Day } from '../../domain/brand.ts';
import { daysBetween, parseDay } from '../../domain/day.ts';
import type { HomeFacts } from '../../domain/facts/derived.ts';
import type { Item, PageFacts } from '../../domain/facts/page.ts';

/** Freshness of the home page: every dated item that is neither navigation nor footer; the same item shown twice counts once. */
export function deriveHome(home: PageFacts, asOf: Day, limitDays: number): HomeFacts {
  const items = datedItems(home);
  const past = items.filter((one) => one.day <= asOf);
  // Dates in the future count only where there is nothing else.
  const newest = (past.length > 0 ? past : items).reduce<Dated | null>(
    (best, one) => (best === null || one.day > best.day ? one : best),
    null,
  );
  const recent = past.filter((one) => daysBetween(one.day, asOf) <= limitDays);
  return {
    latest: newest?.day ?? null,
    latestTitle: newest?.item.title ?? null,
    latestUrl: newest?.item.href ?? null,
    ageDays: newest ? daysBetween(newest.day, asOf) : null,
    limitDays,
    recentItems: recent.length,
    datedItems: items.length,
  };
}

interface Dated {
  readonly item: Item;
  readonly day: Day;
}

function datedItems(home: PageFacts): readonly Dated[] {
  const items = new Map<string, Dated>();
  for (const block of home.blocks) {
    if (block.region === 'nav' || block.region === 'footer') continue;
    for (const item of block.items) {
      const day = parseDay(item.date ?? '');
      const key = item.href ?? item.title;
      if (day && !items.has(key)) items.set(key, { item, day });
    }
  }
  return [...items.values()];
}
