import type { Net } from '../../domain/net.ts';
import type { Obstacle } from '../../domain/obstacle.ts';
import { untilStopped } from '../../domain/until-stopped.ts';

/** Facts, or why there are none. */
export type Looked<F> =
  | { readonly ok: true; readonly facts: F }
  | { readonly ok: false; readonly why: Obstacle; readonly detail: string };

/** What every look over IPv6 needs. */
export interface LookContext {
  readonly net: Net;
  readonly signal: AbortSignal;
}

export function unseen(why: Obstacle, detail: string): { ok: false; why: Obstacle; detail: string } {
  return { ok: false, why, detail };
}

/** What a stage of the look tells; where the run is stopped meanwhile (or was before), that nobody could look. */
export function inTime<F>(look: () => Promise<Looked<F>>, signal: AbortSignal): Promise<Looked<F>> {
  const left = () => unseenForWant(signal);
  return signal.aborted ? Promise.resolve(left()) : untilStopped(look(), signal, left);
}

/** The run was stopped: by its budget, or by hand. */
export function unseenForWant(signal: AbortSignal): ReturnType<typeof unseen> {
  return unseen(signal.reason === 'cancelled' ? 'cancelled' : 'budget', 'stopped');
}
