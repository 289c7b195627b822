import type { Environment } from '../app/environment.ts';
import { printable } from './printable.ts';

export interface Shell {
  readonly environment: Environment;
  readonly signal: AbortSignal;
  /** The exit code is left here. */
  readonly outcome: { code: number };
}

/** Refusals go to standard error, a line each. */
export function say(
  shell: Shell,
  refusal: { readonly code: number; readonly lines: readonly string[] },
): void {
  shell.outcome.code = refusal.code;
  for (const line of refusal.lines) console.error(printable(line));
}
