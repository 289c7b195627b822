import type { PageFacts } from '../../../domain/facts/page.ts';
import type { SiteMarkupFacts } from '../../../domain/facts/site-markup.ts';
import type { SeenPage } from '../seen-page.ts';
import type { SiteFault } from './site-fault.ts';

const ENOUGH_WAYS = 2;
/** On fewer pages a contact may simply not have been met. */
const LEAST_PAGES = 3;

/**
 * GB/T 37668-2019 3.5.2.1: ways to reach the office. Failed only where the home page was read, is not filled by scripts, and
 * neither it nor any other page has so much as a word of contact, or the words stand there with nothing behind them.
 */
export function deriveContacts(
  { contacts, pages: read }: SiteMarkupFacts,
  home: string,
  pages: readonly SeenPage[],
): readonly SiteFault[] {
  const { ways, named, blank } = contacts;
  const certain = read >= LEAST_PAGES && ways.length === 0 && (blank || !named) && isWhole(homeOf(pages));
  const outcome = ways.length >= ENOUGH_WAYS ? 'passed' : certain ? 'failed' : 'review';
  const place = { selector: '', html: '', shape: 'site', summary: ways.join(', ') || '—' };
  return [{ rule: 'contact-missing', outcome, place, pages: 1, samplePages: [home] }];
}

function homeOf(pages: readonly SeenPage[]): PageFacts | undefined {
  return pages.find((page) => page.facts.shape === 'home')?.facts;
}

function isWhole(home: PageFacts | undefined): boolean {
  return home !== undefined && !home.needsScript && home.footer.present;
}
