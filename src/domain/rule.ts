import type { Json } from './brand.ts';
import type { Kind, Outcome, Severity } from './outcome.ts';
import type { TargetType } from './target.ts';

/** A three-valued question about facts. A missing fact gives `cantTell`, unless the answer is already decided without it. */
export type Check =
  | { readonly fact: string; readonly is: string; readonly than?: Json }
  | { readonly all: readonly Check[] }
  | { readonly any: readonly Check[] }
  | { readonly none: readonly Check[] };

/** How sure a demand is: confirmed by several sources, by one, or our own default. */
export type Sureness = 'confirmed' | 'single-source' | 'own';

export interface Source {
  /** Clause of the city's work plan. */
  readonly plan: string;
  /** The norm behind it, with section. */
  readonly norm: string;
  readonly sure: Sureness;
}

export interface RuleExample {
  readonly name: string;
  readonly facts: Json;
  readonly outcome: Outcome;
}

/** Applicability, expectation and texts (ACT rules format). */
export interface Rule {
  readonly id: string;
  /** Id of the indicator it belongs to. */
  readonly indicator: string;
  readonly target: TargetType;
  /** Kind of evidence (a file name under `src/domain/facts/`). */
  readonly evidence: string;
  readonly title: string;
  readonly titleEn: string;
  readonly applies?: Check;
  readonly expect: Check;
  /** What it is when the expectation is not met: `failed` (default), or `cantTell` for hints which are never accusations. */
  readonly otherwise: 'failed' | 'cantTell';
  /** Where this holds, an unmet expectation is a hint (`cantTell`, severity note) and never `failed`. */
  readonly hintWhen?: Check;
  /** Where this holds, a failure weighs as an error, whatever the rule's own severity. */
  readonly errorWhen?: Check;
  readonly severity: Severity;
  /** Points of 100 which one failed target costs, under `score: deduct`. */
  readonly points: number;
  /** Weight among the rules of its indicator, under `score: share-passed`. */
  readonly weight: number;
  readonly says: { readonly [O in Exclude<Outcome, 'untested'>]?: string };
  readonly saysEn: { readonly [O in Exclude<Outcome, 'untested'>]?: string };
  readonly remedy: string;
  readonly remedyEn: string;
  readonly source: Source;
  /** Further facts about the rule for reports: success criteria, ACT ids, engine rules, level of GB/T 37668. */
  readonly tags: { readonly [key: string]: Json };
  readonly examples: readonly RuleExample[];
}

export type ScoreMethod = 'share-passed' | 'deduct';

/** A weighted set of rules below one item of the work plan. */
export interface Indicator {
  readonly id: string;
  readonly item: 26 | 27 | 28 | 29 | 30;
  readonly kind: Kind;
  readonly title: string;
  readonly titleEn: string;
  readonly source: Source;
  /** Weight among the indicators of its item. */
  readonly weight: number;
  readonly score: ScoreMethod;
  readonly rules: readonly Rule[];
}

/** A population rate with a target (work plan item 26). */
export interface RateDefinition {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** Which sites are counted. */
  readonly levels: readonly SiteLevel[];
  /** A site fails when one of these rules failed on it, is unknown when one of them is undecided, else passes. */
  readonly rules: readonly string[];
  /** `false`: undecided targets of these rules are hints for a person and do not make a site unknown. Default: they do. */
  readonly hintsCount?: boolean;
  /** `target`: each target of the rules is counted by itself (an app, say), not its site. */
  readonly unit?: 'site' | 'target';
  /** `level-one`: a site's verdict is that of its table of level 1, which also knows what was not looked at. Default: by its rules. */
  readonly by?: 'rules' | 'level-one';
  readonly target?: { readonly is: '>' | '>=' | '='; readonly share: number };
}

export const SITE_LEVELS = ['city', 'department', 'county', 'county-department', 'township'] as const;
export type SiteLevel = (typeof SITE_LEVELS)[number];

/** A class of columns with its duty to be updated. */
export interface ColumnClass {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** No limit: listed, never failed for age. */
  readonly limit?: { readonly days: number } | { readonly months: number };
  /** Only columns at this level of the site's tree are bound (1 = 一级栏目); absent: all. */
  readonly levels?: readonly number[];
  /** A column belongs to the class when one of these stands in its name and none of `except` does. */
  readonly names: readonly string[];
  readonly except: readonly string[];
  readonly source: Source;
}

/** A national veto that public pages can settle (`rules/tables/vetoes.yaml`). */
export interface VetoDefinition {
  readonly id: string;
  /** Findings of these rules are counted. */
  readonly rules: readonly string[];
  /** Only those about columns of these classes, at these levels where given; absent: all. */
  readonly columns?: readonly { readonly class: string; readonly level?: number }[];
  /** So many are a veto. */
  readonly limit: number;
}

export interface RulePack {
  /** SHA-256 over the rule files, in hex. */
  readonly digest: string;
  readonly indicators: readonly Indicator[];
  readonly rates: readonly RateDefinition[];
  readonly columnClasses: readonly ColumnClass[];
  /** Item number to its title and weight in the total. */
  readonly items: readonly {
    readonly id: number;
    readonly title: string;
    readonly titleEn: string;
    readonly weight: number;
  }[];
  /** Further data tables by file name, such as `home-page` limits or words that excuse an empty column. */
  readonly tables: { readonly [name: string]: Json };
}
