import { createHash } from 'node:crypto';
import type { Url } from '../../domain/brand.ts';
import type { Answer, Net } from '../../domain/net.ts';

/** Headers that change what a browser makes of the bytes. */
const DECIDING = [
  'content-type',
  'content-security-policy',
  'content-disposition',
  'x-content-type-options',
  'x-frame-options',
  'access-control-allow-origin',
  'cross-origin-resource-policy',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'refresh',
  'link',
] as const;

/** One value for all of an answer that decides what a browser shows; `null`: not the whole answer, or not a lasting one. */
export function answerDigest(answer: Answer): string | null {
  if (!isLasting(answer)) return null;
  const hash = createHash('sha256').update(String(answer.status));
  for (const name of DECIDING) hash.update(`\n${name}: ${answer.headers[name] ?? ''}`);
  return hash.update('\n\n').update(answer.body).digest('hex');
}

/** The same of its status and bytes alone: two servers send the same file with other headers. */
export function bodyDigest(answer: Answer): string | null {
  if (!isLasting(answer)) return null;
  return createHash('sha256').update(`${answer.status}\n\n`).update(answer.body).digest('hex');
}

function isLasting({ truncated, wall, status }: Answer): boolean {
  return !truncated && !wall && status < 500 && status !== 429;
}

/** The digest of what an address answers; each address is asked once. */
export type AnswerDigests = (url: Url) => Promise<string | null>;

const MOST_ADDRESSES = 5_000;
const LIMIT_MS = 15_000;

export function createAnswerDigests(
  net: Pick<Net, 'fetch'>,
  signal: AbortSignal,
  digestOf: (answer: Answer) => string | null,
): AnswerDigests {
  const known = new Map<Url, Promise<string | null>>();
  return (url) => {
    const before = known.get(url);
    if (before) return before;
    if (known.size >= MOST_ADDRESSES || signal.aborted) return Promise.resolve(null);
    const asked = net
      .fetch({ url, timeoutMs: LIMIT_MS, backOff: false, signal })
      .then((fetched) => (fetched.ok ? digestOf(fetched) : null));
    known.set(url, asked);
    return asked;
  };
}
