import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { CheckResult, MarkupFacts } from '../../domain/facts/accessibility.ts';
import type { FaultFacts } from '../../domain/facts/derived.ts';
import type { SiteMarkupFacts } from '../../domain/facts/site-markup.ts';
import type { RulePack } from '../../domain/rule.ts';
import type { SiteFault } from './markup/site-fault.ts';

const MAX_SAMPLE_PAGES = 20;

type Result = CheckResult;
type Node = Result['nodes'][number];

interface Group {
  readonly result: Result;
  readonly grade: FaultFacts['grade'];
  readonly template: string;
  readonly places: { readonly url: string; readonly node: Node }[];
  /** Counted, and kept nowhere. */
  readonly more: { readonly pages: number; readonly places: number };
}

/**
 * The distinct accessibility faults of a site: places where the same engine rule points at the same shape of element are
 * one fault, on however many pages. Rules that found nothing wrong on a page give a passing row for that page. Checks that
 * need no browser are evidence of the kind `markup-fault` where a rule asks for that. `whole`: what several pages show together.
 */
export function deriveFaults(
  evidence: readonly Evidence[],
  pack: RulePack,
  whole: readonly SiteFault[] = [],
): readonly Evidence[] {
  const rendered = evidence.filter((one) => one.kind === 'accessibility');
  const markup = evidence.filter((one) => one.kind === 'markup');
  const site = evidence.find((one) => one.kind === 'site-markup' && one.status === 'observed');
  // By address, so that the order in which pages were opened does not show.
  const observed = [...rendered, ...markup].filter((one) => one.status === 'observed').sort(byAddress);
  const first = observed[0] ?? site;
  if (!first) return unseen(rendered);
  const grades = gradesOf(pack);
  const groups = new Map<string, Group>();
  const derived: Evidence[] = [];
  const more = moreOf(site);
  for (const one of observed) {
    if (one.status !== 'observed') continue;
    const facts = one.facts as unknown as MarkupFacts; // what both kinds share, validated by the gatherer and on reading
    const url = urlOf(one);
    for (const result of facts.results) collect(groups, result, { url, grades, more });
    for (const rule of facts.passedRules) derived.push(passing(one, rule, url));
  }
  for (const rule of fineOf(site)) derived.push(passing(first, rule, urlOf(first)));
  for (const one of whole) {
    if (one.outcome === 'passed') derived.push(passing(first, one.rule, one.samplePages[0] ?? ''));
    else
      for (const url of one.samplePages)
        collect(groups, resultOf(one), { url, grades, more: moreOfSite(one) });
  }
  for (const group of groups.values()) derived.push(fault(first, group, grades));
  const kinds = kindsOf(pack, grades);
  const routed = derived.map((one) => ({ ...one, kind: kinds(one) }));
  if (rendered.some((one) => one.status === 'observed')) return routed;
  // The HTML alone can fail a rule that the browser has to judge, but not pass it.
  return [...routed.filter((one) => one.kind !== 'fault' || !isPassing(one)), ...unseen(rendered, site)];
}

function isPassing(one: Evidence): boolean {
  return one.status === 'observed' && (one.facts as unknown as FaultFacts).places === 0;
}

/** Where no page could be looked at, one of them stands for the site: one row a rule, not one a page. */
function unseen(rendered: readonly Evidence[], site?: Evidence): readonly Evidence[] {
  const one = [...rendered].sort(byAddress)[0];
  if (one) return [{ ...one, kind: 'fault', by: 'faults@1' }];
  if (!site) return [];
  const { at, target } = site;
  const base = { kind: 'fault', by: 'faults@1', site: site.site, at, target } as const;
  return [{ ...base, status: 'unobserved', why: 'no-browser', detail: '' }];
}

function factsOf(site: Evidence | undefined): SiteMarkupFacts | null {
  return site?.status === 'observed' ? (site.facts as unknown as SiteMarkupFacts) : null; // as above
}

type More = ReadonlyMap<string, { readonly pages: number; readonly places: number }>;

function moreOf(site: Evidence | undefined): More {
  const rows = factsOf(site)?.more ?? [];
  return new Map(rows.map((row) => [keyOf(row.rule, row.outcome, row.shape), row]));
}

function fineOf(site: Evidence | undefined): readonly string[] {
  return factsOf(site)?.fine.map((row) => row.rule) ?? [];
}

function moreOfSite({ rule, outcome, place, pages, samplePages }: SiteFault): More {
  const more = pages - samplePages.length;
  return new Map([[keyOf(rule, outcome, place.shape), { pages: more, places: more }]]);
}

function resultOf({ rule, outcome, place }: SiteFault): Result {
  const grade = outcome === 'failed' ? 'failure' : 'review';
  return { rule, outcome, impact: null, grade, wcag: [], nodes: [place], count: 1 };
}

function keyOf(rule: string, outcome: string, shape: string): string {
  return `${rule}\u0000${outcome}\u0000${shape}`;
}

/** By the kind of evidence which the rule of level 1 asks for that a check is filed under. */
function kindsOf(pack: RulePack, grades: ReadonlyMap<string, EngineRule>): (fault: Evidence) => string {
  const rules = pack.indicators.flatMap((indicator) => indicator.rules);
  const evidenceOf = new Map(rules.map((rule) => [rule.id, rule.evidence]));
  return (one) => {
    const engineRule = one.status === 'observed' ? (one.facts as unknown as FaultFacts).engineRule : '';
    const levelOne = grades.get(engineRule)?.levelOne;
    return (levelOne && evidenceOf.get(levelOne)) || 'fault';
  };
}

function byAddress(a: Evidence, b: Evidence): number {
  return order(urlOf(a), urlOf(b));
}

function urlOf(evidence: Evidence): string {
  return evidence.target.type === 'page' ? evidence.target.url : '';
}

interface EngineRule {
  readonly grade?: FaultFacts['grade'];
  readonly wcag?: readonly string[];
  readonly act?: readonly string[];
  readonly levelOne?: string;
}

/** The pack's table has the last word on grade and criteria, so that a stored run can be judged anew. */
function gradesOf(pack: RulePack): ReadonlyMap<string, EngineRule> {
  const rows = ['axe-rules', 'own-checks'].flatMap((name) => rowsOf(pack.tables[name]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The loader has checked the form of the tables. */
function rowsOf(table: Json | undefined): readonly ({ readonly id: string } & EngineRule)[] {
  const rows = (table as { rules?: Json } | undefined)?.rules ?? [];
  return rows as unknown as readonly ({ readonly id: string } & EngineRule)[];
}

function collect(
  groups: Map<string, Group>,
  result: Result,
  around: { readonly url: string; readonly grades: ReadonlyMap<string, EngineRule>; readonly more: More },
): void {
  const known = around.grades.get(result.rule)?.grade ?? result.grade;
  const grade = result.outcome === 'review' ? 'review' : known;
  for (const node of result.nodes) {
    const key = `${result.rule}\u0000${grade}\u0000${node.shape}`;
    const more = around.more.get(keyOf(result.rule, result.outcome, node.shape)) ?? { pages: 0, places: 0 };
    const group = groups.get(key) ?? { result, grade, template: node.shape, places: [], more };
    group.places.push({ url: around.url, node });
    groups.set(key, group);
  }
}

function fault(like: Evidence, group: Group, grades: ReadonlyMap<string, EngineRule>): Evidence {
  const places = [...group.places].sort(
    (a, b) => order(a.url, b.url) || order(a.node.selector, b.node.selector),
  );
  const pages = [...new Set(places.map((place) => place.url))];
  const sample = places[0];
  const row = grades.get(group.result.rule);
  const facts: FaultFacts = {
    engineRule: group.result.rule,
    grade: group.grade,
    impact: group.result.impact,
    wcag: [...(row?.wcag ?? group.result.wcag)],
    act: [...(row?.act ?? [])],
    template: group.template,
    samplePages: pages.slice(0, MAX_SAMPLE_PAGES),
    pages: pages.length + group.more.pages,
    places: places.length + group.more.places,
    summary: sample?.node.summary ?? '',
  };
  return {
    kind: 'fault',
    by: 'faults@1',
    site: like.site,
    at: like.at,
    target: {
      type: 'element',
      url: sample?.url ?? '',
      selector: sample?.node.selector ?? '',
      html: sample?.node.html ?? '',
    },
    status: 'observed',
    facts,
  };
}

function passing(like: Evidence, rule: string, url: string): Evidence {
  const facts: FaultFacts = {
    engineRule: rule,
    grade: 'failure',
    impact: null,
    wcag: [],
    act: [],
    template: '',
    samplePages: [],
    pages: 0,
    places: 0,
    summary: '',
  };
  return {
    kind: 'fault',
    by: 'faults@1',
    site: like.site,
    at: like.at,
    target: { type: 'page', url },
    status: 'observed',
    facts,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
