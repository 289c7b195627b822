import type { ElderFacts } from '../../domain/facts/elder.ts';
import { type AskTools, fateOf } from './fate-of.ts';
import { asUrl } from './look-at-version.ts';
import type { Looked } from './looked.ts';

const MOST_ASKED = 4;

/** Asks for what did not come, some time apart, outside the browser: gone for everybody, or only not seen by us. */
export async function settleElder(
  { facts, doubt, reachesOthers }: Looked,
  tools: AskTools,
): Promise<ElderFacts> {
  if (!doubt || doubt.urls.length === 0) return facts;
  const isGone = async (address: string): Promise<boolean> => {
    const url = asUrl(address);
    return url !== null && (await fateOf({ url, page: facts.page, reachesOthers }, tools)) === 'gone';
  };
  if (doubt.needs === 'all') {
    if (doubt.urls.length > MOST_ASKED) return facts;
    const gone = await Promise.all(doubt.urls.map(isGone));
    return gone.every(Boolean) ? { ...doubt.ifGone, detail: doubt.urls.join(' ').slice(0, 500) } : facts;
  }
  for (const address of doubt.urls.slice(0, MOST_ASKED))
    if (await isGone(address)) return { ...doubt.ifGone, detail: address };
  return facts;
}
