import type { Net } from '../../domain/net.ts';
import type { Obstacle } from '../../domain/obstacle.ts';

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
