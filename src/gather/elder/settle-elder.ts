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
  for (const address of doubt?.urls.slice(0, MOST_ASKED) ?? []) {
    const url = asUrl(address);
    if (doubt && url && (await fateOf({ url, reachesOthers }, tools)) === 'gone')
      return { ...doubt.ifGone, detail: address };
  }
  return facts;
}
