import type { Day, Instant } from '../domain/brand.ts';
import { daysBetween } from '../domain/day.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { WaiverFacts } from '../domain/facts/derived.ts';
import type { RulePack } from '../domain/rule.ts';
import type { City } from '../domain/site.ts';
import type { Waiver } from '../domain/waiver.ts';
import { fitsGlob } from './fits-glob.ts';

/** How the waivers themselves stand: what has expired, what fits nothing although the run looked. */
export function waiverEvidence(
  city: Pick<City, 'id' | 'name'>,
  waivers: readonly Waiver[],
  around: {
    readonly fits: readonly number[];
    /** Whether the run looked at everything that the waiver speaks of. */
    readonly looked: (waiver: Waiver) => boolean;
    readonly asOf: Day;
    readonly at: Instant;
  },
): readonly Evidence[] {
  return waivers.map((waiver, i) => {
    const { rule, site = '', reason, owner, expires } = waiver;
    const { url = '', column = '', selector = '' } = waiver.target ?? {};
    const overDays = daysBetween(expires, around.asOf);
    const facts: WaiverFacts = {
      ...{ rule, onSite: site, address: url, column, selector, reason, owner, expires },
      waives: [rule, site, url, column, selector].filter((part) => part !== '').join(' · '),
      expired: overDays > 0,
      overDays: Math.max(0, overDays),
      fits: around.fits[i] ?? 0,
      looked: around.looked(waiver),
    };
    return {
      ...{ kind: 'waiver', by: 'waivers@1', site: city.id, at: around.at, status: 'observed', facts },
      target: { type: 'city', name: city.name },
    };
  });
}

/** Whether a run which looked at these kinds, and at these sites to the end, must have met what a waiver speaks of. */
export function lookedAt(
  city: City,
  pack: RulePack,
  run: { readonly checked: readonly string[]; readonly whole: ReadonlySet<string> },
): (waiver: Waiver) => boolean {
  return (waiver) => {
    const kinds = pack.indicators
      .filter((indicator) => indicator.rules.some((rule) => fitsGlob(waiver.rule, rule.id)))
      .map((indicator) => indicator.kind);
    const sites = city.sites.map((site) => site.id).filter((id) => (waiver.site ?? id) === id);
    return (
      sites.length > 0 &&
      kinds.every((kind) => run.checked.includes(kind)) &&
      sites.every((id) => run.whole.has(id))
    );
  };
}
