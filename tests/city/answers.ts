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

/** What the audit of the city has to find, and what it must leave alone. */
export function answers(ports: Ports, families: readonly Family[] = [4, 6]): AnswerSheet {
  return {
    asOf,
    sites: buildWorld(ports).sites.map((site) => seenOver(families, site.answers())),
    city: [
      // Four of thirteen sites fail, and one is down; without an IPv6 path still three fail by their addresses.
      { rule: 'ipv6-support-rate', outcome: 'failed' },
      { rule: 'accessibility-level-1-rate', outcome: 'failed' },
    ],
    neverRequested: [
      { host: 'www.qinghu-demo.gov.cn', pathPrefix: '/internal/', why: 'robots.txt forbids it' },
      { host: 'mzj.qinghu-demo.gov.cn', pathPrefix: '/oa/', why: 'robots.txt forbids it' },
    ],
  };
}

/** On a machine without IPv6 nobody can say that a site is not reachable over it. */
function seenOver(families: readonly Family[], site: SiteAnswers): SiteAnswers {
  if (families.includes(6)) return site;
  return { ...site, expect: site.expect.filter((expectation) => expectation.rule !== 'ipv6-unreachable') };
}
