import type { World } from '../../domain/net.ts';
import { type Controls, controlsSchema } from './choose-entry.ts';
import { ELDER_CONTROLS } from './entries.page.ts';
import type { ElderVocabulary } from './vocabulary.ts';

const LOOK_MS = 8_000;

/** The controls of a document that may be entries; `null` where it does not let itself be looked at. */
export async function controlsOf(world: World, words: ElderVocabulary): Promise<Controls | null> {
  const { elder, zone, barrierFree } = words.entries;
  const asked = {
    words: [...elder, ...zone, ...barrierFree],
    marks: words.products.flatMap((one) => one.marks),
    not: words.entries.not,
  };
  const raw = await world.evaluate(`(${ELDER_CONTROLS})(${JSON.stringify(asked)})`, LOOK_MS).catch(unseen);
  const parsed = controlsSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

function unseen(_error: unknown): null {
  return null; // the document has gone, or does not answer
}
