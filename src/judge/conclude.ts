import type { Day, Instant } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding, Judgement, Tally } from '../domain/finding.ts';
import type { LevelOne } from '../domain/level-one.ts';
import type { Kind } from '../domain/outcome.ts';
import type { Indicator, Rule, RulePack, SiteLevel } from '../domain/rule.ts';
import type { GroupScore, ItemScore, Rate, Score, Scores, SiteScore } from '../domain/score.ts';
import type { City, Site } from '../domain/site.ts';
import type { Waiver } from '../domain/waiver.ts';
import { canonicalOrder } from './canonical-order.ts';
import { judge } from './judge.ts';
import { type Counted, rateEvidence, rateOf } from './rates.ts';
import { meanOf, scoreSite, totalOf } from './score.ts';
import { vetoes } from './vetoes.ts';
import { type WaivedJudgement, waive } from './waive.ts';
import { lookedAt, waiverEvidence } from './waiver-evidence.ts';

export interface Conclusion {
  readonly findings: readonly Finding[];
  readonly tallies: readonly Tally[];
  readonly scores: Scores;
}

/** The group of city-level sites (portal, departments), which belong to no county. */
export const CITY_GROUP = 'city';

export interface ConcludeOptions {
  readonly pack: RulePack;
  readonly asOf: Day;
  readonly at: Instant;
  readonly checked: readonly Kind[];
  readonly lang: 'zh' | 'en';
  /** Level 1 by site. */
  readonly levels?: ReadonlyMap<string, LevelOne>;
  readonly waivers?: readonly Waiver[];
  /** Sites that were looked at to the end. */
  readonly whole?: ReadonlySet<string>;
}

/** The city's findings and scores out of the judgements of its sites. */
export function conclude(
  city: City,
  judgements: ReadonlyMap<string, Judgement>,
  options: ConcludeOptions,
): Conclusion {
  const { pack, asOf, waivers = [], levels = new Map() } = options;
  const waived = new Map([...judgements].map(([id, one]) => [id, waive(one, waivers, asOf)]));
  const strict = scoresOf(city, waived, options);
  const lenient = new Map([...waived].map(([id, one]) => [id, { ...one, tallies: one.lenient }]));
  const changed = new Set([...waived].flatMap(([id, one]) => (one.lenient === one.tallies ? [] : [id])));
  const scores =
    changed.size === 0 ? strict : beside(strict, scoresOf(city, lenient, options), city, changed);
  const tallies = [...judgements.values()].flatMap((one) => one.tallies);
  const evidence = [
    ...ratesAsEvidence(city, ratesOf(pack, city.sites, { tallies, levels }), options),
    ...waiversAsEvidence(city, [...waived.values()], options),
  ];
  const cityJudgement = judgeCity(city, evidence, options);
  return {
    findings: canonicalOrder([
      ...[...waived.values()].flatMap((one) => one.findings),
      ...cityJudgement.findings,
    ]),
    tallies: [...tallies, ...cityJudgement.tallies],
    scores,
  };
}

function scoresOf(
  city: City,
  judgements: ReadonlyMap<string, Judgement>,
  { pack, asOf, checked, levels = new Map() }: ConcludeOptions,
): Scores {
  const tallies = [...judgements.values()].flatMap((one) => one.tallies);
  const rates = ratesOf(pack, city.sites, { tallies, levels });
  const sites = city.sites.map((site) => ({
    ...siteScore(site, judgements.get(site.id), pack, checked),
    ...levelOf(levels.get(site.id)),
  }));
  return {
    schema: 1,
    asOf,
    city: { id: city.id, name: city.name, ...aggregate(sites, pack), rates: plain(rates) },
    groups: groupScores(city, sites, { tallies, levels }, pack),
    sites,
  };
}

/** The scores as they are, with those without what is waived beside them wherever something is. */
function beside(strict: Scores, lenient: Scores, city: City, changed: ReadonlySet<string>): Scores {
  const groupOf = new Map(city.sites.map((site) => [site.id, site.group ?? CITY_GROUP]));
  const groups = new Set([...changed].map((id) => groupOf.get(id)));
  return {
    ...strict,
    city: { ...strict.city, waived: rated(lenient.city) },
    groups: strict.groups.map((group, i) => {
      const other = lenient.groups[i];
      return other && groups.has(group.id) ? { ...group, waived: rated(other) } : group;
    }),
    sites: strict.sites.map((site, i) => {
      const other = lenient.sites[i];
      return other && changed.has(site.id)
        ? { ...site, waived: { items: other.items, total: other.total } }
        : site;
    }),
  };
}

function rated({ rates, items, total }: GroupScore): NonNullable<GroupScore['waived']> {
  return { rates, items, total };
}

function ratesAsEvidence(
  city: City,
  rates: ReadonlyMap<string, Counted>,
  { pack, at }: ConcludeOptions,
): readonly Evidence[] {
  return pack.rates.flatMap((definition) => {
    const rate = rates.get(definition.id);
    // A rate that counts no site (a city without departments) is no evidence of anything.
    return rate && rate.low !== null ? [rateEvidence(city, definition, rate, at)] : [];
  });
}

function waiversAsEvidence(
  city: City,
  judged: readonly WaivedJudgement[],
  { pack, asOf, at, checked, waivers = [], whole = new Set() }: ConcludeOptions,
): readonly Evidence[] {
  const fits = waivers.map((_, i) => judged.reduce((sum, one) => sum + (one.fits[i] ?? 0), 0));
  return waiverEvidence(city, waivers, { fits, asOf, at, looked: lookedAt(city, pack, { checked, whole }) });
}

/** What a city is to be told of its own list of waivers is judged whatever kinds were checked, and only where it has one. */
function judgeCity(city: City, evidence: readonly Evidence[], options: ConcludeOptions): Judgement {
  const { pack, asOf, checked, lang, waivers = [] } = options;
  const target = { type: 'city', name: city.name } as const;
  const subject = { id: city.id, target, isCity: true } as const;
  const isOwn = (rule: Rule) => rule.evidence === 'waiver';
  const indicators = pack.indicators.flatMap((one): readonly Indicator[] => {
    const rules = one.rules.filter((rule) => waivers.length > 0 || !isOwn(rule));
    return rules.length === 0 ? [] : [{ ...one, rules }];
  });
  const own = indicators.filter((one) => one.rules.some(isOwn)).map((one) => one.kind);
  return judge(subject, evidence, {
    ...{ asOf, lang, pack: { ...pack, indicators } },
    checked: [...checked, ...own.filter((kind) => !checked.includes(kind))],
  });
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
