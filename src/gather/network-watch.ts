import { getDomain } from 'tldts';
import type { Fetched } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';

/** One request's end: its host, when, and the obstacle where there was no answer. */
export interface Outcome {
  readonly host: string;
  /** Milliseconds since 1970, when it ended. */
  readonly at: number;
  readonly why: Obstacle | null;
}

/** Watches the stream of outcomes for the moment in which many unrelated hosts fail at once. Pure: time comes in with the outcomes. */
export interface NetworkWatch {
  note(outcome: Outcome): void;
  /** Many unrelated hosts failed and none answered since: worth a check of our own network. */
  readonly isSuspicious: boolean;
  /** When any host answered last; 0: never. */
  readonly lastGood: number;
  /** A check found nobody who answers: our network has been down since the last answer, until the next one. */
  confirmDown(at: number): void;
  /** Did our network fail at that moment? */
  wasDown(at: number): boolean;
  readonly everDown: boolean;
}

/** What our own network, or our name servers, can be the cause of. */
const OURS: ReadonlySet<Obstacle> = new Set([
  'dns',
  'dns-missing',
  'refused',
  'unreachable',
  'reset',
  'timeout',
]);
const UNRELATED_HOSTS = 5;
const UNRELATED_DOMAINS = 3;
/** No name server answers for so many hosts. */
const SILENT_NAMES = 2;

export function createNetworkWatch(): NetworkWatch {
  const hosts = new Set<string>();
  const domains = new Set<string>();
  const silent = new Set<string>();
  const downs: { from: number; to: number }[] = [];
  let lastGood = 0;
  return {
    note({ host, at, why }) {
      if (why !== null && OURS.has(why)) {
        hosts.add(host);
        domains.add(getDomain(host, { allowPrivateDomains: true }) ?? host);
        if (why === 'dns') silent.add(host);
        return;
      }
      if (why !== null) return; // robots, budgets and the like say nothing about the network
      lastGood = Math.max(lastGood, at);
      const open = downs.at(-1);
      if (open && open.to === Number.POSITIVE_INFINITY) open.to = at;
      hosts.clear();
      domains.clear();
      silent.clear();
    },
    get isSuspicious() {
      return (
        hosts.size >= UNRELATED_HOSTS || domains.size >= UNRELATED_DOMAINS || silent.size >= SILENT_NAMES
      );
    },
    get lastGood() {
      return lastGood;
    },
    confirmDown(at) {
      const open = downs.at(-1);
      if (open?.to === Number.POSITIVE_INFINITY) return;
      downs.push({ from: Math.min(lastGood, at), to: Number.POSITIVE_INFINITY });
    },
    wasDown: (at) => downs.some((down) => at > down.from && at <= down.to),
    get everDown() {
      return downs.length > 0;
    },
  };
}

/** Could this obstacle be our own network's? */
export function mayBeOurs(why: Obstacle | null): boolean {
  return why !== null && OURS.has(why);
}

export function outcomeOf(fetched: Fetched, at: number): Outcome {
  const host = URL.parse(fetched.ok ? fetched.requested : fetched.final)?.hostname ?? '';
  return { host, at, why: fetched.ok ? null : fetched.why };
}
