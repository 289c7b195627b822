import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { AccessibilityFacts, CheckResult, MarkupFacts } from '../../domain/facts/accessibility.ts';
import type { FaultFacts } from '../../domain/facts/derived.ts';
import type { RulePack } from '../../domain/rule.ts';

const MAX_SAMPLE_PAGES = 20;

type Result = CheckResult;
type Node = Result['nodes'][number];

interface Group {
  readonly result: Result;
  readonly grade: FaultFacts['grade'];
  readonly template: string;
  readonly places: Place[];
}

interface Place {
  readonly url: string;
  readonly node: Node;
  readonly isOpened: boolean;
  readonly withoutScripts?: readonly string[];
}

/**
 * The distinct accessibility faults of a site: places where the same engine rule points at the same shape of element are
 * one fault, on however many pages. Rules that found nothing wrong on a page give a passing row for that page. What was
 * read off HTML alone is certain only where the same fault was seen in the same shape on a page that was opened.
 */
export function deriveFaults(evidence: readonly Evidence[], pack: RulePack): readonly Evidence[] {
  const rendered = evidence.filter((one) => one.kind === 'accessibility');
  const opened = rendered.filter(isObserved);
  const markup = evidence.filter((one) => one.kind === 'markup').filter(isObserved);
  // By address, so that the order in which pages were opened does not show.
  const observed = [...opened, ...markup].sort(byAddress);
  const unopened = opened.length === 0 ? unseen(rendered) : [];
  const grades = gradesOf(pack);
  const groups = new Map<string, Group>();
  const derived: Evidence[] = [...unopened];
  const seen: Seen = {
    pages: new Set(opened.map(urlOf)),
    spoken: new Map(opened.map((one) => [urlOf(one), rulesOn(one)])),
    faults: seenFaults(opened),
    grades,
  };
  for (const one of observed) {
    const facts = one.facts as unknown as MarkupFacts; // what both kinds share, validated by the gatherer and on reading
    for (const result of facts.results) collect(groups, result, one, seen);
    for (const rule of facts.passedRules) derived.push(passing(one, rule, urlOf(one)));
  }
  const first = observed[0];
  if (first) for (const group of groups.values()) derived.push(fault(first, group, grades));
  return derived;
}

type Observed = Extract<Evidence, { readonly status: 'observed' }>;

function isObserved(evidence: Evidence): evidence is Observed {
  return evidence.status === 'observed';
}

/** What the opened pages have shown. */
interface Seen {
  readonly pages: ReadonlySet<string>;
  /** Rules that had something to say of each of them. */
  readonly spoken: ReadonlyMap<string, ReadonlySet<string>>;
  /** Rule and shape of what failed there. */
  readonly faults: ReadonlySet<string>;
  readonly grades: ReadonlyMap<string, EngineRule>;
}

function rulesOn({ facts }: Observed): ReadonlySet<string> {
  const { results, passedRules } = facts as unknown as MarkupFacts; // as above
  return new Set([...results.map((one) => one.rule), ...passedRules]);
}

function seenFaults(opened: readonly Observed[]): ReadonlySet<string> {
  const faults = new Set<string>();
  for (const one of opened) {
    for (const { rule, outcome, nodes } of (one.facts as unknown as MarkupFacts).results)
      if (outcome === 'failed') for (const { shape } of nodes) faults.add(`${rule}\u0000${shape}`);
  }
  return faults;
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

function collect(groups: Map<string, Group>, result: Result, page: Observed, seen: Seen): void {
  const url = urlOf(page);
  // Of an opened page the engine itself has spoken.
  if (result.unrendered && seen.pages.has(url)) return;
  // A check that is made both ways has the browser's word where a page was opened.
  if (page.kind === 'markup' && seen.spoken.get(url)?.has(result.rule)) return;
  const known = seen.grades.get(result.rule)?.grade ?? result.grade;
  const { withoutScripts } = page.facts as unknown as Partial<AccessibilityFacts>;
  for (const node of result.nodes) {
    const isSeen = !result.unrendered || seen.faults.has(`${result.rule}\u0000${node.shape}`);
    const grade = result.outcome === 'review' || (known === 'failure' && !isSeen) ? 'review' : known;
    const key = `${result.rule}\u0000${grade}\u0000${node.shape}`;
    const group = groups.get(key) ?? { result, grade, template: node.shape, places: [] };
    group.places.push({
      url,
      node,
      isOpened: !result.unrendered,
      ...(withoutScripts ? { withoutScripts } : {}),
    });
    groups.set(key, group);
  }
}

function fault(like: Evidence, group: Group, grades: ReadonlyMap<string, EngineRule>): Evidence {
  const places = [...group.places].sort(
    (a, b) => order(a.url, b.url) || order(a.node.selector, b.node.selector),
  );
  const pages = [...new Set(places.map((place) => place.url))];
  // The place that there is a picture of, else one that was seen in a browser.
  const sample =
    places.find((place) => place.node.picture) ?? places.find((place) => place.isOpened) ?? places[0];
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
    ...(sample?.node.picture ? { picture: sample.node.picture } : {}),
    ...(sample?.withoutScripts ? { withoutScripts: [...sample.withoutScripts] } : {}),
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
