import type { Instant } from '../domain/brand.ts';
import type { SiteFacts } from '../domain/facts/site.ts';
import type { Store, StoredVisit } from '../domain/store.ts';

const DAY_MS = 86_400_000;
/** 国办秘函〔2019〕19号 站点无法访问: visits spaced over the day, at least 20 a day, for one week. */
const SERIES = { days: 7, visitsADay: 20, spacedMs: 15 * 60_000 };
/** A visit that takes longer has failed, by the same rule. */
export const VISIT_LIMIT_MS = 15_000;

/** The visits to the sites of a city over all runs. */
export interface SiteVisits {
  /** Adds one visit and says what the week amounts to. */
  add(visit: StoredVisit): Promise<NonNullable<SiteFacts['series']>>;
}

export function createSiteVisits(store: Pick<Store, 'addVisits' | 'visits'>, city: string): SiteVisits {
  return {
    async add(visit) {
      await store.addVisits(city, [visit]);
      const since = new Date(Date.parse(visit.at) - SERIES.days * DAY_MS).toISOString() as Instant; // a week before
      return seriesOf(await store.visits(city, visit.site, since));
    },
  };
}

/** Visits that follow too closely upon another one count for nothing. */
export function seriesOf(visits: readonly StoredVisit[]): NonNullable<SiteFacts['series']> {
  const spaced: StoredVisit[] = [];
  for (const visit of visits) {
    const last = spaced.at(-1);
    if (!last || Date.parse(visit.at) - Date.parse(last.at) >= SERIES.spacedMs) spaced.push(visit);
  }
  const failed = spaced.filter((visit) => !visit.ok).length;
  const days = Map.groupBy(spaced, (visit) => chinaDay(visit.at));
  const fullDays = [...days.values()].filter((list) => list.length >= SERIES.visitsADay).length;
  return {
    visits: spaced.length,
    failed,
    fullDays,
    // Cut off: rounding must not lift a site over the limit.
    rate: spaced.length === 0 ? 0 : Math.floor((failed * 10_000) / spaced.length) / 10_000,
    enough: fullDays >= SERIES.days,
  };
}

/** The calendar day in China, which has one time zone and no summer time. */
function chinaDay(at: Instant): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}
