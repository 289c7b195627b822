import { type Crawled, crawlSite } from '../crawl/crawl-site.ts';
import { resolveLink } from '../crawl/normalise-url.ts';
import type { Scope } from '../crawl/scope.ts';
import { readSitemaps } from '../crawl/sitemap.ts';
import type { Instant, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Browsers, Net } from '../domain/net.ts';
import type { Kind } from '../domain/outcome.ts';
import type { SiteReport } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import { untilStopped } from '../domain/until-stopped.ts';
import type { ElderVocabulary } from '../gather/elder/vocabulary.ts';
import type { FamilyLedger } from '../gather/ipv6/family-ledger.ts';
import type { Night } from '../gather/ipv6/stability.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import { askLinks, type LinkPhase, settleLinks } from './check-links.ts';
import { createDocumentBook } from './document-book.ts';
import type { DocumentReader } from './document-reader.ts';
import { seeElderMode } from './elder-mode.ts';
import type { ForeignPlaces } from './foreign-places.ts';
import { loadedPage } from './ipv6/loaded-page.ts';
import { lookAtBuild } from './ipv6/look-at-build.ts';
import { type Ipv6Look, lookAtIpv6 } from './ipv6/look-at-ipv6.ts';
import type { LinkLedger } from './link-ledger.ts';
import type { LinkMemories } from './link-memories.ts';
import type { MovedHosts } from './moved-hosts.ts';
import type { OwnNetwork } from './own-network.ts';
import type { PageCache } from './page-cache/page-cache.ts';
import { probeSite } from './probe-site.ts';
import type { Phase, Progress } from './progress.ts';
import { pagesToRender, type Rendered, renderLinks, renderPages } from './render-pages.ts';
import { applyRendered, bookNotices, bookSitemap, pagesWorthRendering } from './rendered-record.ts';
import { seeScriptedLists } from './scripted-lists.ts';
import { MOST_DOCUMENTS, seeDocuments } from './see-documents.ts';
import { shareOf } from './share-of.ts';
import { createSiteRecord, type SiteRecord } from './site-record.ts';
import type { SiteVisits } from './site-visits.ts';
import { withStoppableBrowsers } from './stoppable-browsers.ts';

export interface SiteAudit {
  readonly site: Site;
  readonly scope: Scope;
  readonly net: Net;
  readonly browsers: Browsers | null;
  /** For lists that only a browser shows: opened when the first is met. `null` where this run uses no browser. */
  readonly lateBrowsers: () => Promise<Browsers | null>;
  readonly ledger: LinkLedger;
  readonly memories: LinkMemories;
  readonly ownNetwork: OwnNetwork;
  readonly places: ForeignPlaces;
  readonly moved: MovedHosts;
  readonly vocabulary: Vocabulary;
  readonly elderWords: ElderVocabulary | null;
  /** Reads what is inside documents; `null` where this run does not. */
  readonly documents: DocumentReader | null;
  /** What earlier runs found on pages that have not changed, or `null`: every page is opened. */
  readonly cache: PageCache | null;
  readonly visits: SiteVisits;
  readonly families: FamilyLedger;
  /** The day of the run, and how the site's IPv6 was on the nights before. */
  readonly today: string;
  readonly earlier: (site: string) => Promise<readonly Night[]>;
  /** Where the seed file of the site stands. */
  readonly seedDir: string;
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
  /** Sites of the run, and how a file of its folder is written. */
  readonly sites: number;
  readonly save: (name: string, bytes: Uint8Array) => Promise<void>;
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
export async function auditSite(given: SiteAudit): Promise<SiteReport> {
  const audit = withStoppableBrowsers(given);
  const started = Date.parse(audit.now());
  say(audit, 'probe', 0, 1);
  const ipv6 = audit.checked.includes('ipv6') ? await beginIpv6(audit) : null;
  const probed = await probeSite(audit.site, audit.pages?.[0] ?? audit.site.url, audit);
  await audit.append([probed.evidence]);
  const elsewhere = probed.opens && !audit.scope.adopt(audit.site, probed.final);
  const opens = probed.opens && !elsewhere;
  const crawls = opens && needsCrawl(audit);
  const walked = crawls ? await walk(audit, ipv6) : { crawled: EMPTY, rendered: 0, broken: [] };
  // With a crawl, the links were asked side by side with its own.
  if (ipv6 && !crawls) await finishIpv6(audit, ipv6, opens ? [audit.site.url] : []);
  return report(audit, { ...walked, opens, why: elsewhere ? `→ ${probed.final}` : probed.why, started });
}

/** Of an address that may not be contacted nothing is said, not even by DNS; of one without a name, only what its build shows. */
async function beginIpv6(audit: SiteAudit): Promise<Ipv6Look | null> {
  const { site, net, signal, now, today, seedDir } = audit;
  const options = {
    ...{ site, net, signal, now, today, seedDir, ledger: audit.families },
    earlier: () => audit.earlier(site.id),
  };
  if (!isName(new URL(site.url).hostname)) return lookAtBuild(options);
  return (await mayBeAsked(audit)) ? lookAtIpv6(options) : null;
}

function isName(hostname: string): boolean {
  return !/^(?:\[|\d+(?:\.\d+){3}$)|(?:^|\.)localhost$/.test(hostname);
}

async function mayBeAsked({ site, net, signal }: SiteAudit): Promise<boolean> {
  const { hostname } = new URL(site.url);
  const asked = Promise.all([net.resolve(hostname, 4), net.resolve(hostname, 6)]);
  const answers = await untilStopped(asked, signal, () => null);
  if (!answers) return true; // stopped: nothing is asked any more
  const found = answers.flatMap((answer) => (answer.state === 'found' ? answer.addresses : []));
  return found.length === 0 || found.some((address) => address.allowed);
}

/** Opens the pages that no other check has opened, then asks the links. */
async function finishIpv6(audit: SiteAudit, ipv6: Ipv6Look, pages: readonly Url[]): Promise<void> {
  if (audit.browsers && audit.render !== 'none' && ipv6.loaded.length === 0) {
    for (const url of pages) {
      const visited = await audit.browsers.visit(url, async (visit) => loadedPage(url, visit));
      if (visited.ok) ipv6.loaded.push(visited.value);
    }
  }
  await audit.append(await ipv6.finish());
}

/** Whether pages have to be crawled for these kinds of checks. */
export function needsCrawl({ checked }: { readonly checked: readonly Kind[] }): boolean {
  return checked.some((kind) => CRAWL_KINDS.includes(kind));
}

/** Crawls, then asks the links and opens pages side by side, then asks doubtful links again. */
async function walk(
  audit: SiteAudit,
  ipv6: Ipv6Look | null,
): Promise<{ readonly crawled: Crawled; readonly broken: readonly string[] } & RenderedShare> {
  const wantsLinks = audit.checked.includes('links');
  const wantsBrowser = audit.checked.includes('accessibility') && audit.render !== 'none';
  const documents = audit.checked.includes('accessibility') && audit.documents ? createDocumentBook() : null;
  const record = createSiteRecord({
    site: audit.site,
    scope: audit.scope,
    home: homeOf(audit.site),
    keepLinks: wantsLinks,
    keepMarkup: audit.checked.includes('accessibility'),
    keepShapes: wantsBrowser,
    keepServed: wantsBrowser,
    keepDigests: audit.cache !== null,
    withTwins: wantsBrowser && audit.browsers !== null && audit.render === 'sample',
    vocabulary: audit.vocabulary,
    now: () => Date.parse(audit.now()),
    ipv6: ipv6?.book ?? null,
    documents,
  });
  const crawled = await crawl(audit, record);
  await audit.append(record.takeEvidence());
  await audit.append(record.markupEvidence(audit.now()));
  // A fault of the tool itself in one part of the work is not to cost the others.
  const broken: string[] = [];
  const sheltered: Shelter = (part, instead) =>
    part.catch((error: unknown) => {
      broken.push(crashed(error));
      return instead;
    });
  if (audit.checked.includes('columns')) await audit.append(await sheltered(seeLists(audit, record), []));
  if (wantsLinks) bookNotices(record, homeOf(audit.site));
  const sampled = documents?.sample(MOST_DOCUMENTS) ?? [];
  audit.documents?.want(sampled.map(({ url }) => url));
  const phase = linkPhase(audit, record, crawled);
  const [asked, rendered] = await Promise.all([
    wantsLinks ? sheltered(askLinks(phase), []) : [],
    renderThenIpv6(audit, { record, ipv6, wantsBrowser, wantsLinks, sheltered }),
  ]);
  if (audit.documents) {
    const seen = seeDocuments(sampled, { ...audit, reader: audit.documents });
    await audit.append(await sheltered(seen, []));
  }
  if (wantsLinks) {
    say(audit, 'recheck', 0, asked.length);
    await audit.append(await sheltered(settleLinks(phase, asked), []));
  }
  return { crawled, broken, ...rendered };
}

type RenderedShare = Pick<SiteReport, 'sample'> & Pick<SiteReport['pages'], 'rendered'>;

/** Gives `instead` where a part of the work breaks down, and notes it. */
type Shelter = <T>(part: Promise<T>, instead: T) => Promise<T>;

/** Lists that the pages do not hold themselves. */
async function seeLists(audit: SiteAudit, record: SiteRecord): Promise<readonly Evidence[]> {
  return await seeScriptedLists(record.unseenLists, {
    ...{ site: audit.site, scope: audit.scope, net: audit.net, now: audit.now, signal: audit.signal },
    browsers: audit.lateBrowsers,
    progress: (done, known) => say(audit, 'render', done, known),
  });
}

/** The browser's view of a page is also what shows which hosts it needs. */
async function renderThenIpv6(
  audit: SiteAudit,
  seen: {
    readonly record: SiteRecord;
    readonly ipv6: Ipv6Look | null;
    readonly wantsBrowser: boolean;
    readonly wantsLinks: boolean;
    readonly sheltered: Shelter;
  },
): Promise<RenderedShare> {
  const { record, ipv6, wantsBrowser, wantsLinks, sheltered } = seen;
  const [rendered, elder] = await Promise.all([
    wantsBrowser ? sheltered(render(audit, record, { ipv6, wantsLinks }), { rendered: 0 }) : { rendered: 0 },
    wantsBrowser ? sheltered(elderMode(audit), []) : [],
  ]);
  await audit.append(elder);
  if (ipv6) {
    const finished = finishIpv6(audit, ipv6, wantsBrowser ? [] : [homeOf(audit.site)]);
    await sheltered(finished, undefined);
  }
  return rendered;
}

/** Where only some pages are to be looked at, the home page has to be one of them. */
async function elderMode(audit: SiteAudit): Promise<readonly Evidence[]> {
  const { site, net, browsers, recheckAfterMs, now, signal } = audit;
  const home = homeOf(site);
  if (audit.pages && !audit.pages.some((url) => url === home || url === site.url)) return [];
  return await seeElderMode({
    ...{ site, home, net, browsers, recheckAfterMs, now, signal, words: audit.elderWords },
    othersAnswer: audit.ownNetwork.othersAnswer,
  });
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

async function render(
  audit: SiteAudit,
  record: SiteRecord,
  { ipv6, wantsLinks }: { readonly ipv6: Ipv6Look | null; readonly wantsLinks: boolean },
): Promise<RenderedShare> {
  const pages = pagesToRender(record.pages, audit.render);
  const { browsers, signal } = audit;
  const rendered = await renderPages(pages, {
    site: audit.site.id,
    browsers,
    vocabulary: audit.vocabulary,
    now: audit.now,
    signal,
    sites: audit.sites,
    save: audit.save,
    cache: audit.cache,
    opened: (url, visit) => void ipv6?.loaded.push(loadedPage(url, visit)),
    progress: (done, known) => say(audit, 'render', done, known),
  });
  if (wantsLinks) await lookAtLinks(audit, record, rendered);
  await audit.append(rendered.evidence);
  return shareOf(record.pages, rendered.evidence);
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
    ...{
      memories: audit.memories,
      ownNetwork: audit.ownNetwork,
      places: audit.places,
      moved: audit.moved,
      vocabulary: audit.vocabulary,
    },
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
    readonly sample?: NonNullable<SiteReport['sample']>;
    readonly opens: boolean;
    readonly why: string;
    readonly broken: readonly string[];
    readonly started: number;
  },
): SiteReport {
  const { crawled, broken } = seen;
  const hosts = audit.scope.hostsOf(audit.site).map((host) => audit.net.traffic(host));
  const stopped = crawled.stopped || (audit.signal.aborted && seen.opens);
  return {
    id: audit.site.id,
    state: stopped || broken.length > 0 ? 'partial' : seen.opens ? 'done' : 'unreached',
    why: stopped ? `${String(audit.signal.reason)}：${crawled.left}` : (broken[0] ?? seen.why),
    pages: {
      known: crawled.known,
      fetched: crawled.fetched,
      rendered: seen.rendered,
      skipped: crawled.skipped,
    },
    ...(seen.sample ? { sample: seen.sample } : {}),
    requests: hosts.reduce((sum, one) => sum + one.requests, 0),
    bytes: hosts.reduce((sum, one) => sum + one.bytes, 0),
    tookMs: Date.parse(audit.now()) - seen.started,
  };
}

/** How a fault of the tool itself is told in the report of a site. */
export function crashed(error: unknown): string {
  return `crashed ${error instanceof Error ? error.message : String(error)}`.slice(0, 500);
}

function say(audit: SiteAudit, phase: Phase, done: number, known: number): void {
  audit.progress({ type: 'site', site: audit.site.id, name: audit.site.name, phase, done, known });
}
