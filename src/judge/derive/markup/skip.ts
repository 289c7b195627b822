import type { Evidence } from '../../../domain/evidence.ts';
import type { AccessibilityFacts } from '../../../domain/facts/accessibility.ts';
import type { SiteMarkupFacts } from '../../../domain/facts/site-markup.ts';
import type { SiteFault } from './site-fault.ts';

const RULE = 'skip-link-missing';
/** Fewer pages may be odd ones. */
const LEAST_PAGES = 3;
const SAMPLES = 20;

type Row = SiteMarkupFacts['skip'][number];

/**
 * GB/T 37668-2019 3.3.1.2 of one site, whose test asks for a key that moves the focus to the content. Failed: a skip link
 * without its place, or several pages and not one with a link, a key, a tool, or a script that could be one. What a script
 * could be, the opened pages tell: where nothing in them listens to keys for the whole page, it is none. Where the engine saw
 * a skip link or a key after scripts, it is for a person.
 */
export function deriveSkip({ skip }: SiteMarkupFacts, rendered: readonly Evidence[]): readonly SiteFault[] {
  const needed = skip.filter((row) => row.state !== 'not-needed');
  const lacking = needed.filter((row) => row.state !== 'works');
  const broken = needed.find((row) => row.state === 'broken');
  if (needed.length === 0) return [];
  if (lacking.length === 0) return [faultOf('passed', needed)];
  if (broken && !isPassed(rendered, 'skip-link')) return [faultOf('failed', [broken])];
  if (['skip-link', 'accesskeys'].some((rule) => isPassed(rendered, rule)))
    return [faultOf('review', lacking)];
  const without = withoutAny(needed, rendered);
  return [without.length > 0 ? faultOf('failed', without) : faultOf('review', lacking)];
}

/** Rows of pages which certainly have none; nothing where some other page may have one, or too few were seen. */
function withoutAny(needed: readonly Row[], rendered: readonly Evidence[]): readonly Row[] {
  const opened = rendered.flatMap(waysOf);
  if (opened.some(({ ways }) => ways === 'link')) return [];
  if (needed.every((row) => row.state === 'none')) return pagesIn(needed) >= LEAST_PAGES ? needed : [];
  if (!needed.every((row) => row.state === 'none' || row.state === 'scripted')) return [];
  if (opened.some(({ ways }) => ways !== 'none')) return [];
  const seen = new Set(opened.map(({ url }) => url));
  const rows = needed.flatMap((row) => onlyOn(row, seen));
  return pagesIn(rows) >= LEAST_PAGES ? rows : [];
}

function waysOf(one: Evidence): readonly { readonly url: string; readonly ways: string }[] {
  if (one.status !== 'observed' || one.target.type !== 'page') return [];
  const { waysPast } = one.facts as unknown as AccessibilityFacts; // validated by the gatherer and on reading
  return waysPast ? [{ url: one.target.url, ways: waysPast }] : [];
}

/** Of the pages of one row, those that were opened. */
function onlyOn(row: Row, seen: ReadonlySet<string>): readonly Row[] {
  const samplePages = row.samplePages.filter((url) => seen.has(url));
  const place = samplePages[0] === row.samplePages[0] ? row.place : null;
  return samplePages.length > 0 ? [{ ...row, samplePages, pages: samplePages.length, place }] : [];
}

/** The engine found what one of its rules is about on a rendered page, and in order. */
function isPassed(rendered: readonly Evidence[], rule: string): boolean {
  return rendered.some(
    (one) =>
      one.status === 'observed' && (one.facts as unknown as AccessibilityFacts).passedRules.includes(rule),
  ); // validated by the gatherer and on reading
}

function faultOf(outcome: SiteFault['outcome'], rows: readonly Row[]): SiteFault {
  const samplePages = [...new Set(rows.flatMap((row) => row.samplePages))].sort().slice(0, SAMPLES);
  const states = [...new Set(rows.map((row) => row.state))].sort().join(' ');
  const row = rows.find((one) => one.samplePages[0] === samplePages[0]);
  const place = { selector: '', html: '', summary: '', ...row?.place, shape: row?.place?.shape ?? states };
  return { rule: RULE, outcome, place, pages: pagesIn(rows), samplePages };
}

function pagesIn(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.pages, 0);
}
