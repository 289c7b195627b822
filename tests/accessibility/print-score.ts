import type { Score } from './score.ts';

/** Prints the score, worst rules first, and every page on which look and label differ. */
export function printScore(score: Score): void {
  const share = (part: number, whole: number) =>
    whole === 0 ? 'none' : `${part}/${whole} (${Math.round((100 * part) / whole)} %)`;
  console.log(`faults found, strict   ${share(score.found, score.failing)}`);
  console.log(`not found, but for a person ${share(score.hinted, score.failing)}`);
  console.log(`passing pages accused  ${share(score.accused, score.passing)}`);
  const worst = [...score.rules].sort((a, b) => a.found / a.failing - b.found / b.failing);
  for (const { rule, found, failing } of worst) console.log(`  ${rule.padEnd(8)} ${found}/${failing}`);
  list('missed', score.missed);
  list('false alarms', score.falseAlarms);
  list('accused by another criterion', score.beside);
  list('could not be looked at', score.unseen);
}

function list(heading: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(`\n${heading} (${lines.length})`);
  for (const line of lines) console.log(`  ${line}`);
}
