import type { Url } from './brand.ts';
import type { SiteLevel } from './rule.ts';

/** One registered government website, from a seed file (EARL: test subject). */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly url: Url;
  readonly level: SiteLevel;
  /** Id of the county group it belongs to, for county, county-department and township. */
  readonly group?: string;
  readonly owner?: string;
  /** 网站标识码 */
  readonly siteCode?: string;
  /** Further `host[:port]` that belong to this site. */
  readonly alsoHosts: readonly string[];
  readonly columns: readonly { readonly name: string; readonly url: Url; readonly class?: string }[];
  readonly apps: readonly App[];
  readonly maxPages: number;
}

/** A mobile app of the site. */
export interface App {
  readonly name: string;
  readonly hosts: readonly string[];
  /** An `.apk` file whose hosts are looked at too, and a CSV with measured traffic; as the seed file names them, seen from where it stands. */
  readonly apk?: string;
  readonly traffic?: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
}

export interface City {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  readonly groups: readonly Group[];
  readonly sites: readonly Site[];
}

/** `network` of the seed file, with every default filled in. */
export interface NetworkSettings {
  /** `host:port`, IPv6 hosts in brackets; empty: the system's. */
  readonly resolvers: readonly string[];
  /** CIDR ranges which count as public. */
  readonly treatAsPublic: readonly string[];
  /** Requests a second to one host; 0: no limit. */
  readonly ratePerHost: number;
  readonly recheckAfterSeconds: number;
  readonly ipv6Canaries: readonly string[];
}
