import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { FaultFacts } from '../../domain/facts/derived.ts';
import type { SiteMarkupFacts } from '../../domain/facts/site-markup.ts';
import type { RulePack } from '../../domain/rule.ts';
import type { SiteFault } from './markup/site-fault.ts';

/** What a run kept of the HTML of a site's pages, beside the faults that pages show one by one. */
interface Around {
  readonly evidence: readonly Evidence[];
  /** What several pages show together. */
  readonly whole: readonly SiteFault[];
  readonly pack: RulePack;
}

/**
 * The faults of a site with what its HTML adds: the pages that are kept by number alone, the faults that only several pages
 * show, and the checks that found nothing wrong. Checks that need no browser become `markup-fault` where their rule asks for
 * that kind, so that the lack of a browser leaves only the others untested.
 */
export function withMarkup(
  faults: readonly Evidence[],
  { evidence, whole, pack }: Around,
): readonly Evidence[] {
  const site = evidence.find((one) => one.kind === 'site-markup');
  if (site?.status !== 'observed') return faults;
  const facts = site.facts as unknown as SiteMarkupFacts; // validated by the gatherer and on reading
  const rows = rowsOf(pack);
  const all = [
    ...faults.map((one) => withMore(one, facts)),
    ...facts.fine.map(({ rule }) => passing(site, rule)),
    ...whole.map((one) => (one.outcome === 'passed' ? passing(site, one.rule) : faultOf(site, one, rows))),
  ];
  const kindOf = kindsOf(pack, rows);
  const routed = all.map((one) => ({ ...one, kind: kindOf(one) }));
  const rendered = evidence.filter((one) => one.kind === 'accessibility');
  if (rendered.some((one) => one.status === 'observed')) return routed;
  // The HTML alone can fail a rule that the browser has to judge, but not pass it.
  const unpassed = routed.filter((one) => one.kind !== 'fault' || !isPassing(one));
  const known = unpassed.some((one) => one.status === 'unobserved');
  return known ? unpassed : [...unpassed, unrendered(site, rendered)];
}

interface Row {
  readonly id: string;
  readonly grade?: FaultFacts['grade'];
  readonly wcag?: readonly string[];
  readonly act?: readonly string[];
  readonly levelOne?: string;
}

function rowsOf(pack: RulePack): ReadonlyMap<string, Row> {
  const rows = ['axe-rules', 'own-checks'].flatMap((name) => {
    const table = pack.tables[name] as { readonly rules?: Json } | undefined;
    return (table?.rules ?? []) as unknown as readonly Row[]; // the loader has checked the form of the tables
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function factsOf(one: Evidence): FaultFacts | null {
  return one.status === 'observed' ? (one.facts as unknown as FaultFacts) : null; // made by the derivations
}

function isPassing(one: Evidence): boolean {
  return factsOf(one)?.places === 0;
}

/** Adds the pages of the same fault that are kept by number alone. */
function withMore(one: Evidence, { more }: SiteMarkupFacts): Evidence {
  const facts = factsOf(one);
  if (!facts || facts.places === 0) return one;
  const outcome = facts.grade === 'review' ? 'review' : 'failed';
  const row = more.find(
    (known) => known.rule === facts.engineRule && known.outcome === outcome && known.shape === facts.template,
  );
  if (!row) return one;
  const counted = { ...facts, pages: facts.pages + row.pages, places: facts.places + row.places };
  return { ...one, facts: counted } as Evidence; // observed, as its facts show
}

/** By the kind of evidence which the rule of level 1 asks for that a check is filed under. */
function kindsOf(pack: RulePack, rows: ReadonlyMap<string, Row>): (one: Evidence) => string {
  const rules = pack.indicators.flatMap((indicator) => indicator.rules);
  const evidenceOf = new Map(rules.map((rule) => [rule.id, rule.evidence]));
  return (one) => {
    const levelOne = rows.get(factsOf(one)?.engineRule ?? '')?.levelOne;
    return (levelOne && evidenceOf.get(levelOne)) || 'fault';
  };
}

function faultOf(site: Evidence, fault: SiteFault, rows: ReadonlyMap<string, Row>): Evidence {
  const { rule, outcome, place, pages, samplePages } = fault;
  const row = rows.get(rule);
  const facts: FaultFacts = {
    engineRule: rule,
    grade: outcome === 'review' ? 'review' : (row?.grade ?? 'failure'),
    impact: null,
    wcag: [...(row?.wcag ?? [])],
    act: [...(row?.act ?? [])],
    template: place.shape,
    samplePages: [...samplePages],
    pages,
    places: pages,
    summary: place.summary,
  };
  const { selector, html } = place;
  return derived(site, { type: 'element', url: samplePages[0] ?? '', selector, html }, facts);
}

function passing(site: Evidence, rule: string): Evidence {
  const nothing = { template: '', samplePages: [], pages: 0, places: 0, summary: '' };
  const facts: FaultFacts = {
    engineRule: rule,
    grade: 'failure',
    impact: null,
    wcag: [],
    act: [],
    ...nothing,
  };
  return derived(site, site.target, facts);
}

function derived(site: Evidence, target: Evidence['target'], facts: FaultFacts): Evidence {
  return {
    kind: 'fault',
    by: 'markup-faults@1',
    site: site.site,
    at: site.at,
    target,
    status: 'observed',
    facts: facts as unknown as Json, // optional fields are left out, never undefined
  };
}

/** One row for all pages that were not rendered: with the reason of the first one, or because no browser was used. */
function unrendered(site: Evidence, rendered: readonly Evidence[]): Evidence {
  const address = ({ target }: Evidence): string => (target.type === 'page' ? target.url : '');
  const one = [...rendered].sort((a, b) => (address(a) < address(b) ? -1 : 1))[0];
  const base = { kind: 'fault', by: 'markup-faults@1', site: site.site, at: site.at } as const;
  if (one?.status === 'unobserved')
    return { ...base, target: one.target, status: 'unobserved', why: one.why, detail: one.detail };
  return { ...base, target: site.target, status: 'unobserved', why: 'no-browser', detail: '' };
}
