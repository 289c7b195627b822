import pLimit, { type LimitFunction } from 'p-limit';
import { boundedMap } from './bounded-map.ts';
import { pause } from './pause.ts';

export interface LimiterOptions {
  /** Requests a second to one host; 0: no limit. */
  readonly ratePerHost: number;
  readonly connectionsPerHost: number;
  /** To all hosts together. */
  readonly connections: number;
  /** Ends all waiting. */
  readonly closing: AbortSignal;
}

export interface Limiter {
  /** Runs `work` when the host's turn has come and a connection is free; after an abort it runs at once. */
  run<T>(host: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
  /** Only waits for the host's turn, for work whose connections are somebody else's. */
  turn(host: string, signal: AbortSignal | undefined): Promise<void>;
  /** The least time between two requests which the host asks for. */
  delay(host: string, crawlDelayMs: number): void;
  /** The host said that we are too fast: nobody asks it before `holdMs` are over, and it is asked at half the rate. */
  slowDown(host: string, holdMs: number): void;
  /** An ordinary answer; enough of them in a row bring the rate back. */
  succeeded(host: string): void;
  /** Milliseconds between two requests to the host at present. */
  spacingMs(host: string): number;
}

/** One limiter per host, one for the run. */
export function openLimiter(options: LimiterOptions): Limiter {
  const all = pLimit(options.connections);
  const hosts = boundedMap<HostState>(5_000);
  const baseMs = options.ratePerHost > 0 ? 1000 / options.ratePerHost : 0;

  const stateOf = (host: string): HostState => {
    const known = hosts.get(host);
    if (known) return known;
    const state = {
      limit: pLimit(options.connectionsPerHost),
      nextAt: 0,
      heldUntil: 0,
      baseMs,
      slowness: 1,
      successes: 0,
    };
    hosts.set(host, state);
    return state;
  };

  return {
    run: (host, signal, work) => {
      const state = stateOf(host);
      return state.limit(() => {
        if (!mustWait(state, performance.now())) return all(work);
        return waitTurn(state, options.closing, signal).then(() => all(work));
      });
    },
    turn: async (host, signal) => {
      const state = stateOf(host);
      if (mustWait(state, performance.now())) await waitTurn(state, options.closing, signal);
    },
    delay: (host, crawlDelayMs) => {
      const state = stateOf(host);
      state.baseMs = Math.max(baseMs, crawlDelayMs);
    },
    slowDown: (host, holdMs) => {
      const state = stateOf(host);
      const now = performance.now();
      // Requests that were under way together are told together: that is one complaint.
      if (state.heldUntil <= now) state.slowness = Math.min(state.slowness * 2, SLOWEST);
      state.successes = 0;
      state.heldUntil = Math.max(state.heldUntil, now + holdMs);
      state.nextAt = Math.max(state.nextAt, state.heldUntil);
    },
    succeeded: (host) => {
      const state = stateOf(host);
      if (state.slowness === 1) return;
      state.successes += 1;
      if (state.successes < RECOVERY) return;
      state.slowness = state.slowness / 2;
      state.successes = 0;
    },
    spacingMs: (host) => spacing(stateOf(host)),
  };
}

interface HostState {
  readonly limit: LimitFunction;
  nextAt: number;
  heldUntil: number;
  baseMs: number;
  slowness: number;
  successes: number;
}

const SLOWEST = 16;
const RECOVERY = 10;
/** What a host without a rate limit is slowed down from. */
const LEAST_SLOWED_MS = 50;

function spacing(state: HostState): number {
  return state.slowness === 1 ? state.baseMs : Math.max(state.baseMs, LEAST_SLOWED_MS) * state.slowness;
}

function mustWait(state: HostState, now: number): boolean {
  return state.baseMs > 0 || state.slowness > 1 || state.nextAt > now;
}

async function waitTurn(
  state: HostState,
  closing: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<void> {
  const now = performance.now();
  const at = Math.max(now, state.nextAt);
  state.nextAt = at + spacing(state);
  if (at > now) await pause(at - now, closing, signal);
}
