import type { Browsers, Net } from '../domain/net.ts';
import type { SiteReport } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import type { Store } from '../domain/store.ts';
import type { Ipv6Watch } from './ipv6/watch.ts';
import type { Inputs } from './load.ts';
import type { AuditOptions } from './options.ts';
import type { OwnNetwork } from './own-network.ts';
import type { PageCache } from './page-cache/page-cache.ts';
import type { Progress } from './progress.ts';

export interface Surroundings {
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** What the steps of one audit share. */
export interface Context {
  readonly inputs: Inputs;
  readonly options: AuditOptions;
  readonly around: Surroundings;
  readonly store: Store;
  readonly net: Net;
  readonly browsers: Browsers | null;
  readonly ownNetwork: OwnNetwork;
  readonly lateBrowsers: () => Promise<Browsers | null>;
  /** The browser that was opened only when a page needed it. */
  readonly lateVersion: () => Promise<string | null>;
  readonly version: string;
  readonly wantsBrowser: boolean;
  readonly watch: Ipv6Watch;
  /** What earlier runs found on the pages, where that may stand for opening them. */
  readonly cache: PageCache | null;
}

/** The report of a site that nobody got to. */
export function notReached(site: Site, why: string): SiteReport {
  const pages = { known: 0, fetched: 0, rendered: 0, skipped: {} };
  return { id: site.id, state: 'unreached', why, pages, requests: 0, bytes: 0, tookMs: 0 };
}
