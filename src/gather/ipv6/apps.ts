import type { Url } from '../../domain/brand.ts';
import type { Ipv6AppFacts } from '../../domain/facts/ipv6-app.ts';
import type { Site } from '../../domain/site.ts';
import { internalTo } from './level-links.ts';
import type { LookContext } from './looked.ts';
import { openPage } from './open-page.ts';

type Host = Ipv6AppFacts['hosts'][number];

const MOST_HOSTS = 60;
const TRIES = 3;
const RECHECK_AGE_MS = 5_000;

/** AAAA and reachability of the hosts that an app talks to: those named by the seed, and those found in its package. */
export async function gatherApp(
  site: Site,
  app: { readonly name: string; readonly hosts: readonly string[]; readonly found: readonly string[] },
  look: LookContext,
): Promise<Ipv6AppFacts> {
  const inside = internalTo(site.url);
  const seeded = new Set(app.hosts.map((host) => host.toLowerCase()));
  const found = app.found.filter((host) => !seeded.has(host));
  const isOwn = (host: string) => inside(`http://${host}/`) || /\.gov\.cn(?::\d+)?$/.test(host);
  const own = [...seeded, ...found.filter(isOwn)].slice(0, MOST_HOSTS);
  const hosts = await Promise.all(own.map((host) => lookAt(host, seeded.has(host) ? 'seed' : 'apk', look)));
  const without = hosts.filter((one) => one.hasIpv6 === false).map((one) => one.host);
  const unreachable = hosts.filter((one) => one.reachable === false).map((one) => one.host);
  const unasked = hosts.some((one) => one.hasIpv6 && one.reachable === null);
  return {
    name: app.name,
    hosts,
    count: hosts.length,
    without,
    withoutCount: without.length,
    unreachable,
    unreachableCount: unasked && unreachable.length === 0 ? null : unreachable.length,
    unknownCount: hosts.filter((one) => one.hasIpv6 === null).length,
    others: found.filter((host) => !isOwn(host)).slice(0, MOST_HOSTS),
  };
}

async function lookAt(name: string, from: Host['from'], look: LookContext): Promise<Host> {
  const url = URL.parse(`https://${name}/`);
  const base = { host: name, from, own: true };
  if (!url) return { ...base, aaaa: [], hasIpv6: null, reachable: null, detail: 'malformed' };
  const resolved = await look.net.resolve(url.hostname, 6);
  if (resolved.state === 'silent')
    return { ...base, aaaa: [], hasIpv6: null, reachable: null, detail: resolved.detail };
  const valid =
    resolved.state === 'found'
      ? resolved.addresses.filter((one) => one.allowed).map((one) => one.address)
      : [];
  const [first] = valid;
  if (!first) return { ...base, aaaa: [], hasIpv6: false, reachable: null, detail: '' };
  const path = await look.net.path(6, first);
  if (!path.works) return { ...base, aaaa: valid, hasIpv6: true, reachable: null, detail: path.because };
  const told = await anyAnswer(url, look);
  if (told === '') return { ...base, aaaa: valid, hasIpv6: true, reachable: true, detail: '' };
  // Where it does not answer over IPv4 either, IPv6 is not to blame.
  const over4 = await overFamily(url, 4, look);
  const still = await look.net.path(6, first, RECHECK_AGE_MS);
  const reachable = over4 === '' && still.works ? false : null;
  return { ...base, aaaa: valid, hasIpv6: true, reachable, detail: told };
}

async function anyAnswer(url: URL, look: LookContext): Promise<string> {
  let told = '';
  for (let tries = 0; tries < TRIES; tries++) {
    told = await overFamily(url, 6, look);
    if (told === '') return '';
  }
  return told;
}

/** An API answers with any status, over HTTPS or HTTP; what is told is why neither did. */
async function overFamily(url: URL, family: 4 | 6, look: LookContext): Promise<string> {
  const secure = await openPage(url.href as Url, { family }, look); // spelt by the URL parser
  if (secure.ok) return '';
  const plain = await openPage(url.href.replace('https:', 'http:') as Url, { family }, look);
  return plain.ok ? '' : plain.detail;
}
