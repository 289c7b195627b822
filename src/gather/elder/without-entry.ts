import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { Visit } from '../../domain/net.ts';
import { type Controls, chooseEntries, productScripts, tracesOf } from './choose-entry.ts';
import { controlsOf } from './controls-of.ts';
import { broken, certain, type ElderTools, type Looked } from './looked.ts';
import { reachesOthers, scriptsNotSeen } from './page-whole.ts';

/** There is no entry: because the script that makes it is gone, because it stands where we did not look, or indeed. */
export async function withoutEntry(
  visit: Visit,
  seen: Controls,
  { nothing, tools }: { readonly nothing: ElderFacts; readonly tools: ElderTools },
): Promise<Looked> {
  const facts = (await inFrames(visit, seen, { nothing, tools })) ?? onPage(visit, seen, { nothing, tools });
  const product = tools.words.products.find((one) => productScripts(seen.scripts, one).length > 0);
  if (!product) return certain(facts);
  const known = {
    ...nothing,
    found: 'barrier-free',
    opensBy: 'script',
    product: product.name,
    entry: product.name,
  } as const;
  const urls = productScripts(seen.scripts, product);
  const doubt = { urls, needs: 'one', ifGone: broken(known, 'script-dead') } as const;
  return { ...certain(facts), doubt, reachesOthers: reachesOthers(visit) };
}

interface Around {
  readonly nothing: ElderFacts;
  readonly tools: ElderTools;
}

async function inFrames(
  visit: Visit,
  seen: Controls,
  { nothing, tools }: Around,
): Promise<ElderFacts | null> {
  for (const selector of seen.frameSelectors) {
    const child = await visit.world.child(selector).catch(unseen);
    const inner = child && (await controlsOf(child, tools.words));
    if (!inner) return { ...nothing, whole: false, reason: 'page-not-whole', detail: selector.slice(0, 200) };
    const [entry] = chooseEntries(inner, tools.words, visit.final);
    if (entry) {
      const known = {
        ...nothing,
        found: entry.kind,
        entry: entry.label,
        entryHtml: entry.html,
        entryCertain: entry.certain,
      };
      return { ...known, state: 'unsure', reason: 'entry-hidden' };
    }
  }
  const more = seen.frames > seen.frameSelectors.length;
  return more ? { ...nothing, whole: false, reason: 'page-not-whole', detail: 'iframe' } : null;
}

function onPage(visit: Visit, seen: Controls, { nothing, tools }: Around): ElderFacts {
  const traces = tracesOf(seen, tools.words);
  if (traces.length > 0) return { ...nothing, reason: 'only-traces', detail: traces.join(' ').slice(0, 500) };
  if (nothing.whole) return nothing;
  const detail = scriptsNotSeen(visit).slice(0, 3).join(' ').slice(0, 500);
  return { ...nothing, reason: 'page-not-whole', detail };
}

function unseen(_error: unknown): null {
  return null; // a frame that is not seen makes the page less than whole
}
