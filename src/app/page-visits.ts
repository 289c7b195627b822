import pLimit from 'p-limit';
import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { TamperingFacts } from '../domain/facts/tampering.ts';
import type { Browsers, Visit, Visited, Without } from '../domain/net.ts';
import type { ServedText } from '../gather/served-text.ts';
import {
  failedData,
  isOverwritten,
  isWhole,
  readNotice,
  readSeenText,
  type SeenText,
  tamperingFacts,
} from '../gather/tampering.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import { type Cause, findScript } from './find-script.ts';

export interface PageToSee {
  readonly url: Url;
  /** As the crawl got it, to compare with; `null`: not to be compared. */
  readonly served: ServedText | null;
}

/** Visits to the pages of one site. */
export interface PageVisits {
  /** As `Browsers.visit`; where a script overwrites the page, `see` gets the page without that script. */
  visit<T>(
    page: PageToSee,
    see: (visit: Visit, without: readonly string[]) => Promise<T>,
  ): Promise<Visited<T>>;
  /** What was found out about each page that was compared. */
  takeEvidence(): readonly Evidence[];
}

export interface PageVisitsOptions {
  readonly site: string;
  readonly browsers: Browsers;
  readonly vocabulary: Vocabulary;
  readonly now: () => Instant;
}

/** Searches a site; after so many in vain it is left at that. */
const MOST_SEARCHES = 3;
const SEARCH_MS = 30_000;

interface Overwritten {
  readonly seen: SeenText;
  readonly scripts: readonly string[];
  readonly notice: string | null;
  readonly failedData: number;
}

type Outcome<T> = { readonly value: T; readonly overwritten?: never } | { readonly overwritten: Overwritten };

/** Remembers which scripts overwrite pages of the site, so that the next pages are spared them at once. */
export function createPageVisits(options: PageVisitsOptions): PageVisits {
  const { browsers, vocabulary } = options;
  const guilty = new Set<string>();
  const oneByOne = pLimit(1);
  let evidence: Evidence[] = [];
  let searches = 0;
  let inline = false;

  const note = (url: Url, facts: TamperingFacts) =>
    evidence.push({
      ...{ kind: 'tampering', by: 'tampering@1', site: options.site, target: { type: 'page', url } },
      ...{ at: options.now(), status: 'observed', facts: facts as unknown as Json },
    });

  /** Looks at the page, unless it turns out to be overwritten. */
  const open = <T>(
    { url, served }: PageToSee,
    see: (visit: Visit, without: readonly string[]) => Promise<T>,
    without: Without,
  ): Promise<Visited<Outcome<T>>> =>
    browsers.visit(
      url,
      async (visit) => {
        const seen = served && (await readSeenText(visit, served));
        if (seen && isOverwritten(seen) && without.scripts !== 'all') {
          const scripts = visit.requests.filter((one) => one.kind === 'script').map((one) => one.url);
          const notice = await readNotice(visit, vocabulary);
          return { overwritten: { seen, scripts, notice, failedData: failedData(visit) } };
        }
        const value = await see(visit, without.scripts === 'all' ? ['all'] : visit.leftOut);
        if (served && seen && without.scripts !== 'all') noteSeen(url, served, seen, visit.leftOut);
        return { value };
      },
      { without },
    );

  const noteSeen = (url: Url, served: ServedText, seen: SeenText, leftOut: readonly string[]) => {
    const [script] = leftOut;
    const nothing = { servedText: '', seenText: '', seenTitle: '', notice: null, failedData: 0 };
    const base = { ...nothing, servedTitle: served.title, restored: seen.share };
    if (script === undefined) note(url, { ...base, state: 'whole', script: null });
    else note(url, { ...base, state: 'spared', script: plainAddress(script) });
  };

  const seenWithout = async ({ url }: PageToSee, served: ServedText, without: Without) => {
    const limits = { without, timeoutMs: SEARCH_MS };
    const visited = await browsers.visit(url, (visit) => readSeenText(visit, served), limits);
    return visited.ok && visited.value && isWhole(visited.value) ? visited.value.share : null;
  };

  /**
   * Finds out which script did it, and what to leave out for the page to be seen. Only where something takes the place of
   * the page that never belongs there: a page that draws itself by script is looked at as it is.
   */
  const search = async (page: PageToSee, overwritten: Overwritten): Promise<Without | null> => {
    const { served } = page;
    if (!served) return null;
    const cause = await causeOf(page, served, overwritten);
    const { seen, notice, failedData } = overwritten;
    if (!cause && notice === null) return null;
    const [script, restored] = [cause?.script ?? null, cause?.restored ?? 0];
    note(page.url, tamperingFacts(served, seen, { script, notice, failedData, restored }));
    if (!cause || notice === null) return null;
    if (script === 'inline') inline = true;
    else if (script) guilty.add(script);
    return cause.without;
  };

  const causeOf = async (
    page: PageToSee,
    served: ServedText,
    { scripts }: Overwritten,
  ): Promise<Cause | null> => {
    if (inline) {
      const restored = await seenWithout(page, served, { scripts: 'all' });
      return restored === null ? null : { script: 'inline', without: { scripts: 'all' }, restored };
    }
    if (searches >= MOST_SEARCHES) return null;
    searches += 1;
    return await findScript(scripts.map(plainAddress), (without) => seenWithout(page, served, without));
  };

  return {
    async visit(page, see) {
      let opened = await open(page, see, { scripts: [...guilty] });
      if (!opened.ok || !opened.value.overwritten) return plain(opened);
      let without: Without = { scripts: [...guilty] };
      const { overwritten } = opened.value;
      // One page after the other: another one may have shown meanwhile who did it.
      const isKnown = await oneByOne(async () => {
        if (overwritten.scripts.map(plainAddress).some((script) => guilty.has(script))) return true;
        without = (await search(page, overwritten)) ?? without;
        return false;
      });
      if (isKnown) {
        opened = await open(page, see, { scripts: [...guilty] });
        if (!opened.ok || !opened.value.overwritten) return plain(opened);
      }
      return plain(await open({ ...page, served: null }, see, without));
    },
    takeEvidence() {
      const taken = evidence;
      evidence = [];
      return taken;
    },
  };
}

function plain<T>(opened: Visited<Outcome<T>>): Visited<T> {
  if (!opened.ok) return opened;
  const { value } = opened;
  if (value.overwritten) return { ok: false, why: 'crashed', detail: 'a script overwrites the page' };
  return { ok: true, value: value.value };
}

/** A script is known by its address without what is asked of it. */
function plainAddress(url: string): string {
  return url.replace(/[?#].*$/s, '').slice(0, 2_000);
}
