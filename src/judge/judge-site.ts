import type { Instant, Json } from '../domain/brand.ts';
import { daysBetween, parseDay } from '../domain/day.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { ColumnFacts } from '../domain/facts/derived.ts';
import type { PageFacts } from '../domain/facts/page.ts';
import type { Judgement } from '../domain/finding.ts';
import type { RulePack } from '../domain/rule.ts';
import type { ColumnRow } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import { deriveColumns } from './derive/columns.ts';
import { deriveFaults } from './derive/faults.ts';
import { deriveHome } from './derive/home.ts';
import { type JudgeOptions, judge } from './judge.ts';

export interface SiteJudgement {
  readonly judgement: Judgement;
  /** The columns of the site with their duties, the most overdue first. */
  readonly columns: readonly ColumnRow[];
}

/** Puts together what only many pages show (columns, distinct faults, the home page's freshness), then judges the site. */
export function judgeSite(site: Site, evidence: readonly Evidence[], options: JudgeOptions): SiteJudgement {
  const columns = deriveColumns({ site, ...pagesOf(evidence), pack: options.pack, asOf: options.asOf });
  const at = evidence[0]?.at ?? (`${options.asOf}T00:00:00Z` as Instant); // only where there is no evidence to be dated
  const derived: Evidence[] = columns.map(({ target, facts }) => ({
    ...{ kind: 'column', by: 'columns@1', site: site.id, target, at, status: 'observed' },
    facts: facts as unknown as Json,
  }));
  const home = homeEvidence(site, evidence, options, at);
  const all = [...evidence, ...derived, ...home, ...deriveFaults(evidence, options.pack)];
  const subject = {
    id: site.id,
    target: { type: 'site', url: site.url, name: site.name },
    isCity: false,
  } as const;
  return {
    judgement: judge(subject, all, options),
    columns: columns.map(({ target, facts }) => row(site, target, facts, options)),
  };
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
  return { pages, unseen };
}

/** 国办秘函〔2019〕19号 首页不更新: two weeks. */
const HOME_LIMIT_DAYS = 14;

function homeEvidence(
  site: Site,
  evidence: readonly Evidence[],
  options: JudgeOptions,
  at: Instant,
): readonly Evidence[] {
  const seen = homePage(site, evidence);
  const target = { type: 'page', url: seen?.target.type === 'page' ? seen.target.url : site.url } as const;
  const base = { kind: 'home', by: 'home@1', site: site.id, target, at } as const;
  if (seen?.status !== 'observed') {
    const missing = evidence.find((one) => one.status === 'unobserved' && isOpening(one, site));
    return missing?.status === 'unobserved'
      ? [{ ...base, status: 'unobserved', why: missing.why, detail: missing.detail }]
      : [];
  }
  const facts = deriveHome(seen.facts as unknown as PageFacts, options.asOf, limitDays(options.pack));
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

function limitDays(pack: RulePack): number {
  const table = pack.tables['home-page'];
  const days =
    table !== null && typeof table === 'object' && !Array.isArray(table)
      ? (table as { [key: string]: Json })['limitDays']
      : null;
  return typeof days === 'number' ? days : HOME_LIMIT_DAYS;
}

function row(
  site: Site,
  target: { readonly name: string; readonly url: string },
  facts: ColumnFacts,
  options: JudgeOptions,
): ColumnRow {
  const latest = facts.latest === null ? null : parseDay(facts.latest);
  const ageDays = latest === null ? null : daysBetween(latest, options.asOf);
  const bound = facts.limitDays !== null && facts.kind !== 'static' && facts.kind !== 'redirect';
  const outcome = facts.why
    ? 'cantTell'
    : facts.blank || facts.overdue
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
    dueInDays: ageDays === null || facts.limitDays === null ? null : facts.limitDays - ageDays,
    outcome,
    why: facts.why ?? (facts.remark === '' ? null : facts.remark),
  };
}
