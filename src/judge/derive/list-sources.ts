import type { Evidence } from '../../domain/evidence.ts';
import type { ListSourceFacts } from '../../domain/facts/list-source.ts';
import { pageKey } from '../../domain/page-key.ts';
import type { SeenPage } from './seen-page.ts';

/** The pages with the lists that were fetched or drawn for them: as a visitor sees them, so to speak. */
export function withListSources(
  pages: readonly SeenPage[],
  evidence: readonly Evidence[],
): readonly SeenPage[] {
  const sources = new Map<string, ListSourceFacts>();
  for (const one of evidence) {
    if (one.kind !== 'list-source' || one.status !== 'observed' || one.target.type !== 'page') continue;
    sources.set(pageKey(one.target.url), one.facts as unknown as ListSourceFacts); // the kind names the schema
  }
  if (sources.size === 0) return pages;
  return pages.map((page) => {
    const source = sources.get(pageKey(page.facts.final));
    return source && page.facts.needsScript ? joined(page, source) : page;
  });
}

function joined(page: SeenPage, source: ListSourceFacts): SeenPage {
  const { facts } = page;
  const hasItems = source.blocks.some((block) => block.region === 'main' && block.itemCount > 0);
  const { emptyRemark, emptyText, mainTextLength } = source;
  return {
    url: page.url,
    facts: {
      ...facts,
      shape: facts.shape === 'home' || facts.shape === 'article' ? facts.shape : 'column',
      needsScript: false,
      blocks: [...facts.blocks.filter((block) => block.region !== 'main'), ...source.blocks],
      ...(hasItems ? {} : { emptyRemark, emptyText, mainTextLength }),
    },
  };
}
