import type { Instant } from '../../domain/brand.ts';
import type { Net } from '../../domain/net.ts';
import type { Site } from '../../domain/site.ts';
import type { FamilyLedger } from '../../gather/ipv6/family-ledger.ts';
import type { LoadedPage } from '../../gather/ipv6/skylight.ts';
import type { Night } from '../../gather/ipv6/stability.ts';
import type { Ipv6Book } from './book.ts';

export interface Ipv6LookOptions {
  readonly site: Site;
  readonly net: Net;
  readonly ledger: FamilyLedger;
  readonly signal: AbortSignal;
  readonly now: () => Instant;
  /** Files that the site's apps name are looked for from here. */
  readonly seedDir: string;
  /** The day of this run, and the success rates of the nights before. */
  readonly today: string;
  readonly earlier: () => Promise<readonly Night[]>;
}

/** With what the other phases have seen meanwhile. */
export interface LateLook extends Ipv6LookOptions {
  readonly book: Ipv6Book;
  /** Pages that a browser has loaded. */
  readonly loaded: readonly LoadedPage[];
}

/** A path that something failed on is looked at anew, unless it was just looked at. */
export const RECHECK_AGE_MS = 3_000;
