import { randomBytes } from 'node:crypto';
import { scopeOf } from '../crawl/scope.ts';
import type { Instant } from '../domain/brand.ts';
import type { Manifest, SiteReport, VantagePoint } from '../domain/run.ts';
import { hasChineseFont } from '../net/find-font.ts';
import type { Inputs } from './load.ts';
import { note } from './notes.ts';
import type { AuditOptions } from './options.ts';
import type { PageCache } from './page-cache/page-cache.ts';
import { type Context, notReached } from './run-context.ts';

/** The manifest of a run that begins. */
export async function newManifest(context: Context): Promise<Manifest> {
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
    ...(options.pages ? { chosenPages: true } : {}),
    ...(inputs.waivers.length > 0 ? { waivers: inputs.waivers } : {}),
  };
}

/** An address of a staging set-up, to which a path exists without canaries. */
export function stagingAddress(inputs: Inputs): string | undefined {
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

/** The manifest of a run that has ended: what became of every site, and what the run says of itself. */
export async function closedManifest(
  context: Context,
  begun: Manifest,
  ended: {
    readonly signal: AbortSignal;
    readonly resumed: number;
    readonly reports: ReadonlyMap<string, SiteReport>;
  },
): Promise<Manifest> {
  const { signal, resumed, reports } = ended;
  const { inputs, options, around, store, wantsBrowser, browsers } = context;
  const { lang } = options;
  const { watch } = context;
  const lost = begun.vantage.ipv6 ? watch.checks.find((check) => !check.works) : undefined;
  const stored = new Map((await store.siteReports(begun.run)).map((report) => [report.id, report]));
  const notes = [
    ...(signal.aborted ? [note(signal.reason === 'cancelled' ? 'cancelled' : 'time-budget', lang)] : []),
    ...(context.ownNetwork.everDown ? [note('own-network', lang)] : []),
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
    ...outside(inputs, options).map((list) => note('pages-outside', lang, list)),
    ...cacheNotes(context.cache, lang),
    ...(options.contact || inputs.network.treatAsPublic.length > 0 ? [] : [note('no-contact', lang)]),
  ];
  const { waivers: _earlier, ...rest } = begun;
  return {
    ...rest,
    ...(inputs.waivers.length > 0 ? { waivers: inputs.waivers } : {}),
    end: new Date(around.now()).toISOString() as Instant,
    state: signal.aborted ? 'stopped' : 'finished',
    notes,
    vantage: {
      ...begun.vantage,
      browser: begun.vantage.browser ?? (await context.lateVersion()),
      ipv6Checks: watch.checks,
    },
    sites: inputs.city.sites.map(
      (site) => reports.get(site.id) ?? stored.get(site.id) ?? notReached(site, 'budget'),
    ),
  };
}

function cacheNotes(cache: PageCache | null, lang: 'zh' | 'en'): readonly string[] {
  const { taken = 0, unchanged = 0, damaged = 0 } = cache?.counts ?? {};
  return [
    ...(taken > 0 ? [note('pages-kept', lang, String(taken))] : []),
    ...(unchanged > 0 ? [note('pages-unchanged', lang, String(unchanged))] : []),
    ...(damaged > 0 ? [note('cache-damaged', lang, String(damaged))] : []),
  ];
}

/** Addresses of `--pages` that belong to no site of the run; they are left out, and that is said. */
function outside(inputs: Inputs, options: AuditOptions): readonly string[] {
  const scope = scopeOf(inputs.city.sites);
  const left = (options.pages ?? []).filter((url) => scope.siteOf(url) === null);
  return left.length === 0
    ? []
    : [left.length > 3 ? `${left.slice(0, 3).join(', ')} …（${left.length}）` : left.join(', ')];
}
