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
 * GB/T 37668-2019 3.3.1.2 of one site. Failed: a skip link without its place, or no means of any kind on any page, which the
 * browser must have confirmed after scripts. Headings, landmarks and built-in tools leave it to a person.
 */
export function deriveSkip({ skip }: SiteMarkupFacts, rendered: readonly Evidence[]): readonly SiteFault[] {
  const needed = skip.filter((row) => row.state !== 'not-needed');
  const lacking = needed.filter((row) => row.state !== 'works');
  const broken = needed.find((row) => row.state === 'broken');
  const first = needed[0];
  if (!first) return [];
  if (lacking.length === 0) return [faultOf('passed', needed)];
  if (broken && !saidOf(rendered, 'skip-link').passed) return [faultOf('failed', [broken])];
  const bare = needed.every((row) => row.state === 'none') && pagesIn(needed) >= LEAST_PAGES;
  return [faultOf(bare && saidOf(rendered, 'bypass').failed ? 'failed' : 'review', lacking)];
}

/** What the engine says of one of its rules on the rendered pages. */
function saidOf(
  rendered: readonly Evidence[],
  rule: string,
): { readonly failed: boolean; readonly passed: boolean } {
  const seen = rendered.flatMap((one) =>
    one.status === 'observed' ? [one.facts as unknown as AccessibilityFacts] : [],
  ); // validated by the gatherer and on reading
  const failed = seen.some(({ results }) =>
    results.some((one) => one.rule === rule && one.outcome === 'failed'),
  );
  return { failed, passed: seen.some(({ passedRules }) => passedRules.includes(rule)) };
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
