import type { Day } from '../../domain/brand.ts';
import { daysBetween } from '../../domain/day.ts';
import type { HomeFacts } from '../../domain/facts/derived.ts';
import type { Item, PageFacts } from '../../domain/facts/page.ts';
import { isColumnKey, pageKey } from '../../domain/page-key.ts';
import { dayOf } from './columns/items.ts';
import type { HomeDuty } from './home/duty.ts';
import { mayHaveMore } from './home/window.ts';

/** Shorter titles are names of columns and services, not of news. */
const MIN_TITLE = 10;

/** Freshness of the home page: every dated item that is neither navigation nor footer; the same item shown twice counts once. */
export function deriveHome(home: PageFacts, duty: HomeDuty): HomeFacts {
  const { asOf, limitDays, fewItems } = duty;
  const { dated, undated } = itemsOf(home, duty);
  const past = dated.filter((one) => one.day <= asOf);
  // Dates in the future count only where there is nothing else.
  const newest = (past.length > 0 ? past : dated).reduce<Dated | null>(
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
    fewItems,
    undatedItems: undated,
    cutOff: mayHaveMore(home, new Set(recent.map(({ item }) => item.href ?? item.title)), duty),
    datedItems: dated.length,
  };
}

interface Dated {
  readonly item: Item;
  readonly day: Day;
}

function itemsOf(
  home: PageFacts,
  duty: HomeDuty,
): { readonly dated: readonly Dated[]; readonly undated: number } {
  const dated = new Map<string, Dated>();
  const undated = new Set<string>();
  for (const block of home.blocks) {
    if (block.region === 'nav' || block.region === 'footer') continue;
    for (const item of block.items) {
      const day = dayOf(item, duty);
      const key = item.href ?? item.title;
      if (day && !dated.has(key)) dated.set(key, { item, day });
      else if (!day && block.region === 'main' && isNews(item)) undated.add(key);
    }
  }
  return { dated: [...dated.values()], undated: [...undated].filter((key) => !dated.has(key)).length };
}

/** Links to columns and topics bear no day and owe none. */
function isNews({ title, href }: Item): boolean {
  return title.length >= MIN_TITLE && !(href !== null && isColumnKey(pageKey(href)));
}
