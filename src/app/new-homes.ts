import type { Url } from '../domain/brand.ts';
import type { Reading } from '../gather/link-verdict.ts';

/** A file name that tells one page from all others: a number, a date or a hash is in it. */
const TELLING = /^(?=[\w.-]*\d{4})[\w.-]{9,120}\.[a-z0-9]{2,5}$/i;

/** Where a page of the site that is gone probably is now: the only page that opens under the same telling file name. */
export function newHomes(readings: ReadonlyMap<Url, Reading>): (url: Url) => Url | null {
  let index: Map<string, Url | null> | null = null;
  const built = () => {
    const names = new Map<string, Url | null>();
    for (const [url, reading] of readings) {
      const name = fileName(url);
      if (name !== null && reading.verdict === 'ok') names.set(name, names.has(name) ? null : url);
    }
    return names;
  };
  return (url) => {
    const name = fileName(url);
    if (name === null) return null;
    index ??= built();
    const found = index.get(name) ?? null;
    return found === url ? null : found;
  };
}

function fileName(url: string): string | null {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return TELLING.test(name) ? name : null;
}
