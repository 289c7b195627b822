import { asOf } from './dates.ts';
import type { Family, Ports, SiteAnswers } from './model.ts';
import { buildWorld } from './world.ts';

export interface AnswerSheet {
  readonly asOf: string;
  readonly sites: readonly SiteAnswers[];
  readonly city: readonly { readonly rule: string; readonly outcome: 'failed' | 'cantTell' }[];
  /** Address beginnings which must not appear in the request log. */
  readonly neverRequested: readonly {
    readonly host: string;
    readonly pathPrefix: string;
    readonly why: string;
  }[];
}

/** What the machine on which the city runs lets an audit see. */
export interface Seeing {
  readonly families?: readonly Family[];
  /** The zones' name servers have their port. */
  readonly nameServers?: boolean;
}

/** What the audit of the city has to find, and what it must leave alone. */
export function answers(ports: Ports, seeing: Seeing = {}): AnswerSheet {
  return {
    asOf,
    sites: buildWorld(ports).sites.map((site) => seenWith(seeing, site.answers())),
    city: [
      // Far more than a tenth of the sites fail; without an IPv6 path enough still fail by their addresses.
      { rule: 'ipv6-support-rate', outcome: 'failed' },
      { rule: 'accessibility-level-1-rate', outcome: 'failed' },
      { rule: 'elder-friendly-rate', outcome: 'failed' },
    ],
    neverRequested: [
      { host: 'www.qinghu-demo.gov.cn', pathPrefix: '/internal/', why: 'robots.txt forbids it' },
      { host: 'mzj.qinghu-demo.gov.cn', pathPrefix: '/oa/', why: 'robots.txt forbids it' },
    ],
  };
}

/** Rules which need a packet over IPv6: without a path nobody can say anything. */
const needPath = new Set([
  'ipv6-unreachable',
  'ipv6-unstable',
  'ipv6-content-different',
  'ipv6-certificate',
  'ipv6-redirect-to-ipv4',
  'ipv6-nameserver-silent',
]);

function seenWith({ families = [4, 6], nameServers = true }: Seeing, site: SiteAnswers): SiteAnswers {
  const expect = site.expect.filter(
    ({ rule }) =>
      (families.includes(6) || !needPath.has(rule)) && (nameServers || rule !== 'ipv6-nameserver-silent'),
  );
  return { ...site, expect };
}
