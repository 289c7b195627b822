import type { Without } from '../domain/net.ts';

export interface Cause {
  /** Its address; `inline`: it stands in the page itself; `null`: several together. */
  readonly script: string | null;
  readonly without: Without;
  /** What is seen again of the page: 0–1. */
  readonly restored: number;
}

/** Visits for one search. */
const MOST_VISITS = 10;
const MOST_SCRIPTS = 64;

/**
 * Which of the page's scripts must be left out for its text to be seen, by halves; `null`: it is not seen in any case.
 * `restored` visits the page without these scripts, and tells what is seen again, or `null` where that is too little.
 */
export async function findScript(
  scripts: readonly string[],
  restored: (without: Without) => Promise<number | null>,
): Promise<Cause | null> {
  const all = [...new Set(scripts)].slice(0, MOST_SCRIPTS);
  const whole = all.length > 0 ? await restored({ scripts: all }) : null;
  if (whole === null) {
    const bare = await restored({ scripts: 'all' });
    return bare === null ? null : { script: 'inline', without: { scripts: 'all' }, restored: bare };
  }
  let suspects = all;
  let share = whole;
  for (let visits = 0; suspects.length > 1 && visits < MOST_VISITS; visits += 1) {
    const first = suspects.slice(0, Math.ceil(suspects.length / 2));
    const second = suspects.slice(first.length);
    const one = await restored({ scripts: first });
    const two = one === null ? await restored({ scripts: second }) : null;
    if (one === null && two === null) break; // it takes scripts of both halves
    suspects = one === null ? second : first;
    share = one ?? two ?? share;
  }
  const [script = null] = suspects.length === 1 ? suspects : [];
  return { script, without: { scripts: suspects }, restored: share };
}
