import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { resolveLink } from '../crawl/normalise-url.ts';
import { scopeOf } from '../crawl/scope.ts';
import type { Instant } from '../domain/brand.ts';
import type { Browsers, Net } from '../domain/net.ts';
import type { Kind } from '../domain/outcome.ts';
import type { FinishedRun, Manifest, SiteReport, VantagePoint } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import type { Store } from '../domain/store.ts';
import { createFamilyLedger } from '../gather/ipv6/family-ledger.ts';
import type { SiteJudgement } from '../judge/judge-site.ts';
import { hasChineseFont } from '../net/find-font.ts';
import { openNet } from '../net/net.ts';
import type { Format } from '../report/render.ts';
import { openStore } from '../store/open-store.ts';
import { pointLatest, writeRunFile } from '../store/run-folder.ts';
import { auditSite, needsCrawl } from './audit-site.ts';
import { openBrowserPool } from './browser-pool.ts';
import { earlierNights } from './ipv6/earlier-nights.ts';
import { type Ipv6Watch, watchIpv6 } from './ipv6/watch.ts';
import { createLinkLedger } from './link-ledger.ts';
import { type Inputs, loadInputs, runDigest, toolVersion } from './load.ts';
import { note } from './notes.ts';
import type { AuditOptions, ExitCode } from './options.ts';
import type { Progress } from './progress.ts';
import { type Refusal, refuse } from './result.ts';
import { concludeRun, judgeSiteOf, runFolder, writeRun } from './write-run.ts';

const SITES_AT_ONCE = 4;
/** Without a crawl, a site's audit is mostly waiting for its server. */
const SITES_AT_ONCE_WITHOUT_CRAWL = 16;
/** Kept back from a time budget for judging and writing. */
const RESERVE = { share: 0.1, mostMs: 30_000 };

export interface Surroundings {
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

export interface Audited {
  readonly ok: true;
  readonly code: ExitCode;
  readonly dir: string;
  readonly run: FinishedRun;
  /** Share of the sites about which something could be said. */
  readonly judgedShare: number;
}

/** The main job: audits every site, judges, and writes one run folder. */
export async function audit(
  source: { readonly seeds: readonly string[] } | { readonly url: string },
  options: AuditOptions,
  around: Surroundings,
): Promise<Audited | Refusal> {
  const inputs = await loadInputs(source, options);
  if (!inputs.ok) return inputs;
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
    userAgent: `gov-site-audit/${version} (${options.contact ? `+${options.contact}` : 'website self-inspection; no contact configured'})`,
    connectionsPerHost: 6,
    connections: 64,
    clock: { now: around.now },
  });
  await using _net = { [Symbol.asyncDispose]: () => net.close() };
  const kinds: readonly Kind[] = ['accessibility', 'ipv6'];
  const wantsBrowser = inputs.checked.some((kind) => kinds.includes(kind)) && options.render !== 'none';
  const browsers = wantsBrowser ? await openBrowserPool(net, options.browser) : null;
  await using _browsers = { [Symbol.asyncDispose]: async () => await browsers?.close() };
  if (wantsBrowser && options.browser && !browsers)
    return refuse(2, `--browser: no browser at ${options.browser}`);
  const watch = await watchIpv6(net, { address: stagingAddress(inputs), now: around.now });
  return await run({ inputs, options, around, store: opened.store, net, browsers, version, watch });
}

interface Context {
  readonly inputs: Inputs;
  readonly options: AuditOptions;
  readonly around: Surroundings;
  readonly store: Store;
  readonly net: Net;
  readonly browsers: Browsers | null;
  readonly version: string;
  readonly watch: Ipv6Watch;
}

async function run(context: Context): Promise<Audited> {
  const { inputs, options, around, store } = context;
  const stop = stopSignal(options.timeBudgetMs, around.signal);
  const key = { digest: runDigest(inputs, options) };
  const unfinished = await store.unfinished(key);
  const done = new Set(unfinished?.doneSites ?? []);
  const begun = unfinished?.manifest ?? (await newManifest(context));
  if (!unfinished) await store.begin({ id: begun.run, key, manifest: begun });
  around.progress({ type: 'run', run: begun.run, sites: inputs.city.sites.length, resumed: done.size });
  const judgements = new Map<string, SiteJudgement | null>();
  const judged = await auditSites(context, { begun, done, judgements, signal: stop.signal });
  stop.clear();
  await context.watch.stop();
  const manifest = await closedManifest(context, begun, stop.signal, done.size);
  const finished = await concludeRun(manifest, inputs.pack, async (site) => {
    const known = judgements.get(site.id);
    return known === undefined
      ? judgeSiteOf(site, await store.evidence(begun.run, site.id), begun, inputs.pack)
      : known;
  });
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
  // A run that was stopped by hand is not finished: the same command goes on with it.
  if (stop.signal.reason !== 'cancelled')
    await store.finish(begun.run, manifest, finished.scores, finished.findings);
  if (manifest.state === 'finished' || stop.signal.reason !== 'cancelled')
    await pointLatest(options.out, begun.run);
  const judgedShare = judged / inputs.city.sites.length;
  const complete = judgedShare >= options.minJudged && stop.signal.reason !== 'cancelled';
  return { ok: true, code: complete ? 0 : 3, dir, run: finished, judgedShare };
}

interface Work {
  readonly begun: Manifest;
  readonly done: ReadonlySet<string>;
  readonly judgements: Map<string, SiteJudgement | null>;
  readonly signal: AbortSignal;
}

/** Audits the sites, a few at a time; returns how many of them something can be said about. */
async function auditSites(context: Context, work: Work): Promise<number> {
  const { inputs, options, around, net, store } = context;
  const recheckAfterMs = inputs.network.recheckAfterSeconds * 1_000;
  const ledger = createLinkLedger({ net, recheckAfterMs, now: around.now, signal: work.signal });
  const families = createFamilyLedger({ net, signal: work.signal });
  const earlier = earlierNights(store, inputs.city.id);
  const scope = scopeOf(inputs.city.sites);
  const limit = pLimit(needsCrawl(inputs) ? SITES_AT_ONCE : SITES_AT_ONCE_WITHOUT_CRAWL);
  const now = () => new Date(around.now()).toISOString() as Instant;
  const pages = options.pages?.flatMap((raw) => resolveLink(raw, raw)?.key ?? []) ?? null;
  const one = async (site: Site): Promise<boolean> => {
    if (work.done.has(site.id)) return true;
    if (work.signal.aborted)
      return await conclude(context, work, notReached(site, String(work.signal.reason)), site);
    await store.discard(work.begun.run, site.id);
    const report = await auditSite({
      ...{ site, scope, net, ledger, families, earlier, recheckAfterMs, now, browsers: context.browsers },
      today: options.asOf,
      checked: inputs.checked,
      render: options.render,
      maxPages: site.maxPages,
      pages: pages?.filter((url) => scope.siteOf(url) === site.id) ?? null,
      thisYear: Number(options.asOf.slice(0, 4)),
      signal: work.signal,
      progress: around.progress,
      async append(evidence) {
        if (evidence.length > 0) await store.append(work.begun.run, site.id, evidence);
      },
    });
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
  await store.concludeSite(work.begun.run, report, judged?.judgement ?? { findings: [], tallies: [] });
  const failed = judged?.judgement.findings.filter((finding) => finding.outcome === 'failed').length ?? 0;
  around.progress({
    type: 'site-done',
    site: site.id,
    name: site.name,
    state: report.state,
    failed,
    tookMs: report.tookMs,
  });
  const definite = evidence.some((one) => one.kind === 'site' && one.status === 'observed');
  return report.state !== 'unreached' || definite;
}

function notReached(site: Site, why: string): SiteReport {
  const pages = { known: 0, fetched: 0, rendered: 0, skipped: {} };
  return { id: site.id, state: 'unreached', why, pages, requests: 0, bytes: 0, tookMs: 0 };
}

/** Stops by the time budget or by hand; `reason` tells which. */
function stopSignal(
  timeBudgetMs: number | null,
  byHand: AbortSignal,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  const controller = new AbortController();
  const reserve = timeBudgetMs === null ? 0 : Math.min(RESERVE.mostMs, timeBudgetMs * RESERVE.share);
  const timer =
    timeBudgetMs === null
      ? null
      : setTimeout(() => controller.abort('budget'), Math.max(0, timeBudgetMs - reserve));
  const cancel = () => controller.abort('cancelled');
  if (byHand.aborted) cancel();
  byHand.addEventListener('abort', cancel);
  return {
    signal: controller.signal,
    clear() {
      if (timer) clearTimeout(timer);
      byHand.removeEventListener('abort', cancel);
    },
  };
}

async function newManifest(context: Context): Promise<Manifest> {
  const { inputs, options, around, version } = context;
  const start = new Date(around.now()).toISOString() as Instant;
  const stamp = start.replace(/[-:]/g, '').replace(/\.\d+/, '');
  return {
    schema: 1,
    run: `${stamp}-${randomBytes(2).toString('hex')}`,
    tool: { name: 'gov-site-audit', version },
    pack: inputs.pack.digest,
    seeds: inputs.seedsDigest,
    asOf: options.asOf,
    lang: options.lang,
    start,
    end: null,
    state: 'running',
    notes: [],
    checked: [...inputs.checked],
    vantage: await vantage(context),
    city: inputs.city,
    sites: [],
  };
}

/** An address of a staging set-up, to which a path exists without canaries. */
function stagingAddress(inputs: Inputs): string | undefined {
  return inputs.network.treatAsPublic.find((range) => range.includes(':'))?.split('/')[0];
}

async function vantage(context: Context): Promise<VantagePoint> {
  const { inputs, options, browsers, watch } = context;
  const [first] = watch.checks;
  return {
    ipv4: options.families.includes(4),
    ipv6: first?.works ?? false,
    ipv6Because: first?.because ?? '',
    resolvers: inputs.network.resolvers,
    browser: browsers?.version ?? null,
    chineseFont: await hasChineseFont(),
  };
}

async function closedManifest(
  context: Context,
  begun: Manifest,
  signal: AbortSignal,
  resumed: number,
): Promise<Manifest> {
  const { inputs, options, around, store, watch, browsers } = context;
  const { lang } = options;
  const wantsBrowser = inputs.checked.includes('accessibility') && options.render !== 'none';
  const lost = begun.vantage.ipv6 ? watch.checks.find((check) => !check.works) : undefined;
  const stored = new Map((await store.siteReports(begun.run)).map((report) => [report.id, report]));
  const notes = [
    ...(signal.aborted ? [note(signal.reason === 'cancelled' ? 'cancelled' : 'time-budget', lang)] : []),
    ...(wantsBrowser && !browsers ? [note('no-browser', lang)] : []),
    ...(browsers && !begun.vantage.chineseFont ? [note('no-font', lang)] : []),
    ...(inputs.checked.includes('ipv6') && !begun.vantage.ipv6
      ? [note('no-ipv6', lang, begun.vantage.ipv6Because)]
      : []),
    ...(inputs.checked.includes('ipv6') && lost
      ? [note('ipv6-lost', lang, `${lost.at} ${lost.because}`)]
      : []),
    ...(resumed > 0 ? [note('resumed', lang, String(resumed))] : []),
    ...(options.only.length > 0 || options.skip.length > 0
      ? [note('only', lang, inputs.checked.join(', '))]
      : []),
    ...(options.contact || inputs.network.treatAsPublic.length > 0 ? [] : [note('no-contact', lang)]),
  ];
  return {
    ...begun,
    end: new Date(around.now()).toISOString() as Instant,
    state: signal.aborted ? 'stopped' : 'finished',
    notes,
    vantage: { ...begun.vantage, ipv6Checks: watch.checks },
    sites: inputs.city.sites.map((site) => stored.get(site.id) ?? notReached(site, 'budget')),
  };
}
