import { join } from 'node:path';
import pLimit from 'p-limit';
import { normaliseUrl } from '../crawl/normalise-url.ts';
import { scopeOf } from '../crawl/scope.ts';
import type { Instant } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Browsers } from '../domain/net.ts';
import type { Kind } from '../domain/outcome.ts';
import type { FinishedRun, Manifest, SiteReport } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import { readElderVocabulary } from '../gather/elder/vocabulary.ts';
import { createFamilyLedger } from '../gather/ipv6/family-ledger.ts';
import { readVocabulary } from '../gather/vocabulary.ts';
import type { SiteJudgement } from '../judge/judge-site.ts';
import { decodeBody } from '../net/charset.ts';
import { hasChineseFont } from '../net/find-font.ts';
import { openNet } from '../net/net.ts';
import { openStore } from '../store/open-store.ts';
import { pointLatest, writeRunFile } from '../store/run-folder.ts';
import { auditSite, crashed, needsCrawl } from './audit-site.ts';
import { openBrowserPool } from './browser-pool.ts';
import { createBrowserWitness } from './browser-witness.ts';
import { openDocumentReader } from './document-reader.ts';
import { createForeignPlaces } from './foreign-places.ts';
import type { Format } from './formats.ts';
import { earlierNights } from './ipv6/earlier-nights.ts';
import { watchIpv6 } from './ipv6/watch.ts';
import { createLateBrowsers } from './late-browsers.ts';
import { keepLedger } from './ledger-book.ts';
import { createLinkLedger } from './link-ledger.ts';
import { createLinkMemories } from './link-memories.ts';
import { type AuditSource, loadInputs, runDigest, toolVersion } from './load.ts';
import { closedManifest, newManifest, stagingAddress } from './manifest.ts';
import { createMovedHosts } from './moved-hosts.ts';
import { notify } from './notify.ts';
import type { AuditOptions, ExitCode } from './options.ts';
import { watchOwnNetwork } from './own-network.ts';
import {
  openPageCache,
  type PageCache,
  type PageCacheCounts,
  type PageCacheOptions,
} from './page-cache/page-cache.ts';
import { programDigest } from './page-cache/program-digest.ts';
import { MARKS_FILE, marksText } from './page-cache/reference.ts';
import { findPrinter, type PrinterOpening, printPdf } from './print-pdf.ts';
import { type Refusal, refuse } from './result.ts';
import { type Context, notReached, type Surroundings } from './run-context.ts';
import { createSiteVisits } from './site-visits.ts';
import { stopSignal } from './stop-signal.ts';
import { userAgent } from './user-agent.ts';
import { concludeRun, judgeSiteOf, runFolder, writeRun } from './write-run.ts';

/** A site is often waiting: for its server, for a link that never answers, for the time of a recheck. */
const SITES_AT_ONCE = 6;
/** Without a crawl, a site's audit is mostly waiting for its server. */
const SITES_AT_ONCE_WITHOUT_CRAWL = 16;

export interface Audited {
  readonly ok: true;
  readonly code: ExitCode;
  readonly dir: string;
  readonly run: FinishedRun;
  /** Share of the sites about which something could be said. */
  readonly judgedShare: number;
  /** What went wrong beside the audit, a line each. */
  readonly warnings: readonly string[];
  /** What the cache of pages was used for, or `null` where there was none. */
  readonly cached: PageCacheCounts | null;
}

/** The main job: audits every site, judges, and writes one run folder. */
export async function audit(
  source: AuditSource,
  options: AuditOptions,
  around: Surroundings,
): Promise<Audited | Refusal> {
  const inputs = await loadInputs(source, options);
  if (!inputs.ok) return inputs;
  const printing = options.formats.includes('pdf') ? await findPrinter(options.browser) : null;
  if (printing && !printing.ok) return refuse(2, printing.fault);
  const opened = await openStore({
    at: options.database
      ? { kind: 'postgres', url: options.database }
      : { kind: 'embedded', dir: join(options.out, '.store') },
    holder: 'gov-audit audit',
    now: around.now,
  });
  if (!opened.ok)
    return refuse(2, opened.held ? `the store is being written by ${opened.held.by}` : opened.fault);
  await using _store = { [Symbol.asyncDispose]: () => opened.store.close() };
  const version = await toolVersion();
  const net = openNet({
    network: inputs.network,
    families: options.families,
    userAgent: userAgent(version, options.contact),
    connectionsPerHost: 6,
    connections: 64,
    clock: { now: around.now },
  });
  await using _net = { [Symbol.asyncDispose]: () => net.close() };
  const kinds: readonly Kind[] = ['accessibility', 'ipv6'];
  const wantsBrowser = inputs.checked.some((kind) => kinds.includes(kind)) && options.render !== 'none';
  const browsers = wantsBrowser ? await openBrowserPool(net, options.browser) : null;
  await using _browsers = { [Symbol.asyncDispose]: async () => await browsers?.close() };
  await using late = createLateBrowsers(async () =>
    options.render === 'none' ? null : await openBrowserPool(net, options.browser),
  );
  const lateBrowsers = async () => browsers ?? (await late.get());
  if (wantsBrowser && options.browser && !browsers)
    return refuse(2, `--browser: no browser at ${options.browser}`);
  const ownNetwork = watchOwnNetwork(net, around.now);
  const { store } = opened;
  const watch = await watchIpv6(net, { address: stagingAddress(inputs), now: around.now });
  const parts = { inputs, around, net };
  return await run(printing, {
    cache: browsers && options.pageCache ? await cacheOf(options.pageCache, browsers, parts) : null,
    inputs,
    options,
    around,
    store,
    net,
    ownNetwork,
    browsers,
    lateBrowsers,
    lateVersion: late.version,
    version,
    wantsBrowser,
    watch,
  });
}

/** Of the run's one site; a run of several opens every page. */
async function cacheOf(
  cache: PageCacheOptions,
  browsers: Browsers,
  { inputs, around, net }: Pick<Context, 'inputs' | 'around' | 'net'>,
): Promise<PageCache | null> {
  const [site, ...others] = inputs.city.sites;
  if (!site || others.length > 0) return null;
  const by = [await programDigest(), browsers.version, String(await hasChineseFont())];
  return await openPageCache(cache, { home: site.url, net, by, now: around.now, signal: around.signal });
}

async function run(printing: PrinterOpening | null, context: Context): Promise<Audited> {
  const { inputs, options, around, store } = context;
  const stop = stopSignal(options.timeBudgetMs, around.signal);
  const key = { digest: runDigest(inputs, options) };
  const unfinished = await store.unfinished(key);
  const done = new Set(unfinished?.doneSites ?? []);
  const begun = unfinished?.manifest ?? (await newManifest(context));
  if (!unfinished) await store.begin({ id: begun.run, key, manifest: begun });
  around.progress({ type: 'run', run: begun.run, sites: inputs.city.sites.length, resumed: done.size });
  const judgements = new Map<string, SiteJudgement | null>();
  const reports = new Map<string, SiteReport>();
  const judged = await auditSites(context, { begun, done, judgements, reports, signal: stop.signal });
  stop.clear();
  await context.watch.stop();
  const manifest = await closedManifest(context, begun, { signal: stop.signal, resumed: done.size, reports });
  const concluded = await concludeRun(manifest, inputs.pack, async (site) => {
    const known = judgements.get(site.id);
    return known === undefined
      ? judgeSiteOf(site, await store.evidence(begun.run, site.id), begun, inputs.pack)
      : known;
  });
  // A run that was stopped by hand is not finished: the same command goes on with it, and notes what it has seen then.
  const cancelled = stop.signal.reason === 'cancelled';
  const finished = cancelled
    ? concluded
    : await keepLedger(store, concluded, { networkFailed: context.ownNetwork.everDown });
  const dir = runFolder(options.out, begun.run);
  await writeRunFile(
    dir,
    'evidence.ndjson.gz',
    store.evidenceFile(
      begun.run,
      inputs.city.sites.map((site) => site.id),
    ),
  );
  await writeRun(dir, finished, options.formats as readonly Format[]); // checked by the command line
  if (context.cache) await writeRunFile(dir, MARKS_FILE, marksText(context.cache.marks));
  if (!cancelled) await store.finish(begun.run, manifest, finished.scores, finished.findings);
  if (manifest.state === 'finished' || !cancelled) await pointLatest(options.out, begun.run);
  const printed = printing?.ok && !cancelled ? await printPdf(dir, finished, printing.open) : null;
  const undelivered = cancelled ? [] : await notify(options.notify, finished, around.now);
  const warnings = [...(printed ? [printed] : []), ...undelivered];
  const judgedShare = judged / inputs.city.sites.length;
  const complete = judgedShare >= options.minJudged && !cancelled && !context.ownNetwork.everDown;
  return {
    ok: true,
    code: complete ? 0 : 3,
    dir,
    run: finished,
    judgedShare,
    warnings,
    cached: context.cache?.counts ?? null,
  };
}

interface Work {
  readonly begun: Manifest;
  readonly done: ReadonlySet<string>;
  readonly judgements: Map<string, SiteJudgement | null>;
  readonly reports: Map<string, SiteReport>;
  readonly signal: AbortSignal;
}

/** Audits the sites, a few at a time; returns how many of them something can be said about. */
async function auditSites(context: Context, work: Work): Promise<number> {
  const { inputs, options, around, ownNetwork, store } = context;
  const recheckAfterMs = inputs.network.recheckAfterSeconds * 1_000;
  const vocabulary = readVocabulary(inputs.pack.tables['danger']);
  const elderWords = readElderVocabulary(inputs.pack.tables['elder']);
  const documents = openDocumentReader();
  await using _documents = { [Symbol.asyncDispose]: () => documents.close() };
  const ledger = createLinkLedger({
    ...{ net: ownNetwork.net, recheckAfterMs, vocabulary, now: around.now, signal: work.signal },
    decode: (body, type) => decodeBody(body, type).text,
    readDocument: documents.read,
    seed: work.begun.run,
    witness: createBrowserWitness({
      ...{ browsers: context.lateBrowsers, vocabulary, now: around.now, signal: work.signal },
    }),
  });
  const places = createForeignPlaces({
    ...{ net: ownNetwork.net, browsers: context.lateBrowsers, signal: work.signal },
    decode: (body, type) => decodeBody(body, type).text,
  });
  const moved = createMovedHosts({ net: ownNetwork.net, ledger, signal: work.signal });
  const memories = createLinkMemories(store, around.now, { fresh: options.fresh === true });
  const visits = createSiteVisits(store, inputs.city.id);
  const families = createFamilyLedger({ net: ownNetwork.net, signal: work.signal });
  const earlier = earlierNights(store, inputs.city.id);
  const scope = scopeOf(inputs.city.sites);
  const limit = pLimit(needsCrawl(inputs) ? SITES_AT_ONCE : SITES_AT_ONCE_WITHOUT_CRAWL);
  const now = () => new Date(around.now()).toISOString() as Instant;
  const pages = options.pages?.flatMap((raw) => normaliseUrl(raw) ?? []) ?? null;
  const one = async (site: Site): Promise<boolean> => {
    if (work.done.has(site.id)) return isJudged(await store.evidence(work.begun.run, site.id));
    if (work.signal.aborted)
      return await conclude(context, work, notReached(site, String(work.signal.reason)), site);
    await store.discard(work.begun.run, site.id);
    const started = around.now();
    const report = await auditSite({
      ...{ site, scope, net: ownNetwork.net, ledger, recheckAfterMs, now, browsers: context.browsers },
      ...{ memories, ownNetwork, places, moved, vocabulary, visits, lateBrowsers: context.lateBrowsers },
      ...{ families, earlier, today: options.asOf, seedDir: inputs.seedDirs.get(site.id) ?? '.' },
      ...{ elderWords, documents, cache: context.cache },
      checked: inputs.checked,
      render: options.render,
      maxPages: site.maxPages,
      pages: pages?.filter((url) => scope.siteOf(url) === site.id) ?? null,
      thisYear: Number(options.asOf.slice(0, 4)),
      signal: work.signal,
      progress: around.progress,
      sites: inputs.city.sites.length,
      save: (name, bytes) => writeRunFile(runFolder(options.out, work.begun.run), name, bytes),
      async append(evidence) {
        if (evidence.length > 0) await store.append(work.begun.run, site.id, evidence);
      },
    }).catch((error: unknown) => brokenDown(site, error, around.now() - started));
    return await conclude(context, work, report, site);
  };
  const judged = await Promise.all(inputs.city.sites.map((site) => limit(() => one(site))));
  return judged.filter(Boolean).length;
}

/** Judges a site as soon as it is done, so that a killed run keeps it. Evidence is read back: it is not held in memory. */
async function conclude(context: Context, work: Work, report: SiteReport, site: Site): Promise<boolean> {
  const { inputs, around, store } = context;
  const evidence = await store.evidence(work.begun.run, site.id);
  const judged = judgeSiteOf(site, evidence, work.begun, inputs.pack);
  work.judgements.set(site.id, judged);
  work.reports.set(site.id, report);
  // A site that was interrupted by hand stays open in the store: the same command looks at it again.
  if (work.signal.reason !== 'cancelled') {
    await store.concludeSite(work.begun.run, report, judged?.judgement ?? { findings: [], tallies: [] });
  }
  const failed = judged?.judgement.findings.filter((finding) => finding.outcome === 'failed').length ?? 0;
  around.progress({
    type: 'site-done',
    site: site.id,
    name: site.name,
    state: report.state,
    failed,
    tookMs: report.tookMs,
  });
  return isJudged(evidence);
}

/** Something definite was seen of the site: it opens, or it certainly does not. */
function isJudged(evidence: readonly Evidence[]): boolean {
  return evidence.some((one) => one.kind === 'site' && one.status === 'observed');
}

/** A fault of the tool itself on one site is not to cost the night of the others. */
function brokenDown(site: Site, error: unknown, tookMs: number): SiteReport {
  return { ...notReached(site, crashed(error)), state: 'partial', tookMs };
}
