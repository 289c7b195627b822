import type { Day } from '../domain/brand.ts';
import type { Family } from '../domain/net.ts';
import type { NoticeTarget } from '../domain/notice.ts';
import type { Kind } from '../domain/outcome.ts';
import type { PageCacheOptions } from './page-cache/page-cache.ts';

/** What an audit is told beside its seeds; the command line's options with every default filled in. */
export interface AuditOptions {
  readonly rules: string;
  readonly out: string;
  readonly asOf: Day;
  readonly only: readonly Kind[];
  readonly skip: readonly Kind[];
  /** Ids; empty: all. */
  readonly sites: readonly string[];
  readonly maxPages: number | null;
  /** Exactly these addresses, nothing else is crawled. */
  readonly pages: readonly string[] | null;
  readonly render: 'all' | 'sample' | 'none';
  readonly formats: readonly string[];
  /** PostgreSQL URL; `null`: embedded, under `out`. */
  readonly database: string | null;
  readonly resolvers: readonly string[] | null;
  readonly treatAsPublic: readonly string[] | null;
  readonly ratePerHost: number | null;
  readonly families: readonly Family[];
  readonly timeBudgetMs: number | null;
  readonly minJudged: number;
  readonly lang: 'zh' | 'en';
  readonly browser: string | null;
  readonly contact: string | null;
  /** A list of waivers; `null`: `waivers.yaml` beside the seed file, where there is one. */
  readonly waivers: string | null;
  /** Where the result is sent; holds secrets. */
  readonly notify: readonly NoticeTarget[];
  /** Nothing that an earlier run found out stands for a look of this one. Default: answers of outside links hold for a while. */
  readonly fresh?: boolean;
  /** Where what browsers find is kept for the next run; absent: every page is opened. */
  readonly pageCache?: PageCacheOptions | null;
}

/** How a command ended (contract §2). */
export type ExitCode = 0 | 1 | 2 | 3 | 4;
