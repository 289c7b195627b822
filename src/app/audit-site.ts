import { type Crawled, crawlSite } from '../crawl/crawl-site.ts';
import { resolveLink } from '../crawl/normalise-url.ts';
import type { Scope } from '../crawl/scope.ts';
import { readSitemaps } from '../crawl/sitemap.ts';
import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Browsers, Net } from '../domain/net.ts';
import type { Kind } from '../domain/outcome.ts';
import type { SiteReport } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import { gatherIpv6Dns, gatherIpv6Reach, type Looked } from '../gather/ipv6.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import { askLinks, type LinkPhase, settleLinks } from './check-links.ts';
import type { LinkLedger } from './link-ledger.ts';
import type { LinkMemories } from './link-memories.ts';
import type { OwnNetwork } from './own-network.ts';
import { probeSite } from './probe-site.ts';
import type { Phase, Progress } from './progress.ts';
import { pagesToRender, type Rendered, renderLinks, renderPages } from './render-pages.ts';
import { applyRendered, bookNotices, bookSitemap, pagesWorthRendering } from './rendered-record.ts';
import { createSiteRecord, type SiteRecord } from './site-record.ts';
import type { SiteVisits } from './site-visits.ts';

export interface SiteAudit {
  readonly site: Site;
  readonly scope: Scope;
  readonly net: Net;
  readonly browsers: Browsers | null;
  readonly ledger: LinkLedger;
  readonly memories: LinkMemories;
  readonly ownNetwork: OwnNetwork;
  readonly vocabulary: Vocabulary;
  readonly visits: SiteVisits;
  readonly checked: readonly Kind[];
  readonly render: 'all' | 'sample' | 'none';
  readonly maxPages: number;
  /** Exactly these addresses of the site, or `null` to crawl. */
  readonly pages: readonly Url[] | null;
  readonly recheckAfterMs: number;
  readonly thisYear: number;
  readonly signal: AbortSignal;
  readonly now: () => Instant;
  readonly append: (evidence: readonly Evidence[]) => Promise<void>;
  readonly progress: Progress;
}

const EMPTY: Crawled = { known: 0, fetched: 0, skipped: {}, stopped: false, left: 0 };
const CRAWL_KINDS: readonly Kind[] = [
  'columns',
  'links',
  'accessibility',
  'marks',
  'interaction',
  'content',
  'catalogue',
  'disclosure',
];

/** Looks at one site: does it open, IPv6, its pages, its links, and a sample of its pages in the browser. */
export async function auditSite(audit: SiteAudit): Promise<SiteReport> {
  const started = Date.parse(audit.now());
  say(audit, 'probe', 0, 1);
  const ipv6 = audit.checked.includes('ipv6') ? lookAtIpv6(audit) : Promise.resolve([]);
  const probed = await probeSite(audit.site, audit);
  await audit.append([probed.evidence, ...(await ipv6)]);
  const elsewhere = probed.opens && !audit.scope.adopt(audit.site, probed.final);
  const opens = probed.opens && !elsewhere;
  const walked = opens && needsCrawl(audit) ? await walk(audit) : { crawled: EMPTY, rendered: 0 };
  return report(audit, { ...walked, opens, why: elsewhere ? `→ ${probed.final}` : probed.why, started });
}

async function lookAtIpv6(audit: SiteAudit): Promise<readonly Evidence[]> {
  const { site, net, signal } = audit;
  const [dns, reach] = await Promise.all([
    gatherIpv6Dns(site.url, net),
    gatherIpv6Reach(site.url, net, signal),
  ]);
  const target = { type: 'site', url: site.url, name: site.name } as const;
  const evidence = (kind: string, looked: Looked<unknown>): Evidence => ({
    ...{ kind, by: `${kind}@1`, site: site.id, target, at: audit.now() },
    ...(looked.ok
      ? { status: 'observed', facts: looked.facts as Json }
      : { status: 'unobserved', why: looked.why, detail: looked.detail }),
  });
  return [evidence('ipv6-dns', dns), evidence('ipv6-reach', reach)];
}

function needsCrawl(audit: SiteAudit): boolean {
  return audit.checked.some((kind) => CRAWL_KINDS.includes(kind));
}

/** Crawls, then asks the links and opens pages side by side, then asks doubtful links again. */
async function walk(audit: SiteAudit): Promise<{ readonly crawled: Crawled; readonly rendered: number }> {
  const wantsLinks = audit.checked.includes('links');
  const wantsBrowser = audit.checked.includes('accessibility') && audit.render !== 'none';
  const record = createSiteRecord({
    site: audit.site,
    scope: audit.scope,
    home: homeOf(audit.site),
    keepLinks: wantsLinks,
    keepShapes: wantsBrowser && audit.render === 'sample',
    vocabulary: audit.vocabulary,
    now: () => Date.parse(audit.now()),
  });
  const crawled = await crawl(audit, record);
  await audit.append(record.takeEvidence());
  if (wantsLinks) bookNotices(record, homeOf(audit.site));
  const phase = linkPhase(audit, record, crawled);
  const [asked, rendered] = await Promise.all([
    wantsLinks ? askLinks(phase) : [],
    wantsBrowser ? render(audit, record, wantsLinks) : 0,
  ]);
  if (wantsLinks) {
    say(audit, 'recheck', 0, asked.length);
    await audit.append(await settleLinks(phase, asked));
  }
  return { crawled, rendered };
}

async function crawl(audit: SiteAudit, record: SiteRecord): Promise<Crawled> {
  const { site, net, signal } = audit;
  const own = (url: string) => audit.scope.siteOf(url) === site.id;
  const mapped = audit.pages ? [] : await readSitemaps(net, site.url, signal);
  const sitemap = mapped.map((entry) => entry.url).filter(own);
  const declared = site.columns.flatMap((column) => resolveLink(column.url, site.url)?.key ?? []).filter(own);
  let last = 0;
  const crawled = await crawlSite({
    net,
    signal,
    seeds: audit.pages ?? [homeOf(site), ...declared],
    later: sitemap,
    maxPages: audit.maxPages,
    thisYear: audit.thisYear,
    follow: own,
    recurse: audit.pages === null,
    look: (answer) => record.look(answer),
    missed: (failure) => record.missed(failure),
    async afterShift() {
      await audit.append(record.takeEvidence());
    },
    progress({ done, known }) {
      if (done - last < 10 && done !== known) return;
      last = done;
      say(audit, 'crawl', done, known);
    },
  });
  bookSitemap(record, mapped);
  return crawled;
}

function homeOf(site: Site): Url {
  return resolveLink(site.url, site.url)?.key ?? site.url;
}

async function render(audit: SiteAudit, record: SiteRecord, wantsLinks: boolean): Promise<number> {
  const urls = pagesToRender(record.pages, audit.render);
  const { browsers, signal } = audit;
  const rendered = await renderPages(urls, {
    site: audit.site.id,
    browsers,
    now: audit.now,
    signal,
    progress: (done, known) => say(audit, 'render', done, known),
  });
  if (wantsLinks) await lookAtLinks(audit, record, rendered);
  await audit.append(rendered.evidence);
  return rendered.evidence.filter((one) => one.status === 'observed').length;
}

/** What the browser saw of the links on these pages, and on the few more where it decides. */
async function lookAtLinks(audit: SiteAudit, record: SiteRecord, { links }: Rendered): Promise<void> {
  applyRendered(record, links);
  const further = pagesWorthRendering(record, links);
  if (further.length > 0) applyRendered(record, await renderLinks(further, audit));
}

function linkPhase(audit: SiteAudit, record: SiteRecord, crawled: Crawled): LinkPhase {
  return {
    ...{ site: audit.site, record, ledger: audit.ledger, scope: audit.scope, signal: audit.signal },
    ...{ memories: audit.memories, ownNetwork: audit.ownNetwork, vocabulary: audit.vocabulary },
    at: audit.now(),
    isWhole: audit.pages === null && !crawled.skipped['budget'],
    leftOut: (url) => audit.pages === null && audit.scope.siteOf(url) === audit.site.id,
    progress: (done, known) => say(audit, 'links', done, known),
  };
}

function report(
  audit: SiteAudit,
  seen: {
    readonly crawled: Crawled;
    readonly rendered: number;
    readonly opens: boolean;
    readonly why: string;
    readonly started: number;
  },
): SiteReport {
  const { crawled } = seen;
  const hosts = audit.scope.hostsOf(audit.site).map((host) => audit.net.traffic(host));
  const stopped = crawled.stopped || (audit.signal.aborted && seen.opens);
  return {
    id: audit.site.id,
    state: stopped ? 'partial' : seen.opens ? 'done' : 'unreached',
    why: stopped ? `${String(audit.signal.reason)}：${crawled.left}` : seen.why,
    pages: {
      known: crawled.known,
      fetched: crawled.fetched,
      rendered: seen.rendered,
      skipped: crawled.skipped,
    },
    requests: hosts.reduce((sum, one) => sum + one.requests, 0),
    bytes: hosts.reduce((sum, one) => sum + one.bytes, 0),
    tookMs: Date.parse(audit.now()) - seen.started,
  };
}

function say(audit: SiteAudit, phase: Phase, done: number, known: number): void {
  audit.progress({ type: 'site', site: audit.site.id, name: audit.site.name, phase, done, known });
}
