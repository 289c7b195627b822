import type { Day, Instant } from './brand.ts';
import type { ElderFacts } from './facts/elder.ts';
import type { Finding, Tally } from './finding.ts';
import type { LedgerBook } from './ledger.ts';
import type { Obstacle } from './obstacle.ts';
import type { RulePack } from './rule.ts';
import type { Scores } from './score.ts';
import type { City } from './site.ts';
import type { Waiver } from './waiver.ts';

export type SiteState = 'done' | 'partial' | 'unreached';

/** How one site fared in a run; one entry of `sites` in `manifest.json`. */
export interface SiteReport {
  readonly id: string;
  readonly state: SiteState;
  /** For a person; empty where the state is `done`. */
  readonly why: string;
  readonly pages: {
    readonly known: number;
    readonly fetched: number;
    readonly rendered: number;
    /** By obstacle or reason. */
    readonly skipped: { readonly [reason: string]: number };
  };
  /** Where only some pages were opened in the browser: how much of the site they show. */
  readonly sample?: {
    /** Pages that could have been opened. */
    readonly of: number;
    /** Distinct shapes of element on all pages, and on the opened ones. */
    readonly shapes: number;
    readonly shapesSeen: number;
    /** Opened pages that were looked at without a script which overwrites them. */
    readonly withoutScripts: number;
  };
  readonly requests: number;
  readonly bytes: number;
  readonly tookMs: number;
}

/** Where the run looked from. */
export interface VantagePoint {
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  /** Why there is no IPv6, or how it was proved. */
  readonly ipv6Because: string;
  /** The machine's own IPv6, before, every ten minutes during, and after the run. */
  readonly ipv6Checks?: readonly {
    readonly at: Instant;
    readonly works: boolean;
    readonly because: string;
  }[];
  readonly resolvers: readonly string[];
  /** Name and version of the browser, or `null`. */
  readonly browser: string | null;
  readonly chineseFont: boolean;
}

/** Content of `manifest.json`. */
export interface Manifest {
  readonly schema: 1;
  readonly run: string;
  readonly tool: { readonly name: 'gov-site-audit'; readonly version: string };
  readonly pack: string;
  readonly seeds: string;
  readonly asOf: Day;
  /** Language of the messages in `findings.json`. */
  readonly lang: 'zh' | 'en';
  readonly start: Instant;
  readonly end: Instant | null;
  /** `finished`: ended by itself; `stopped`: by time budget or by hand; `running`: not ended, or killed. */
  readonly state: 'running' | 'finished' | 'stopped';
  /** Said by the run about itself: what was left out and why. */
  readonly notes: readonly string[];
  readonly checked: readonly string[];
  readonly vantage: VantagePoint;
  /** Sites, groups and names as audited, so that a run can be reported without its seed file. */
  readonly city: City;
  readonly sites: readonly SiteReport[];
  /** Chosen addresses alone were looked at (`--pages`): nothing is said about what was not found. */
  readonly chosenPages?: true;
  /** As the run was judged by them; absent where there were none. */
  readonly waivers?: readonly Waiver[];
}

/** Everything a report is made of. */
export interface FinishedRun {
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
  readonly tallies: readonly Tally[];
  readonly scores: Scores;
  readonly columns: readonly ColumnRow[];
  /** What was seen of the sites' versions for the elderly; absent in runs that did not look. */
  readonly elder?: readonly ElderRow[];
  readonly pack: RulePack;
  readonly lang: 'zh' | 'en';
  /** What was known of earlier runs, and what offices had said. */
  readonly ledger?: LedgerBook;
}

/** One column as listed to its webmaster, with its duty. */
export interface ColumnRow {
  readonly site: string;
  readonly name: string;
  readonly url: string;
  /** Class id, or `null` where unknown. */
  readonly class: string | null;
  readonly latest: Day | null;
  readonly latestTitle: string | null;
  readonly latestUrl: string | null;
  readonly ageDays: number | null;
  readonly limitDays: number | null;
  /** Days until it falls due; negative: overdue. `null` without limit or date. */
  readonly dueInDays: number | null;
  readonly outcome: 'passed' | 'failed' | 'cantTell' | 'inapplicable';
  readonly why: Obstacle | string | null;
  /** Dated items of each of the last weeks, oldest week first; absent where no week is known as a whole. */
  readonly rhythm?: readonly number[];
}

/** What was seen of one site's version for the elderly, also where nothing is wrong with it. */
export interface ElderRow {
  readonly site: string;
  readonly facts: ElderFacts;
}
