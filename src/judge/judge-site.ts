import type { Instant, Json } from '../domain/brand.ts';
import { daysBetween, parseDay } from '../domain/day.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { ColumnFacts } from '../domain/facts/derived.ts';
import type { ElderFacts } from '../domain/facts/elder.ts';
import type { PageFacts } from '../domain/facts/page.ts';
import type { Judgement } from '../domain/finding.ts';
import type { LevelOne } from '../domain/level-one.ts';
import type { RulePack } from '../domain/rule.ts';
import type { ColumnRow, ElderRow } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import { collectPublished } from './derive/columns/hints.ts';
import { type Column, deriveColumns } from './derive/columns.ts';
import { deriveFaults } from './derive/faults.ts';
import { deriveHome } from './derive/home.ts';
import { deriveItems } from './derive/items.ts';
import { withListSources } from './derive/list-sources.ts';
import { deriveWhole } from './derive/markup/whole-site.ts';
import { withMarkup } from './derive/markup-faults.ts';
import type { SeenPage } from './derive/seen-page.ts';
import { deriveTampered } from './derive/tampered.ts';
import { type JudgeOptions, judge } from './judge.ts';
import { levelOne } from './level-one.ts';

export interface SiteJudgement {
  readonly judgement: Judgement;
  /** The columns of the site with their duties, the most overdue first. */
  readonly columns: readonly ColumnRow[];
  /** Level 1 of GB/T 37668-2019; `null` where the pack has no table of it. */
  readonly levelOne: LevelOne | null;
  /** What was seen of its version for the elderly, if anybody looked. */
  readonly elder: ElderRow | null;
}

/** Puts together what only many pages show (columns, distinct faults, the home page's freshness), then judges the site. */
export function judgeSite(site: Site, evidence: readonly Evidence[], options: JudgeOptions): SiteJudgement {
  const seen = pagesOf(evidence);
  const columns = deriveColumns({ site, ...seen, pack: options.pack, asOf: options.asOf });
  const at = evidence[0]?.at ?? (`${options.asOf}T00:00:00Z` as Instant); // only where there is no evidence to be dated
  const derived: Evidence[] = columns.map(({ target, facts }) => ({
    ...{ kind: 'column', by: 'columns@1', site: site.id, target, at, status: 'observed' },
    facts: facts as unknown as Json,
  }));
  const home = homeEvidence(site, evidence, { options, at, pages: seen.pages });
  const items: Evidence[] = deriveItems({ site, pages: seen.pages, columns }).map(({ url, facts }) => ({
    ...{ kind: 'item', by: 'items@1', site: site.id, at, status: 'observed' },
    target: { type: 'page', url },
    facts: facts as unknown as Json,
  }));
  const whole = deriveWhole(site, evidence, seen.pages);
  const faults = withMarkup(deriveFaults(evidence, options.pack), { evidence, whole, pack: options.pack });
  const all = [...evidence, ...derived, ...home, ...items, ...faults, ...deriveTampered(evidence)];
  const subject = {
    id: site.id,
    target: { type: 'site', url: site.url, name: site.name },
    isCity: false,
  } as const;
  const judgement = judge(subject, all, options);
  return {
    judgement,
    levelOne: levelOne(judgement, evidence, options),
    columns: columns.map(({ target, facts }) => row(site, target, facts, options)),
    elder: elderRow(site, evidence),
  };
}

function elderRow(site: Site, evidence: readonly Evidence[]): ElderRow | null {
  const seen = evidence.find((one) => one.kind === 'elder' && one.status === 'observed');
  if (seen?.status !== 'observed') return null;
  const facts = seen.facts as unknown as ElderFacts; // validated by the gatherer and on reading
  return { site: site.id, facts: { ...facts, adLike: facts.adLike ?? [], adMarks: facts.adMarks ?? [] } };
}

/** The columns alone, for whoever wants to look at them without judging. */
export function columnsOf(
  site: Site,
  evidence: readonly Evidence[],
  options: Pick<JudgeOptions, 'pack' | 'asOf'>,
): readonly Column[] {
  return deriveColumns({ site, ...pagesOf(evidence), pack: options.pack, asOf: options.asOf });
}

function pagesOf(
  evidence: readonly Evidence[],
): Pick<Parameters<typeof deriveColumns>[0], 'pages' | 'unseen'> {
  const pages: { url: string; facts: PageFacts }[] = [];
  const unseen: { url: string; why: Extract<Evidence, { status: 'unobserved' }>['why'] }[] = [];
  for (const one of evidence) {
    if (one.kind !== 'page' || one.target.type !== 'page') continue;
    if (one.status === 'observed')
      pages.push({ url: one.target.url, facts: one.facts as unknown as PageFacts });
    else unseen.push({ url: one.target.url, why: one.why });
  }
  return { pages: withListSources(pages, evidence), unseen };
}

/** 国办秘函〔2019〕19号 首页不更新: two weeks; ten items are our reading of the 2015 survey. Used where the pack has no table. */
const HOME_DUTY = { limitDays: 14, fewItems: 10 } as const;

function homeEvidence(
  site: Site,
  evidence: readonly Evidence[],
  around: { readonly options: JudgeOptions; readonly at: Instant; readonly pages: readonly SeenPage[] },
): readonly Evidence[] {
  const seen = homePage(site, evidence);
  const target = { type: 'page', url: seen?.target.type === 'page' ? seen.target.url : site.url } as const;
  const base = { kind: 'home', by: 'home@1', site: site.id, target, at: around.at } as const;
  if (seen?.status !== 'observed') {
    const missing = evidence.find((one) => one.status === 'unobserved' && isOpening(one, site));
    return missing?.status === 'unobserved'
      ? [{ ...base, status: 'unobserved', why: missing.why, detail: missing.detail }]
      : [];
  }
  const { asOf, pack } = around.options;
  const facts = deriveHome(
    around.pages.find((page) => page.url === target.url)?.facts ?? (seen.facts as unknown as PageFacts),
    {
      asOf,
      limitDays: homeTable(pack, 'limitDays'),
      fewItems: homeTable(pack, 'fewItems'),
      published: collectPublished(around.pages),
      pages: around.pages,
    },
  );
  return [{ ...base, status: 'observed', facts: facts as unknown as Json }];
}

/** The home page; where the site's address only sends on by script or meta tag, the page that it sends to. */
function homePage(site: Site, evidence: readonly Evidence[]): Evidence | undefined {
  const pages = evidence.filter((one) => one.kind === 'page' && one.status === 'observed');
  const home = pages.find((one) => factsOf(one)?.shape === 'home');
  if (home) return home;
  const onward = factsOf(pages.find((one) => urlOf(one) === site.url))?.redirectTo;
  return onward ? pages.find((one) => urlOf(one) === onward) : undefined;
}

function factsOf(evidence: Evidence | undefined): PageFacts | null {
  return evidence?.status === 'observed' ? (evidence.facts as unknown as PageFacts) : null;
}

function urlOf({ target }: Evidence): string {
  return target.type === 'page' ? target.url : '';
}

/** The site as a whole, or its first page. */
function isOpening(evidence: Evidence, site: Site): boolean {
  return evidence.kind === 'site' || (evidence.kind === 'page' && urlOf(evidence) === site.url);
}

function homeTable(pack: RulePack, name: keyof typeof HOME_DUTY): number {
  const table = pack.tables['home-page'];
  const value =
    table !== null && typeof table === 'object' && !Array.isArray(table)
      ? (table as { [key: string]: Json })[name]
      : null;
  return typeof value === 'number' ? value : HOME_DUTY[name];
}

function row(
  site: Site,
  target: { readonly name: string; readonly url: string },
  facts: ColumnFacts,
  options: JudgeOptions,
): ColumnRow {
  const latest = facts.latest === null ? null : parseDay(facts.latest);
  const ageDays = latest === null ? null : daysBetween(latest, options.asOf);
  // As the rule of blank columns has it: a page that is no list cannot be an empty one.
  const blank = facts.blank === true && (facts.kind === 'list' || facts.kind === 'unknown');
  const bound = facts.limitDays !== null && facts.kind !== 'static' && facts.kind !== 'redirect';
  const outcome = facts.why
    ? 'cantTell'
    : blank || facts.overdue
      ? 'failed'
      : facts.overdue === false
        ? 'passed'
        : bound
          ? 'cantTell'
          : 'inapplicable';
  return {
    site: site.id,
    name: target.name,
    url: target.url,
    class: facts.class,
    latest,
    latestTitle: facts.latestTitle,
    latestUrl: facts.latestUrl,
    ageDays,
    limitDays: facts.limitDays,
    dueInDays: facts.dueInDays,
    outcome,
    why: facts.why ?? (facts.remark === '' ? null : facts.remark),
    ...(facts.rhythm.length > 0 ? { rhythm: facts.rhythm } : {}),
  };
}
