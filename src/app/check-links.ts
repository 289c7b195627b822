import type { Scope } from '../crawl/scope.ts';
import type { Instant, Json } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Site } from '../domain/site.ts';
import { linkFacts } from '../gather/check-link.ts';
import type { Reading } from '../gather/link-verdict.ts';
import type { BookedLink } from './link-book.ts';
import type { LinkLedger } from './link-ledger.ts';
import type { SiteRecord } from './site-record.ts';

export interface LinkPhase {
  readonly site: Site;
  readonly record: SiteRecord;
  readonly ledger: LinkLedger;
  readonly scope: Scope;
  readonly at: Instant;
  readonly signal: AbortSignal;
  /** Was this page left out by the crawl's budget or a trap guard? Then it is not asked either. */
  readonly leftOut: (url: string) => boolean;
  readonly progress: (done: number, known: number) => void;
}

interface Asked {
  readonly link: BookedLink;
  readonly external: boolean;
  readonly first: Reading | null;
}

/** First round: asks every link of the site that the crawl did not fetch. */
export async function askLinks(phase: LinkPhase): Promise<readonly Asked[]> {
  const hosts = new Set(phase.scope.hostsOf(phase.site));
  const { links } = phase.record.links;
  let done = 0;
  return await Promise.all(
    links.map(async (link) => {
      const external = !hosts.has(new URL(link.url).host);
      const known = link.role === 'page' ? phase.record.readings.get(link.key) : undefined;
      const skip = !known && (phase.signal.aborted || (link.role === 'page' && phase.leftOut(link.key)));
      const first = skip
        ? null
        : await phase.ledger.first({ key: link.key, role: link.role, external }, known);
      done++;
      if (done % 20 === 0 || done === links.length) phase.progress(done, links.length);
      return { link, external, first };
    }),
  );
}

/** Second round: doubtful links once more, then one piece of evidence a link. */
export async function settleLinks(phase: LinkPhase, asked: readonly Asked[]): Promise<readonly Evidence[]> {
  return await Promise.all(
    asked.map(async ({ link, external, first }) => {
      const from = [...phase.record.links.from(link)];
      const target = { type: 'link', url: link.url, from, count: link.pages.size } as const;
      const base = { kind: 'link', by: 'link@1', site: phase.site.id, target, at: phase.at } as const;
      const why = phase.signal.reason === 'cancelled' ? 'cancelled' : 'budget';
      if (!first || first.verdict === 'skipped')
        return { ...base, status: 'unobserved', why, detail: '' } as const;
      const readings = await phase.ledger.settle({ key: link.key, role: link.role, external }, first);
      const facts = linkFacts(readings, {
        role: link.role,
        internal: !external,
        via: link.via,
        text: link.text,
      });
      return { ...base, status: 'observed', facts: facts as unknown as Json } as const;
    }),
  );
}
