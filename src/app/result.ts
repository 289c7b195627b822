import { type Fault, formatFault } from '../config/fault.ts';
import type { ExitCode } from './options.ts';

/** A use case that could not do its work, with what the user is told and the exit code. */
export interface Refusal {
  readonly ok: false;
  readonly code: ExitCode;
  readonly lines: readonly string[];
}

export function refuse(code: ExitCode, ...lines: readonly string[]): Refusal {
  return { ok: false, code, lines };
}

/** Faults in files, every one on its own line. */
export function refuseFaults(faults: readonly Fault[]): Refusal {
  return { ok: false, code: 2, lines: faults.map(formatFault) };
}
