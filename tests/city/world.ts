import type { AddressRecords, Host, Ports } from './model.ts';
import { bothFamilies, makeOutside, type Outside } from './outside.ts';
import { makeOddHosts, type OddHosts } from './outside-odd.ts';
import type { Site } from './site.ts';
import { accessibilityTowns } from './sites/accessibility-towns.ts';
import { baishi } from './sites/baishi.ts';
import { baishiCivil } from './sites/baishi-civil.ts';
import { civil } from './sites/civil.ts';
import { culture } from './sites/culture.ts';
import { dongling } from './sites/dongling.ts';
import { donglingEducation } from './sites/dongling-education.ts';
import { education } from './sites/education.ts';
import { elderHosts } from './sites/elder-pages.ts';
import { health } from './sites/health.ts';
import { ipv6Towns } from './sites/ipv6-towns.ts';
import { land } from './sites/land.ts';
import { law } from './sites/law.ts';
import { nanxi } from './sites/nanxi.ts';
import { portal } from './sites/portal.ts';
import { reform } from './sites/reform.ts';
import { science } from './sites/science.ts';
import { statistics } from './sites/statistics.ts';
import { township } from './sites/township.ts';
import { water } from './sites/water.ts';

export interface Context {
  readonly ports: Ports;
  readonly outside: Outside;
  readonly odd: OddHosts;
}

export interface World {
  readonly sites: readonly Site[];
  readonly hosts: readonly Host[];
  readonly records: ReadonlyMap<string, AddressRecords>;
  readonly zones: readonly string[];
  /** Zones whose name servers answer over IPv4 alone, though they have IPv6 addresses. */
  readonly silentOver6: readonly string[];
}

/** The small city that `gov-audit demo` audits; the other sites hold the odd cases of the evaluation. */
export const CORE_SITES = [
  ...['www', 'jyj', 'mzj', 'wjw', 'kjj', 'zrzy', 'tjj'],
  ...['baishi', 'baishi-mzj', 'dongling', 'dongling-jyj', 'nanxi', 'shiqiao'],
] as const;

const makers = [
  portal,
  education,
  civil,
  health,
  science,
  land,
  statistics,
  reform,
  water,
  culture,
  law,
  baishi,
  baishiCivil,
  dongling,
  donglingEducation,
  nanxi,
  township,
  ...ipv6Towns,
];

const cityZones = [
  'qinghu-demo.gov.cn',
  'baishi-demo.gov.cn',
  'dongling-demo.gov.cn',
  'nanxi-demo.gov.cn',
  'qingxi-demo.gov.cn',
  'yunling-demo.gov.cn',
  'heyan-demo.gov.cn',
];

/** Addresses of name servers which are not as they should be; nothing listens on 127.0.0.2. */
const nameServers: Readonly<Record<string, AddressRecords>> = {
  'qingxi-demo.gov.cn': { a: ['127.0.0.1'], aaaa: [] },
  'heyan-demo.gov.cn': { a: ['127.0.0.2'], aaaa: ['::1'] },
};

const silentOver6 = ['yunling-demo.gov.cn', 'heyan-demo.gov.cn'];

/** Builds the whole city for the given ports, without opening any of them. */
export function buildWorld(ports: Ports): World {
  const outside = makeOutside(ports);
  const odd = makeOddHosts(ports);
  const context = { ports, outside, odd };
  const older = makers.map((make) => make(context));
  for (const site of older) leaveOpen(site);
  const sites = [...older, ...accessibilityTowns.map((make) => make(context))];
  const hosts = new Map<string, Host>();
  const records = new Map<string, AddressRecords>([...outside.records, ...odd.records]);
  for (const site of sites) {
    site.finish();
    const { host, port } = site.spec;
    const { tls, over6 } = site.spec;
    const extras = { ...(tls ? { tls } : {}), ...(over6 ? { over6 } : {}) };
    const known = hosts.get(`${host}:${port}`) ?? { name: host, port, resources: new Map(), ...extras };
    for (const [path, resource] of site.resources) known.resources.set(path, resource);
    hosts.set(`${host}:${port}`, known);
    records.set(host, site.spec.records ?? bothFamilies);
  }
  const further = elderHosts(ports);
  for (const { name } of further) records.set(name, bothFamilies);
  records.set('dongling.qinghu-cdn.example', bothFamilies);
  records.set('v4.nanxi-demo.gov.cn', { a: ['127.0.0.1'], aaaa: [] });
  const zones = new Set([
    ...cityZones,
    ...[...records.keys()].filter((name) => !cityZones.some((z) => name.endsWith(`.${z}`))),
  ]);
  for (const zone of zones)
    for (const ns of ['ns1', 'ns2']) records.set(`${ns}.${zone}`, nameServers[zone] ?? bothFamilies);
  return {
    sites,
    hosts: [...hosts.values(), ...outside.hosts, ...odd.hosts, ...further],
    records,
    zones: [...zones],
    silentOver6,
  };
}

/** What nobody has looked for on the older sites: their buttons for the elder mode, for one, do nothing. */
const UNSAID = [
  ...['elder-*', 'small-text', 'skip-link-missing', 'keyboard-unreachable', 'focus-order'],
  ...['captcha-without-alternative', 'colour-only-meaning', 'media-without-alternative'],
  ...['sensory-only-instruction', 'error-message-missing'],
  ...['wcag-select-acts-on-change', 'wcag-sideways-scrolling'],
];

function leaveOpen(site: Site): void {
  for (const rule of UNSAID) site.tolerate({ rule, why: '这个网站建成时没有按这一条检查' });
}
