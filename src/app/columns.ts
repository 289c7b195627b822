import { resolveLink } from '../crawl/normalise-url.ts';
import { scopeOf } from '../crawl/scope.ts';
import type { Instant } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { SiteReport } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import type { Store } from '../domain/store.ts';
import { createFamilyLedger } from '../gather/ipv6/family-ledger.ts';
import { readVocabulary } from '../gather/vocabulary.ts';
import type { Column } from '../judge/derive/columns.ts';
import { columnsOf } from '../judge/judge-site.ts';
import { decodeBody } from '../net/charset.ts';
import { openNet } from '../net/net.ts';
import { auditSite } from './audit-site.ts';
import { openBrowserPool } from './browser-pool.ts';
import { createLateBrowsers } from './late-browsers.ts';
import { createLinkLedger } from './link-ledger.ts';
import { createLinkMemories } from './link-memories.ts';
import { type AuditSource, type Inputs, loadInputs, toolVersion } from './load.ts';
import type { AuditOptions } from './options.ts';
import { watchOwnNetwork } from './own-network.ts';
import { type Refusal, refuse } from './result.ts';
import type { Surroundings } from './run-context.ts';
import { createSiteVisits } from './site-visits.ts';
import { userAgent } from './user-agent.ts';

export interface ListedColumns {
  readonly ok: true;
  readonly site: Site;
  readonly report: SiteReport;
  /** In order of address. */
  readonly columns: readonly Column[];
}

/** Crawls one site for its columns alone: nothing is judged, and nothing is kept. */
export async function listColumns(
  source: AuditSource,
  options: AuditOptions,
  around: Surroundings,
): Promise<ListedColumns | Refusal> {
  const inputs = await loadInputs(source, { ...options, only: ['columns'], skip: [] });
  if (!inputs.ok) return inputs;
  const [site, ...others] = inputs.city.sites;
  if (!site || others.length > 0)
    return refuse(2, `columns: name one site with --site; the seed file has ${inputs.city.sites.length}`);
  const stop = stopAfter(options.timeBudgetMs, around.signal);
  using _stop = stop;
  const { report, evidence } = await look(site, { inputs, options, around, signal: stop.signal });
  const columns = columnsOf(site, evidence, { pack: inputs.pack, asOf: options.asOf });
  return { ok: true, site, report, columns };
}

interface Context {
  readonly inputs: Inputs;
  readonly options: AuditOptions;
  readonly around: Surroundings;
  readonly signal: AbortSignal;
}

async function look(
  site: Site,
  { inputs, options, around, signal }: Context,
): Promise<{ readonly report: SiteReport; readonly evidence: readonly Evidence[] }> {
  const net = openNet({
    network: inputs.network,
    families: options.families,
    userAgent: userAgent(await toolVersion(), options.contact),
    connectionsPerHost: 6,
    connections: 12,
    clock: { now: around.now },
  });
  await using _net = { [Symbol.asyncDispose]: () => net.close() };
  await using late = createLateBrowsers(async () =>
    options.render === 'none' ? null : await openBrowserPool(net, options.browser),
  );
  const scope = scopeOf([site]);
  const recheckAfterMs = inputs.network.recheckAfterSeconds * 1_000;
  const evidence: Evidence[] = [];
  const now = () => new Date(around.now()).toISOString() as Instant;
  const pages = options.pages?.flatMap((raw) => resolveLink(raw, raw)?.key ?? []) ?? null;
  const vocabulary = readVocabulary(inputs.pack.tables['danger']);
  const report = await auditSite({
    ...{ site, scope, net, recheckAfterMs, now, signal, checked: ['columns'], render: options.render },
    ledger: createLinkLedger({
      ...{ net, recheckAfterMs, now: around.now, signal, vocabulary },
      decode: (body, type) => decodeBody(body, type).text,
      readDocument: async () => [],
      witness: null,
      seed: site.id,
    }),
    places: { has: async () => null },
    moved: { newAddress: async () => null },
    families: createFamilyLedger({ net, signal }),
    earlier: async () => [],
    today: options.asOf,
    seedDir: inputs.seedDirs.get(site.id) ?? '.',
    memories: createLinkMemories(NO_MEMORY, around.now),
    ownNetwork: watchOwnNetwork(net, around.now),
    visits: createSiteVisits(NO_MEMORY, site.id),
    vocabulary,
    elderWords: null,
    documents: null,
    cache: null,
    browsers: null,
    lateBrowsers: late.get,
    maxPages: site.maxPages,
    pages: pages?.filter((url) => scope.siteOf(url) === site.id) ?? null,
    thisYear: Number(options.asOf.slice(0, 4)),
    progress: around.progress,
    sites: 1,
    save: keepsNothing,
    async append(more) {
      evidence.push(...more);
    },
  });
  return { report, evidence };
}

async function keepsNothing(): Promise<void> {
  // There is no run folder.
}

/** Ends the crawl in time, so that what was seen can still be shown. */
function stopAfter(
  budgetMs: number | null,
  outer: AbortSignal,
): { readonly signal: AbortSignal } & Disposable {
  const budget = new AbortController();
  const timer = budgetMs === null ? null : setTimeout(() => budget.abort('budget'), budgetMs);
  return {
    signal: AbortSignal.any([outer, budget.signal]),
    [Symbol.dispose]() {
      if (timer) clearTimeout(timer);
    },
  };
}

/** Looking at columns leaves nothing behind and asks no links. */
const NO_MEMORY: Pick<Store, 'linkMemories' | 'rememberLinks' | 'addVisits' | 'visits'> = {
  linkMemories: async () => new Map(),
  rememberLinks: async () => {},
  addVisits: async () => {},
  visits: async () => [],
};
