import type { Day, Instant } from '../domain/brand.ts';
import type { Finding, Judgement, Tally } from '../domain/finding.ts';
import type { LevelOne } from '../domain/level-one.ts';
import type { Kind } from '../domain/outcome.ts';
import type { RulePack, SiteLevel } from '../domain/rule.ts';
import type { GroupScore, ItemScore, Rate, Score, Scores, SiteScore } from '../domain/score.ts';
import type { City, Site } from '../domain/site.ts';
import { canonicalOrder } from './canonical-order.ts';
import { judge } from './judge.ts';
import { type Counted, rateEvidence, rateOf } from './rates.ts';
import { meanOf, scoreSite, totalOf } from './score.ts';
import { vetoes } from './vetoes.ts';

export interface Conclusion {
  readonly findings: readonly Finding[];
  readonly tallies: readonly Tally[];
  readonly scores: Scores;
}

/** The group of city-level sites (portal, departments), which belong to no county. */
export const CITY_GROUP = 'city';

/** The city's findings and scores out of the judgements of its sites. */
export function conclude(
  city: City,
  judgements: ReadonlyMap<string, Judgement>,
  options: {
    readonly pack: RulePack;
    readonly asOf: Day;
    readonly at: Instant;
    readonly checked: readonly Kind[];
    readonly lang: 'zh' | 'en';
    /** Level 1 by site. */
    readonly levels?: ReadonlyMap<string, LevelOne>;
  },
): Conclusion {
  const { pack, asOf, at, checked, lang, levels = new Map() } = options;
  const tallies = [...judgements.values()].flatMap((one) => one.tallies);
  const rates = ratesOf(pack, city.sites, { tallies, levels });
  const evidence = pack.rates.flatMap((definition) => {
    const rate = rates.get(definition.id);
    // A rate that counts no site (a city without departments) is no evidence of anything.
    return rate && rate.low !== null ? [rateEvidence(city, definition, rate, at)] : [];
  });
  const target = { type: 'city', name: city.name } as const;
  const cityJudgement = judge({ id: city.id, target, isCity: true }, evidence, { pack, asOf, checked, lang });
  const siteScores = city.sites.map((site) => ({
    ...siteScore(site, judgements.get(site.id), pack, checked),
    ...levelOf(levels.get(site.id)),
  }));
  return {
    findings: canonicalOrder([
      ...[...judgements.values()].flatMap((one) => one.findings),
      ...cityJudgement.findings,
    ]),
    tallies: [...tallies, ...cityJudgement.tallies],
    scores: {
      schema: 1,
      asOf,
      city: { id: city.id, name: city.name, ...aggregate(siteScores, pack), rates: plain(rates) },
      groups: groupScores(city, siteScores, { tallies, levels }, pack),
      sites: siteScores,
    },
  };
}

interface Seen {
  readonly tallies: readonly Tally[];
  readonly levels: ReadonlyMap<string, LevelOne>;
}

function ratesOf(
  pack: RulePack,
  sites: readonly Site[],
  { tallies, levels }: Seen,
): ReadonlyMap<string, Counted> {
  return new Map(pack.rates.map((definition) => [definition.id, rateOf(definition, sites, tallies, levels)]));
}

function siteScore(
  site: Site,
  judgement: Judgement | undefined,
  pack: RulePack,
  checked: readonly Kind[],
): SiteScore {
  const scored = scoreSite(judgement?.tallies ?? [], pack, judgement ? checked : []);
  return { id: site.id, name: site.name, ...scored, national: { vetoes: vetoes(judgement, pack) } };
}

function levelOf(level: LevelOne | undefined): Pick<SiteScore, 'levelOne'> {
  return level ? { levelOne: level } : {};
}

function groupScores(
  city: City,
  scores: readonly SiteScore[],
  seen: Seen,
  pack: RulePack,
): readonly GroupScore[] {
  const own: readonly SiteLevel[] = ['city', 'department'];
  const groups = [
    { id: CITY_GROUP, name: city.name, sites: city.sites.filter((site) => own.includes(site.level)) },
    ...city.groups.map((group) => ({
      ...group,
      sites: city.sites.filter((site) => site.group === group.id),
    })),
  ];
  return groups
    .filter((group) => group.sites.length > 0)
    .map((group) => {
      const ids = new Set(group.sites.map((site) => site.id));
      const rates = ratesOf(pack, group.sites, seen);
      return {
        id: group.id,
        name: group.name,
        ...aggregate(
          scores.filter((one) => ids.has(one.id)),
          pack,
        ),
        rates: plain(rates),
      };
    });
}

function aggregate(
  scores: readonly SiteScore[],
  pack: RulePack,
): { items: { [item: string]: ItemScore }; total: Score } {
  const items: { [item: string]: ItemScore } = {};
  for (const { id } of pack.items) {
    const parts = scores.flatMap((score) => score.items[String(id)] ?? []);
    const indicatorIds = [...new Set(parts.flatMap((part) => part.indicators.map((one) => one.id)))];
    const indicators = indicatorIds.map((indicatorId) => {
      const ones = parts.flatMap((part) => part.indicators.filter((one) => one.id === indicatorId));
      const mean = meanOf(ones);
      const states = new Set(ones.map((one) => one.state));
      const state = states.has('judged')
        ? 'judged'
        : states.has('undecided')
          ? 'undecided'
          : states.has('not-checked')
            ? 'not-checked'
            : 'inapplicable';
      return { id: indicatorId, weight: ones[0]?.weight ?? 0, ...mean, state } as const;
    });
    items[String(id)] = { ...meanOf(parts), indicators };
  }
  return { items, total: totalOf(items, pack) };
}

function plain(rates: ReadonlyMap<string, Counted>): { [id: string]: Rate } {
  const entries = [...rates].map(
    ([id, { failedSites: _, unknownSites: __, ...rate }]) => [id, rate] as const,
  );
  return Object.fromEntries(entries);
}
