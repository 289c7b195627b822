import type { CityScore } from './score-city.ts';

/** Prints a score of the demo city for people. */
export function printCityScore(score: CityScore): void {
  console.log(`${'rule'.padEnd(36)} expected found wrong precision recall`);
  for (const one of score.rules) {
    console.log(
      `${one.rule.padEnd(36)} ${String(one.expected).padStart(8)} ${String(one.found).padStart(5)} ${String(one.wrong).padStart(5)} ${one.precision.toFixed(3).padStart(9)} ${one.recall.toFixed(3).padStart(6)}`,
    );
  }
  if (score.notInThePack.length > 0) {
    console.log('not in the pack:');
    for (const { rule, cases } of score.notInThePack) console.log(`  ${rule.padEnd(34)} ${cases}`);
  }
  for (const [title, list] of [
    ['missed', score.missed],
    ['wrong', score.wrong],
    ['traps touched', score.trapsTouched],
    ['requests that robots.txt forbids', score.forbiddenRequests],
    ['columns that differ', score.columns.differences],
    [`scores that differ, of ${score.scores.compared}`, score.scores.differences],
  ] as const) {
    console.log(`${title}: ${list.length}`);
    for (const line of list) console.log(`  ${line}`);
  }
  console.log(`audit: ${score.auditSeconds.toFixed(1)} s`);
}
