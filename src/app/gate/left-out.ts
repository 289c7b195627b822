import type { Json } from '../../domain/brand.ts';
import type { Finding } from '../../domain/finding.ts';
import type { FinishedRun } from '../../domain/run.ts';

/** Faults that are not judged before a release, and why. */
export interface LeftOut {
  readonly because: string;
  readonly rules: readonly string[];
  /** How many findings were left out. */
  readonly count: number;
}

interface Row {
  readonly because: string;
  readonly becauseEn: string;
  readonly rules: readonly string[];
}

/** Takes out what makes no sense on a staging copy (`rules/tables/gate.yaml`). */
export function leaveOut(
  findings: readonly Finding[],
  { pack, lang }: Pick<FinishedRun, 'pack' | 'lang'>,
): { readonly kept: readonly Finding[]; readonly leftOut: readonly LeftOut[] } {
  const rows = rowsOf(pack.tables['gate']);
  const left = leftOutRules({ pack });
  return {
    kept: findings.filter((one) => !left.has(one.rule)),
    leftOut: rows.map((row) => ({
      because: lang === 'en' ? row.becauseEn : row.because,
      rules: row.rules,
      count: findings.filter((one) => row.rules.includes(one.rule)).length,
    })),
  };
}

/** Rules that are not judged before a release. */
export function leftOutRules({ pack }: Pick<FinishedRun, 'pack'>): ReadonlySet<string> {
  return new Set(rowsOf(pack.tables['gate']).flatMap((row) => row.rules));
}

/** The loader has checked the table's form. */
function rowsOf(table: Json | undefined): readonly Row[] {
  return ((table as { readonly leftOut?: readonly Row[] } | undefined)?.leftOut ?? []) as readonly Row[];
}
