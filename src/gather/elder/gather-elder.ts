import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { Visit, World } from '../../domain/net.ts';
import { type Controls, chooseEntries, type Entry, productScripts } from './choose-entry.ts';
import { controlsOf } from './controls-of.ts';
import { asUrl, FEW_LETTERS, isGrown, measure } from './look-at-version.ts';
import { broken, certain, type ElderTools, type Looked, unsure } from './looked.ts';
import { type Opened, openEntry } from './open-entry.ts';
import { isWhole, reachesOthers, scriptsNotSeen } from './page-whole.ts';
import { lookAtVersion } from './version.ts';
import { withoutEntry } from './without-entry.ts';

/**
 * Looks for the entry to the version for the elderly on a rendered home page, presses it with the mouse, and measures what
 * is shown then. `null`: the page did not let itself be looked at. Broken or missing is only what every visitor would find so.
 */
export async function gatherElder(visit: Visit, tools: ElderTools): Promise<Looked | null> {
  const seen = await controlsOf(visit.world, tools.words);
  if (!seen) return null;
  const nothing = blank(visit, seen);
  const entries = chooseEntries(seen, tools.words, visit.final);
  const entry = entries[0];
  if (!entry) return await withoutEntry(visit, seen, { nothing, tools });
  const known: ElderFacts = {
    ...nothing,
    found: entry.kind,
    entry: entry.label,
    entryHtml: entry.html,
    entryCertain: entry.certain,
    opensBy: entry.href === null ? 'script' : 'link',
    product: entry.product?.name ?? null,
    entries: [...new Set(entries.map((one) => one.label))].slice(0, 10),
  };
  return await open(visit, { entry, seen, known, tools });
}

function blank(visit: Visit, seen: Controls): ElderFacts {
  return {
    page: visit.final,
    whole: isWhole(visit) && seen.text >= FEW_LETTERS,
    found: 'none',
    state: 'none',
    reason: null,
    detail: '',
    entry: '',
    entryHtml: '',
    entryCertain: false,
    opensBy: null,
    product: null,
    entries: [],
    opened: false,
    alternative: null,
    beforePx: null,
    openedPx: null,
    enlargedPx: null,
    elderPx: null,
    lineHeight: null,
    contrast: null,
    readAloud: null,
    wayBack: null,
    search: null,
    links: null,
    ads: [],
    adLike: [],
    adMarks: [],
    floating: [],
    floatingCount: 0,
    fixedBoxes: 0,
    phone: null,
    phonePx: null,
  };
}

interface Known {
  readonly entry: Entry;
  readonly seen: Controls;
  readonly known: ElderFacts;
  readonly tools: ElderTools;
}

async function open(visit: Visit, around: Known): Promise<Looked> {
  const { entry, known, tools, seen } = around;
  const { words, homes, signal } = tools;
  const before = await measure(visit.world, words, homes);
  const asked = visit.requests.length;
  const isOther = async (world: World) => {
    const now = await measure(world, words, homes);
    if (!now || !before) return false;
    return now.interactive > before.interactive || isGrown(now, before, words);
  };
  const opened = await openEntry(visit, entry, { signal, isOther });
  const facts = { ...known, beforePx: before?.textPx ?? null };
  if (opened.how === 'hidden') return certain(unsure(facts, 'entry-hidden'));
  if (opened.how === 'unclear') return certain(unsure(facts, 'changes-unclear', opened.detail));
  if (opened.how === 'covered') return certain(unsure(facts, 'entry-covered'));
  if (opened.how === 'lost') return lost(visit, facts, opened);
  if (opened.how === 'nothing') return nothingCame(visit, facts, { entry, seen });
  const after = await measure(opened.arrival.world, words, homes);
  if (!after || !before) return certain(unsure(facts, 'changes-unclear'));
  return await lookAtVersion(visit, { entry, known: facts, tools, opened, before, after, asked });
}

/** The version's page did not come: certainly gone, or perhaps only for us. */
function lost(visit: Visit, facts: ElderFacts, { arrival, url }: Extract<Opened, { how: 'lost' }>): Looked {
  const told = unsure(facts, 'page-unseen', `${url} ${arrival.why ?? arrival.status ?? ''}`.trim());
  const mayBeGone = arrival.why !== 'robots' && arrival.why !== 'forbidden' && asUrl(url) !== null;
  const doubt = mayBeGone
    ? ({ urls: [url], needs: 'one', ifGone: broken(facts, 'page-dead') } as const)
    : null;
  return { ...certain(told), doubt, reachesOthers: reachesOthers(visit) };
}

/** A click without any effect: because what makes it work is gone, because we did not get it, or for everybody. */
function nothingCame(visit: Visit, facts: ElderFacts, known: Pick<Known, 'entry' | 'seen'>): Looked {
  const failed = scriptsNotSeen(visit);
  const told = (): ElderFacts => {
    if (failed.length > 0) return unsure(facts, 'script-unseen', failed.slice(0, 3).join(' '));
    if (!visit.loaded) return unsure(facts, 'page-not-whole');
    return known.entry.certain ? broken(facts, 'does-nothing') : unsure(facts, 'entry-unclear');
  };
  return { ...certain(told()), doubt: doubtOf(visit, facts, known), reachesOthers: reachesOthers(visit) };
}

/** A script that is known to be the tool's own; or else all that did not come, for any of them may serve something else. */
function doubtOf(
  visit: Visit,
  facts: ElderFacts,
  { entry, seen }: Pick<Known, 'entry' | 'seen'>,
): Looked['doubt'] {
  const own = entry.product ? productScripts(seen.scripts, entry.product) : [];
  if (own.length > 0) return { urls: own, needs: 'one', ifGone: broken(facts, 'script-dead') };
  const unanswered = new Set(visit.failedRequests.map(({ url }) => url));
  const urls = scriptsNotSeen(visit);
  if (!visit.loaded || !entry.certain || !urls.every((url) => unanswered.has(url))) return null;
  return { urls, needs: 'all', ifGone: broken(facts, 'does-nothing') };
}
