import type { Instant, Json, Url } from '../../src/domain/brand.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { AccessibilityFacts, CheckResult } from '../../src/domain/facts/accessibility.ts';
import type { Site } from '../../src/domain/site.ts';
import { readMarkup } from '../../src/gather/markup.ts';
import { parsePage } from '../../src/gather/parse.ts';
import { createMarkupBook } from '../../src/gather/site-markup.ts';
import { deriveWhole } from '../../src/judge/derive/markup/whole-site.ts';
import type { Case } from './case.ts';

/**
 * What the HTML alone says of a case: the checks of its page that the browser has no word of, and what its pages show together,
 * taken for a small site of their own.
 */
export function readMarkupAsAudit(
  one: Case,
  url: string,
  {
    spoken,
    rendered,
  }: {
    readonly spoken: ReadonlySet<string>;
    readonly rendered: AccessibilityFacts;
  },
): readonly CheckResult[] {
  const book = createMarkupBook();
  for (const [at, html] of pagesOf(one, url))
    book.add(at, readMarkup(parsePage(html, at as Url).root), (href) => new URL(href, at).href);
  const read = book.close();
  if (!read) return [];
  const own = read.pages.filter((page) => page.url === url).flatMap((page) => page.facts.results);
  const base = { site: one.id, at: '2026-11-23T00:00:00Z' as Instant, status: 'observed' } as const;
  const evidence: readonly Evidence[] = [
    {
      ...{ ...base, kind: 'site-markup', by: 'site-markup@1' },
      target: { type: 'site', url, name: one.title },
      facts: read.site as unknown as Json,
    },
    {
      ...{ ...base, kind: 'accessibility', by: 'accessibility@1' },
      target: { type: 'page', url: url as Url },
      facts: rendered as unknown as Json,
    },
  ];
  const site = { id: one.id, name: one.title, url } as unknown as Site; // all that is asked of it
  const whole = deriveWhole(site, evidence, [])
    .filter((fault) => fault.outcome !== 'passed' && fault.samplePages.includes(url))
    .map(
      ({ rule, outcome, place }): CheckResult => ({
        ...{ rule, outcome: outcome === 'failed' ? 'failed' : 'review', impact: null },
        grade: outcome === 'failed' ? 'failure' : 'review',
        ...{ wcag: [], nodes: [{ ...place }], count: 1 },
      }),
    );
  return [...own.filter((result) => !spoken.has(result.rule)), ...whole];
}

function pagesOf({ html, files }: Case, url: string): readonly (readonly [string, string])[] {
  const others = Object.entries(files ?? {}).flatMap(([name, body]) =>
    name.endsWith('.html') && typeof body === 'string' ? [[new URL(name, url).href, body] as const] : [],
  );
  return [[url, html], ...others];
}
