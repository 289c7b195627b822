import { getDomain } from 'tldts';
import type { Url } from '../domain/brand.ts';
import type { Fetched, Net } from '../domain/net.ts';
import type { Reading } from '../gather/link-verdict.ts';
import { createNetworkWatch, mayBeOurs, outcomeOf } from '../gather/network-watch.ts';

const KNOWN_HOSTS = 200;
const ASKED_IN_CHECK = 5;
const CHECK_MS = 8_000;
/** A check is not repeated sooner. */
const CHECK_EVERY_MS = 2_000;

/** Tells the faults of our own network from those of others. */
export interface OwnNetwork {
  /** The same door, every answer of which is noted. */
  readonly net: Net;
  /** The readings, with those taken back that failed while our own network did. Asks a host that has answered before, where nobody answered since. */
  excuse(readings: readonly Reading[]): Promise<readonly Reading[]>;
  /** Does a host that has nothing to do with these addresses answer now? Asks some that have answered before; false: not known. */
  othersAnswer(besides: readonly string[]): Promise<boolean>;
  readonly everDown: boolean;
}

export function watchOwnNetwork(net: Net, now: () => number): OwnNetwork {
  const watch = createNetworkWatch();
  /** An address of each host that answered, the newest last. */
  const good = new Map<string, Url>();
  let checking: Promise<void> | null = null;
  let checkedAt = 0;

  const askAgain = (url: Url) =>
    net.fetch({ url, body: 'none', fresh: true, timeoutMs: CHECK_MS, backOff: false });
  const note = (fetched: Fetched) => {
    const outcome = outcomeOf(fetched, now());
    watch.note(outcome);
    if (outcome.why !== null) return;
    good.delete(outcome.host);
    good.set(outcome.host, fetched.requested);
    const oldest = good.keys().next().value;
    if (good.size > KNOWN_HOSTS && oldest !== undefined) good.delete(oldest);
  };
  const check = (): Promise<void> => {
    checking ??= selfCheck().finally(() => {
      checking = null;
      checkedAt = now();
    });
    return checking;
  };
  const selfCheck = async () => {
    const began = now();
    const known = [...good.values()].reverse().slice(0, ASKED_IN_CHECK);
    const answers = await Promise.all(known.map(askAgain));
    for (const answer of answers) note(answer);
    if (answers.some((answer) => answer.ok) || watch.lastGood >= began) return;
    // One host that is gone may be gone; several, or many others with it, are not.
    if (known.length >= 2 || watch.isSuspicious) watch.confirmDown(now());
  };

  return {
    net: {
      ...net,
      async fetch(request) {
        const fetched = await net.fetch(request);
        note(fetched);
        if (watch.isSuspicious && !checking && now() - checkedAt > CHECK_EVERY_MS) void check();
        return fetched;
      },
    },
    async excuse(readings) {
      const failed = readings.filter((one) => mayBeOurs(one.attempt.why));
      const last = Math.max(0, ...failed.map((one) => one.endedAt));
      await checking;
      if (last > watch.lastGood && !watch.wasDown(last)) await check();
      return readings.map((one) =>
        mayBeOurs(one.attempt.why) && watch.wasDown(one.endedAt)
          ? { ...one, verdict: 'auditor', reason: 'own-network' }
          : one,
      );
    },
    async othersAnswer(besides) {
      const related = new Set(besides.map(domainOf));
      const others = [...good.values()].reverse().filter((url) => !related.has(domainOf(url)));
      const answers = await Promise.all(others.slice(0, ASKED_IN_CHECK).map(askAgain));
      for (const answer of answers) note(answer);
      return answers.some((answer) => answer.ok);
    },
    get everDown() {
      return watch.everDown;
    },
  };
}

function domainOf(address: string): string {
  const host = URL.parse(address)?.hostname ?? '';
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
