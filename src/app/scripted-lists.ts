import pLimit from 'p-limit';
import type { Scope } from '../crawl/scope.ts';
import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { ListSourceFacts } from '../domain/facts/list-source.ts';
import type { Browsers, Net } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { Site } from '../domain/site.ts';
import { readDrawnPage, readListSource, type ScriptedPage } from '../gather/list-source.ts';
import { decodeBody } from '../net/charset.ts';

/** A page that needs scripts to show its list, with the addresses which it names for it. */
export interface UnseenList extends ScriptedPage {
  readonly addresses: readonly string[];
}

export interface ScriptedLists {
  readonly site: Site;
  readonly scope: Scope;
  readonly net: Net;
  /** Opened when the first page needs it; `null` where this run uses no browser. */
  readonly browsers: () => Promise<Browsers | null>;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
  readonly progress: (done: number, known: number) => void;
}

/** Pages of one site; what is beyond stays unseen. */
const MOST = { asked: 200, drawn: 40 };
const AT_ONCE = 2;
const MAX_BYTES = 2_000_000;

/**
 * Looks for the lists that pages do not hold themselves: first behind the addresses that they name, then, and only where
 * that gave nothing, in the browser. What cannot be seen is evidence with its reason.
 */
export async function seeScriptedLists(
  pages: readonly UnseenList[],
  around: ScriptedLists,
): Promise<readonly Evidence[]> {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1)).slice(0, MOST.asked);
  const limit = pLimit(AT_ONCE);
  let done = 0;
  let drawn = 0;
  return await Promise.all(
    sorted.map((page) =>
      limit(async () => {
        const failed: string[] = [];
        const asked = await ask(page, around, failed);
        const drawing = async () => (drawn++ < MOST.drawn ? await draw(page, around) : left('budget', ''));
        const seen = asked ?? notEmptyByFailure(await drawing(), failed);
        around.progress(++done, sorted.length);
        return evidenceOf(page, seen, around);
      }),
    ),
  );
}

type Seen =
  | { readonly ok: true; readonly value: ListSourceFacts }
  | { readonly ok: false; readonly why: Obstacle; readonly detail: string };

/** A list that is drawn empty because what fills it did not answer was not seen; it is not an empty list. */
function notEmptyByFailure(seen: Seen, failed: readonly string[]): Seen {
  const empty = seen.ok && seen.value.blocks.every((block) => block.items.length === 0);
  return empty && failed.length > 0
    ? left('crashed', `what fills the list did not answer: ${failed.join(', ')}`)
    : seen;
}

/**
 * Asks the addresses in turn; only those of the site itself, politely and within its robots.txt, as every request. Those
 * that do not answer well are added to `failed`.
 */
async function ask(page: UnseenList, around: ScriptedLists, failed: string[]): Promise<Seen | null> {
  for (const address of page.addresses) {
    if (around.signal.aborted) return left('budget', '');
    if (around.scope.siteOf(address) !== around.site.id) continue;
    const answer = await around.net.fetch({
      url: address as Url, // resolved against the page's own address
      maxBytes: MAX_BYTES,
      signal: around.signal,
      headers: { accept: 'application/json, text/xml, text/html, */*', referer: page.url },
    });
    if (!answer.ok || answer.wall || answer.status < 200 || answer.status >= 300) {
      failed.push(`${address} ${answer.ok ? answer.status : answer.why}`);
      continue;
    }
    const { text } = decodeBody(answer.body, answer.headers['content-type']);
    const value = readListSource(text, answer, page);
    if (value) return { ok: true, value };
  }
  return null;
}

async function draw(page: UnseenList, around: ScriptedLists): Promise<Seen> {
  if (around.signal.aborted) return left('budget', '');
  const browsers = await around.browsers();
  if (!browsers) return left('no-browser', '');
  const visited = await browsers.visit(page.url, (visit) => readDrawnPage(visit, page));
  if (!visited.ok) return visited;
  return visited.value
    ? { ok: true, value: visited.value }
    : left('crashed', 'no list could be told from the drawn page');
}

function left(why: Obstacle, detail: string): Seen {
  return { ok: false, why, detail };
}

function evidenceOf(page: UnseenList, seen: Seen, around: ScriptedLists): Evidence {
  const base = {
    kind: 'list-source',
    by: 'list-source@1',
    site: around.site.id,
    target: { type: 'page', url: page.url },
    at: around.now(),
  } as const;
  return seen.ok
    ? { ...base, status: 'observed', facts: seen.value as unknown as Json }
    : { ...base, status: 'unobserved', why: seen.why, detail: seen.detail };
}
