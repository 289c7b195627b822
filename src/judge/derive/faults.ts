import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { CheckResult, MarkupFacts } from '../../domain/facts/accessibility.ts';
import type { FaultFacts } from '../../domain/facts/derived.ts';
import type { RulePack } from '../../domain/rule.ts';

const MAX_SAMPLE_PAGES = 20;

type Result = CheckResult;
type Node = Result['nodes'][number];

interface Group {
  readonly result: Result;
  readonly grade: FaultFacts['grade'];
  readonly template: string;
  readonly places: { readonly url: string; readonly node: Node }[];
}

/**
 * The distinct accessibility faults of a site: places where the same engine rule points at the same shape of element are
 * one fault, on however many pages. Rules that found nothing wrong on a page give a passing row for that page.
 */
export function deriveFaults(evidence: readonly Evidence[], pack: RulePack): readonly Evidence[] {
  const rendered = evidence.filter((one) => one.kind === 'accessibility');
  const markup = evidence.filter((one) => one.kind === 'markup');
  // By address, so that the order in which pages were opened does not show.
  const observed = [...rendered, ...markup].filter((one) => one.status === 'observed').sort(byAddress);
  if (observed.length === 0) return unseen(rendered);
  const grades = gradesOf(pack);
  const groups = new Map<string, Group>();
  const derived: Evidence[] = [];
  for (const one of observed) {
    const facts = one.facts as unknown as MarkupFacts; // what both kinds share, validated by the gatherer and on reading
    const url = urlOf(one);
    for (const result of facts.results) collect(groups, result, url, grades);
    for (const rule of facts.passedRules) derived.push(passing(one, rule, url));
  }
  const first = observed[0];
  if (first) for (const group of groups.values()) derived.push(fault(first, group, grades));
  return derived;
}

/** Where no page could be looked at, one of them stands for the site: one row a rule, not one a page. */
function unseen(rendered: readonly Evidence[]): readonly Evidence[] {
  const one = [...rendered].sort(byAddress)[0];
  return one ? [{ ...one, kind: 'fault', by: 'faults@1' }] : [];
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
  url: string,
  grades: ReadonlyMap<string, EngineRule>,
): void {
  const known = grades.get(result.rule)?.grade ?? result.grade;
  const grade = result.outcome === 'review' ? 'review' : known;
  for (const node of result.nodes) {
    const key = `${result.rule}\u0000${grade}\u0000${node.shape}`;
    const group = groups.get(key) ?? { result, grade, template: node.shape, places: [] };
    group.places.push({ url, node });
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
    pages: pages.length,
    places: places.length,
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
    facts: facts as unknown as Json,
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
    facts: facts as unknown as Json,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
