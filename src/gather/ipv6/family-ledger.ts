import pLimit from 'p-limit';
import type { Url } from '../../domain/brand.ts';
import type { Answer, Fetched } from '../../domain/net.ts';
import type { Obstacle } from '../../domain/obstacle.ts';
import { wait } from '../wait.ts';
import type { LookContext } from './looked.ts';

/** What asking one address over one family came to; `null`: it cannot be told (a wall, robots.txt, the run's end). */
interface OverFamily {
  readonly ok: boolean | null;
  readonly why: string;
  /** The page, where its body was asked for and came. */
  readonly answer: Answer | null;
}

/** One answer a link and family for the whole city, however many sites show it. */
export interface FamilyLedger {
  over4(url: Url, withBody: boolean): Promise<OverFamily>;
  over6(url: Url): Promise<OverFamily>;
  /** Asks once more, whatever is known. */
  over6Again(url: Url): Promise<OverFamily>;
  /** Whether the host has a usable IPv6 address; `null`: the name servers are silent. */
  hasIpv6(host: string): Promise<boolean | null>;
}

const AT_ONCE = 32;
const TRIES = { 4: 2, 6: 3 } as const;
const BETWEEN_MS = 300;
const LIMITS = { timeoutMs: 12_000, firstByteMs: 6_000, stallMs: 5_000, maxBytes: 2_000_000 } as const;
const MEMORY = 200_000;

export function createFamilyLedger(look: LookContext): FamilyLedger {
  const limit = pLimit(AT_ONCE);
  const known = new Map<string, Promise<OverFamily>>();
  const dead = new Set<string>();

  const ask = (url: Url, family: 4 | 6, withBody: boolean): Promise<OverFamily> => {
    const key = `${family} ${url}`;
    const running = known.get(key);
    // A body is handed out once and not kept.
    if (running && !withBody) return running;
    const asked = limit(() => askPatiently(url, { family, withBody, dead, look }));
    if (known.size < MEMORY)
      known.set(
        key,
        asked.then((one) => ({ ...one, answer: null })),
      );
    return asked;
  };

  return {
    over4: (url, withBody) => ask(url, 4, withBody),
    over6: (url) => ask(url, 6, false),
    over6Again: (url) => {
      dead.delete(`6 ${URL.parse(url)?.host ?? ''}`);
      known.delete(`6 ${url}`);
      return ask(url, 6, false);
    },
    async hasIpv6(host) {
      const resolved = await look.net.resolve(host, 6);
      if (resolved.state === 'silent') return null;
      return resolved.state === 'found' && resolved.addresses.some((one) => one.allowed);
    },
  };
}

interface Asking {
  readonly family: 4 | 6;
  readonly withBody: boolean;
  /** `family host` where no connection came about in any try. */
  readonly dead: Set<string>;
  readonly look: LookContext;
}

async function askPatiently(url: Url, asking: Asking): Promise<OverFamily> {
  const { family, dead, look } = asking;
  const place = `${family} ${URL.parse(url)?.host ?? ''}`;
  for (let tries = 1; ; tries++) {
    if (look.signal.aborted) return { ok: null, why: 'cancelled', answer: null };
    if (dead.has(place)) return { ok: false, why: 'unreachable', answer: null };
    const fetched = await askOnce(url, asking);
    const read = readAnswer(fetched, asking.withBody);
    if (read.ok !== false || !mayDiffer(fetched)) return read;
    if (tries < TRIES[family]) {
      await wait(BETWEEN_MS * tries, look.signal);
      continue;
    }
    if (!fetched.ok && fetched.stage === 'tcp' && fetched.redirects.length === 0) dead.add(place);
    return read;
  }
}

function askOnce(url: Url, { family, withBody, look }: Asking): Promise<Fetched> {
  const body = withBody ? 'head' : 'none';
  return look.net.fetch({ url, family, body, ...LIMITS, verifyTls: false, signal: look.signal });
}

/** Well: a final status of 200 to 399. */
function readAnswer(fetched: Fetched, withBody: boolean): OverFamily {
  if (!fetched.ok) return { ok: CANNOT_TELL.has(fetched.why) ? null : false, why: fetched.why, answer: null };
  if (fetched.wall) return { ok: null, why: 'blocked', answer: null };
  const ok = fetched.status >= 200 && fetched.status < 400;
  return { ok, why: ok ? '' : `http-${fetched.status}`, answer: ok && withBody ? fetched : null };
}

const CANNOT_TELL: ReadonlySet<Obstacle> = new Set([
  'robots',
  'cancelled',
  'budget',
  'no-ipv4-path',
  'no-ipv6-path',
  'blocked',
]);

/** Worth asking again: what a moment may have caused. */
function mayDiffer(fetched: Fetched): boolean {
  if (fetched.ok) return fetched.status >= 500;
  return ['refused', 'unreachable', 'reset', 'timeout', 'dns', 'tls'].includes(fetched.why);
}
