import type { Evidence } from '../domain/evidence.ts';
import type { SiteReport } from '../domain/run.ts';
import type { SeenPage } from './site-record.ts';

/** How many pages were opened in the browser, and how much of the site they show. */
export function shareOf(
  pages: readonly SeenPage[],
  evidence: readonly Evidence[],
): Pick<SiteReport, 'sample'> & Pick<SiteReport['pages'], 'rendered'> {
  const opened = new Set<string>();
  let withoutScripts = 0;
  for (const one of evidence) {
    if (one.kind !== 'accessibility' || one.status !== 'observed' || one.target.type !== 'page') continue;
    opened.add(one.target.url);
    const facts = one.facts as { readonly withoutScripts?: readonly string[] }; // written by this run
    if (facts.withoutScripts) withoutScripts += 1;
  }
  const real = pages.filter((page) => page.shape !== 'redirect');
  const shapes = (of: readonly SeenPage[]) => new Set(of.flatMap((page) => [...page.shapes.keys()])).size;
  const seen = real.filter((page) => opened.has(page.url));
  return {
    rendered: opened.size,
    sample: { of: real.length, shapes: shapes(real), shapesSeen: shapes(seen), withoutScripts },
  };
}
