import { createHash } from 'node:crypto';
import type { Url } from '../../domain/brand.ts';
import type { Net } from '../../domain/net.ts';
import { isFinished } from '../../gather/accessibility/findings.ts';
import { type KeptFiles, openKeptFiles } from '../../store/kept-files.ts';
import { answerDigest, bodyDigest, createAnswerDigests } from './answer-digest.ts';
import { type Asking, holds } from './holds.ts';
import { originFree, type SiteAddresses, siteAddresses } from './origin-free.ts';
import { pacedFetch } from './paced-fetch.ts';
import {
  fromKept,
  type KeptPage,
  keptPageSchema,
  type PageMark,
  type PageToRecall,
  type PageView,
  toKept,
} from './page-view.ts';
import { isUnchanged, type Reference } from './reference.ts';

/** What a visit has brought, and whether the page could be seen as every visitor sees it. */
export interface FreshView extends Omit<PageView, 'requests'> {
  readonly requests: readonly { readonly url: string; readonly kind: string; readonly method: string }[];
  /** Loaded with status 200, at its own address, with nothing refused or left out. */
  readonly whole: boolean;
}

/** What browsers found on pages in earlier runs, handed out again where nothing that decides it has changed. */
export interface PageCache {
  /** What is known of the page; `unchanged`: it is as it was in the release that this one is compared with; `null`: to be opened. */
  recall(page: PageToRecall): Promise<PageView | 'unchanged' | null>;
  /** Keeps what was found, unless it could be another time something else. */
  keep(page: PageToRecall, view: FreshView): Promise<void>;
  /** What decided each page that was seen, by its address inside the site. */
  readonly marks: ReadonlyMap<string, PageMark>;
  readonly counts: PageCacheCounts;
}

export interface PageCacheCounts {
  /** Taken from the cache. */
  readonly taken: number;
  /** Opened in the browser. */
  readonly opened: number;
  /** Not looked at, because they are as before. */
  readonly unchanged: number;
  /** Kept pages that could not be read. */
  readonly damaged: number;
}

export interface PageCacheOptions {
  readonly dir: string;
  /** Stands for the site in the cache; the port of a folder that is served changes from run to run. */
  readonly scope: string;
  /** Pages that are as there are left out; `null`: every page is judged. */
  readonly reference: Reference | null;
}

interface Surroundings {
  /** Home page of the site. */
  readonly home: string;
  readonly net: Net;
  /** Everything but the page that decides what is found: program, browser, fonts. */
  readonly by: readonly string[];
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** What a page's scripts make of the day is not to be believed for longer. */
const LIFETIME_MS = 7 * 86_400_000;

/** Tidied when it is opened. */
export async function openPageCache(options: PageCacheOptions, around: Surroundings): Promise<PageCache> {
  const files = openKeptFiles(options.dir);
  await files.tidy(around.now());
  const site = siteAddresses(around.home);
  const by = sha256(JSON.stringify(around.by));
  const digests = createAnswerDigests(around.net, around.signal, answerDigest);
  const { net, signal } = around;
  const perSecond = options.reference?.kind === 'live' ? options.reference.perSecond : 0;
  const bodies = {
    net,
    here: createAnswerDigests(net, signal, bodyDigest),
    live: createAnswerDigests(pacedFetch(net, perSecond), signal, bodyDigest),
  };
  const marks = new Map<string, PageMark>();
  const counts = { taken: 0, opened: 0, unchanged: 0, damaged: 0 };
  const idOf = ({ url, deep }: PageToRecall) =>
    sha256(JSON.stringify([options.scope, site.local(url), deep]));
  const lookUp = async (page: PageToRecall): Promise<KeptPage | null> => {
    const kept = await read(files, idOf(page), site);
    if (kept === 'damaged') counts.damaged += 1;
    return kept === 'damaged' || kept?.by !== by ? null : kept;
  };
  return {
    marks,
    counts,
    async recall(page) {
      const kept = await lookUp(page);
      if (kept && isFresh(kept, around.now()) && (await holds(kept.mark, page, { site, digests }))) {
        counts.taken += 1;
        marks.set(site.local(page.url), kept.mark);
        return fromKept(kept.view);
      }
      const { reference } = options;
      if (!reference || !(await isUnchanged(page, reference, { site, bodies, digests }))) return null;
      counts.unchanged += 1;
      return 'unchanged';
    },
    async keep(page, view) {
      counts.opened += 1;
      const mark = isLasting(view) ? await markOf(page, view, { site, digests }) : null;
      if (!mark) return;
      marks.set(site.local(page.url), mark);
      const requests = view.requests.map(({ url, kind }) => ({ url, kind }));
      const { whole: _, ...lasting } = view;
      const kept = { by, mark, view: toKept({ ...lasting, requests }) };
      const text = originFree.write(kept, site);
      if (text !== null) await files.write(idOf(page), text);
    },
  };
}

type Read = KeptPage | 'damaged' | null;

async function read(files: KeptFiles, id: string, site: SiteAddresses): Promise<Read> {
  const file = await files.read(id);
  if (file.state !== 'found') return file.state === 'damaged' ? 'damaged' : null;
  const parsed = keptPageSchema.safeParse(originFree.read(file.value, site));
  return parsed.success ? parsed.data : 'damaged';
}

function isFresh({ view }: KeptPage, now: number): boolean {
  const age = now - Date.parse(view.at);
  return age >= 0 && age <= LIFETIME_MS;
}

/** Kinds that the browser never gets, or that are no files. */
const NEVER_LOADED: ReadonlySet<string> = new Set(['media']);
/** Open connections bring what nobody can ask for again. */
const LIVE: ReadonlySet<string> = new Set(['websocket', 'eventsource', 'ping']);
const MOST_REQUESTS = 1_000;
const MOST_ADDRESS = 2_000;

/** Seen whole, with nothing that only happened this once. */
function isLasting({ whole, facts, tampering, requests, links }: FreshView): boolean {
  return (
    whole &&
    links !== null &&
    facts.loaded &&
    facts.framesSeen === facts.frames &&
    !facts.withoutScripts &&
    isFinished(facts.results) &&
    (tampering === null || tampering.state === 'whole') &&
    requests.length < MOST_REQUESTS &&
    requests.every(
      ({ url, kind, method }) => method === 'GET' && !LIVE.has(kind) && url.length < MOST_ADDRESS,
    )
  );
}

/** The page is asked once more: what has changed while it was looked at is not kept. */
async function markOf(
  page: PageToRecall,
  { requests }: FreshView,
  { site, digests }: Asking,
): Promise<PageMark | null> {
  if (page.digest === null || (await digests(page.url)) !== page.digest) return null;
  const files = requests.filter(({ url, kind }) => /^https?:/i.test(url) && !NEVER_LOADED.has(kind));
  const urls = [...new Set(files.map(({ url }) => url))].filter((url) => url !== page.url).sort();
  const loaded = await Promise.all(
    // An address that the browser has spelt.
    urls.map(async (url) => ({ url: site.local(url), digest: await digests(url as Url) })),
  );
  const told = loaded.flatMap(({ url, digest }) => (digest === null ? [] : [{ url, digest }]));
  return told.length === loaded.length ? { page: page.digest, loaded: told } : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
