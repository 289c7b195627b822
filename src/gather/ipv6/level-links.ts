import { getDomain } from 'tldts';
import type { Url } from '../../domain/brand.ts';
import type { Ipv6LinksFacts } from '../../domain/facts/ipv6-links.ts';
import type { FoundLink } from '../../domain/link.ts';
import { wait } from '../wait.ts';
import { drawSample } from './draw-sample.ts';
import type { FamilyLedger } from './family-ledger.ts';
import { type LinkState, linkRates } from './link-rates.ts';

/** What the crawl already knows of a page: whether it is well over IPv4, and its links. */
export interface KnownPage {
  readonly ok4: boolean;
  readonly links: readonly Url[] | null;
}

export interface LevelOptions {
  readonly home: Url;
  /** Links of the home page. */
  readonly links: readonly Url[];
  readonly ledger: FamilyLedger;
  readonly known: (url: Url) => KnownPage | undefined;
  /** Links of a page that the crawl has not kept. */
  readonly read: (
    answer: NonNullable<Awaited<ReturnType<FamilyLedger['over4']>>['answer']>,
  ) => readonly Url[];
  readonly hasPath: boolean;
  readonly home6: boolean;
  readonly signal: AbortSignal;
}

/** At most so many links of a level are asked; more give a sample. */
const MOST_ASKED = 300;
const MOST_EXTERNAL = 100;
const MOST_LINKS = 20_000;
const BEFORE_SETTLING_MS = 2_000;
/** What no second try would change. */
const FINAL = /^http-4|^dns-missing$|^forbidden$|^redirects$|^malformed$/;

/** Addresses that a visitor can click, each once. */
export function clickable(links: readonly FoundLink[]): readonly Url[] {
  const wanted = links.filter(
    (link) => (link.via === 'a' || link.via === 'area') && link.role !== 'resource',
  );
  return [...new Set(wanted.map((link) => link.key))];
}

/** Second- and third-level links and how many of them work over IPv6. */
export async function gatherLevels(
  options: LevelOptions,
): Promise<{ readonly second: Ipv6LinksFacts; readonly third: Ipv6LinksFacts }> {
  const inside = internalTo(options.home);
  const second = pick(options.links, inside);
  const states2 = await Promise.all([
    ...second.internal.map((url) => stateOf(url, options.home, true, options)),
    ...second.external.map((url) => stateOf(url, options.home, false, options)),
  ]);
  const seen2 = await settle(states2, options);
  const children = new Map<Url, string>();
  const taken = new Set<string>([options.home, ...second.all]);
  for (const { state, links } of seen2) {
    if (!state.internal || state.ok4 !== true) continue;
    for (const url of links)
      if (!taken.has(url) && children.size < MOST_LINKS && !children.has(url)) children.set(url, state.url);
  }
  const third = pick([...children.keys()], inside);
  const states3 = await Promise.all([
    ...third.internal.map((url) => stateOf(url, children.get(url) ?? '', true, options, false)),
    ...third.external.map((url) => stateOf(url, children.get(url) ?? '', false, options, false)),
  ]);
  const seen3 = await settle(states3, options);
  const { hasPath, home6 } = options;
  const rate = (states: readonly Seen[], links: number) =>
    linkRates(
      states.map((one) => one.state).sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0)),
      { links, hasPath, home6 },
    );
  return { second: rate(seen2, second.count), third: rate(seen3, third.count) };
}

/**
 * Links that failed over IPv6 are asked again after a while: one of each host first, and where that one works now, the
 * others too. A link that answers well in any try is well.
 */
async function settle(all: readonly Seen[], options: LevelOptions): Promise<readonly Seen[]> {
  const failing = all.filter(
    ({ state }) => state.ok4 && state.host6 && state.ok6 === false && !FINAL.test(state.why),
  );
  if (failing.length === 0) return all;
  await wait(BEFORE_SETTLING_MS, options.signal);
  const byHost = Map.groupBy(failing, ({ state }) => URL.parse(state.url)?.host ?? '');
  const settled = new Map<string, LinkState>();
  const again = async ({ state }: Seen): Promise<boolean> => {
    const { ok, why } = await options.ledger.over6Again(state.url as Url); // it was one when it was asked first
    settled.set(state.url, ok === null ? { ...state, ok4: null, why } : { ...state, ok6: ok, why });
    return ok !== false;
  };
  await Promise.all(
    [...byHost.values()].map(async ([first, ...others]) => {
      if (first && (await again(first))) await Promise.all(others.map(again));
    }),
  );
  return all.map((one) => ({ ...one, state: settled.get(one.state.url) ?? one.state }));
}

function pick(urls: readonly Url[], inside: (url: string) => boolean) {
  const internal = urls.filter(inside);
  const external = urls.filter((url) => !inside(url));
  return {
    all: urls,
    count: new Set(internal).size,
    internal: drawSample(internal, MOST_ASKED) as readonly Url[], // a part of the list
    external: drawSample(external, MOST_EXTERNAL) as readonly Url[],
  };
}

/** Of the same registrable domain; of the same host where there is none. */
export function internalTo(home: string): (url: string) => boolean {
  const host = new URL(home).hostname;
  const domain = getDomain(host) ?? host;
  return (url) => {
    const other = URL.parse(url)?.hostname ?? '';
    return other === host || other === domain || other.endsWith(`.${domain}`);
  };
}

interface Seen {
  readonly state: LinkState;
  readonly links: readonly Url[];
}

async function stateOf(
  url: Url,
  from: string,
  internal: boolean,
  options: LevelOptions,
  withLinks = true,
): Promise<Seen> {
  const { ledger, known, read, hasPath } = options;
  const crawled = known(url);
  const useful = crawled?.ok4 === true && (!withLinks || !internal || crawled.links !== null);
  const over4 = useful ? null : await ledger.over4(url, withLinks && internal);
  const ok4 = over4 ? over4.ok : true;
  const links = useful ? (crawled.links ?? []) : over4?.answer ? read(over4.answer) : [];
  const base = { url, from, internal };
  if (ok4 !== true) return { state: { ...base, ok4, host6: false, ok6: null, why: over4?.why ?? '' }, links };
  const host6 = await ledger.hasIpv6(URL.parse(url)?.hostname ?? '');
  if (host6 === null) return { state: { ...base, ok4: null, host6: false, ok6: null, why: 'dns' }, links };
  if (!host6)
    return { state: { ...base, ok4, host6, ok6: hasPath ? false : null, why: 'no-ipv6-address' }, links };
  if (!hasPath) return { state: { ...base, ok4, host6, ok6: null, why: 'no-ipv6-path' }, links };
  const over6 = await ledger.over6(url);
  // A wall over one family only is not the page's word.
  if (over6.ok === null) return { state: { ...base, ok4: null, host6, ok6: null, why: over6.why }, links };
  return { state: { ...base, ok4, host6, ok6: over6.ok, why: over6.why }, links };
}
