import type { Evidence } from '../../../domain/evidence.ts';
import type { SiteMarkupFacts } from '../../../domain/facts/site-markup.ts';
import type { Site } from '../../../domain/site.ts';
import type { SeenPage } from '../seen-page.ts';
import { deriveContacts } from './contacts.ts';
import { deriveMenus } from './menus.ts';
import type { SiteFault } from './site-fault.ts';
import { deriveSkip } from './skip.ts';
import { deriveTitles } from './titles.ts';

/** What only several pages of a site show together, for the checks of accessibility. Nothing where its pages were not read for them. */
export function deriveWhole(
  site: Site,
  evidence: readonly Evidence[],
  pages: readonly SeenPage[],
): readonly SiteFault[] {
  const one = evidence.find(({ kind, status }) => kind === 'site-markup' && status === 'observed');
  if (one?.status !== 'observed') return [];
  const facts = one.facts as unknown as SiteMarkupFacts; // validated by the gatherer and on reading
  const rendered = evidence.filter(({ kind }) => kind === 'accessibility');
  return [
    ...deriveSkip(facts, rendered),
    ...deriveMenus(facts),
    ...deriveContacts(facts, site.url, pages),
    ...deriveTitles(pages),
  ];
}
