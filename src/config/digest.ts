import { createHash } from 'node:crypto';

/** SHA-256 in hex over texts in the given order, each with its length before it. */
export function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}\n`).update(text);
  return hash.digest('hex');
}
