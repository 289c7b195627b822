import type { Finding } from './finding.ts';
import type { TargetType } from './target.ts';

/**
 * What a fault is known by from build to build. Nothing of it names the host, so that a staging server, the live site and
 * an earlier build can be compared.
 */
export interface Identity {
  readonly rule: string;
  readonly type: TargetType;
  /** Up to three addresses, in order: inside the site without its origin, whole elsewhere. Empty for the site itself. */
  readonly places: readonly string[];
  /** Elements: tag and the attributes that a rebuild does not touch, such as `img src=/images/logo.png`. Columns: the name. */
  readonly essence: string;
  /** Elements: what a reader sees of it, up to 80 characters. */
  readonly text: string;
  /** Elements: tags on the way up to it, such as `main>ul>li>a`. */
  readonly trail: string;
  /** Elements: the same with classes and ids, as the engine's groups have it. */
  readonly shape: string;
}

/** A fault that is known and let through. */
export interface BaselineEntry extends Identity {
  /** Why it is let through. */
  readonly reason: string;
  /** `YYYY-MM-DD` on which it was written down. */
  readonly since: string;
}

/** Content of `baseline.json` (SARIF's baseline, by our own identities). */
export interface Baseline {
  readonly schema: 1;
  readonly entries: readonly BaselineEntry[];
}

/** On which faults a gate stops: those that are not known, all, or none. */
export const FAIL_ON = ['new', 'any', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Content of `gate.yaml`, with every default filled in. */
export interface GatePolicy {
  readonly failOn: FailOn;
  /** By rule, indicator or item; the narrowest that is named decides. */
  readonly rules: { readonly [rule: string]: FailOn };
  readonly indicators: { readonly [indicator: string]: FailOn };
  readonly items: { readonly [item: string]: FailOn };
  /** So many faults of a rule are let through. */
  readonly budgets: { readonly [rule: string]: { readonly new?: number; readonly all?: number } };
  /** Links to other hosts: they change without a release. */
  readonly outsideLinks: 'warn' | 'fail';
  /** Entries of the baseline that no longer occur. */
  readonly staleBaseline: 'warn' | 'fail';
  /** Least scores of 0–100: `total`, or an item such as `27`. */
  readonly minScore: { readonly [scope: string]: number };
  /** Least share of the pages that could be looked at; with less, nothing is decided. */
  readonly minJudged: number;
  /** Moved addresses inside the site: old path → new path; a path that ends in `/` stands for all below it. */
  readonly moved: { readonly [from: string]: string };
  /** Hosts that are given up: no page may name them any more. */
  readonly oldHosts: readonly string[];
}

/** Why a gate stopped. */
export type GateStop =
  | { readonly kind: 'findings'; readonly rule: string; readonly count: number; readonly allowed: number }
  | { readonly kind: 'score'; readonly scope: string; readonly score: number; readonly least: number }
  | { readonly kind: 'judged'; readonly share: number; readonly least: number }
  | { readonly kind: 'stale-baseline'; readonly count: number };

/** `new`: not known; `known`: it was there before. */
export interface GatedFinding {
  readonly finding: Finding;
  readonly state: 'new' | 'known';
  /** It stops the gate; where not, why. */
  readonly effect: 'stops' | 'known' | 'never' | 'budget' | 'outside' | 'unconfirmed';
}

/** The decision: pass or stop, with everything it rests on. */
export interface GateDecision {
  readonly passed: boolean;
  readonly stops: readonly GateStop[];
  readonly findings: readonly GatedFinding[];
  /** Known faults that no longer occur. */
  readonly gone: readonly Identity[];
}
