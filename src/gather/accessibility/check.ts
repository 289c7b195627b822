import type { CheckResult } from '../../domain/facts/accessibility.ts';
import type { Visit } from '../../domain/net.ts';
import type { Findings } from './findings.ts';
import type { OwnRule } from './own-rules.ts';

/** What a check is given. */
export interface Scene {
  readonly visit: Visit;
  /** What the engine has said of the page. */
  readonly engine: readonly CheckResult[];
  readonly findings: Findings;
  /** Aborted when the check's time is over: it ends at its next step, and what it has found so far is kept. */
  readonly signal: AbortSignal;
}

/** One check of the rendered page, for one or a few rules. */
export interface Check {
  readonly rules: readonly OwnRule[];
  readonly limitMs: number;
  run(scene: Scene): Promise<void>;
}

/** Runs one check within its time, and within what is left for all. Its rules are named as unfinished where it did not come to its end. */
export async function runCheck(
  check: Check,
  scene: Omit<Scene, 'signal'>,
  leftMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  const limitMs = Math.min(check.limitMs, leftMs);
  if (limitMs <= 0) return unfinished(check, scene.findings, 'its turn did not come in time');
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => {
      stop.abort();
      done('late');
    }, limitMs);
  });
  const work = check.run({ ...scene, signal: stop.signal }).then(
    () => (stop.signal.aborted ? 'late' : null),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const why = await Promise.race([work, late]);
  clearTimeout(timer);
  // The step under way has a limit of its own in `net`; what follows must not meet a page that it still touches.
  if (why === 'late') await Promise.race([work, settle()]);
  if (why === null) return;
  const told = why === 'late' ? `not finished in ${Math.round(limitMs)} ms` : `not finished: ${why}`;
  unfinished(check, scene.findings, told);
}

function unfinished({ rules }: Check, findings: Findings, why: string): void {
  for (const rule of rules) findings.unfinished(rule, why);
}

const SETTLE_MS = 2_000;

function settle(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, SETTLE_MS).unref();
  });
}
