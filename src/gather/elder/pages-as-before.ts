import type { Arrival, Visit } from '../../domain/net.ts';
import { chooseEntries } from './choose-entry.ts';
import { controlsOf } from './controls-of.ts';
import { asUrl, FEW_LETTERS, isLarger, measure } from './look-at-version.ts';
import type { Version } from './version.ts';

const MOST_FOLLOWED = 2;

/**
 * Follows links of a version that is a page of its own, where none of them stays within it. The pages behind them, if each
 * has come, and is shown as before and without an entry: the version is then that one page. Empty in all other cases.
 */
export async function pagesAsBefore(visit: Visit, version: Version): Promise<readonly string[]> {
  const { opened, after, known } = version;
  const links = after.inner.filter((link) => isOwn(link, [known.page, opened.arrival.final]));
  if (links.some((link) => isWithin(link, opened.arrival.final, known.page))) return [];
  const followed = links.slice(0, MOST_FOLLOWED);
  for (const link of followed) if (!(await isAsBefore(visit, link, version))) return [];
  return followed;
}

/** Files are no pages that could be shown larger. */
function isOwn(link: string, pages: readonly string[]): boolean {
  const url = URL.parse(link);
  const isPage = url !== null && !/\.(?!s?html?$|jsp[x]?$|aspx?$|php$|do$)[a-z0-9]{2,5}$/i.test(url.pathname);
  return isPage && pages.some((page) => URL.parse(page)?.host === url.host);
}

/** On the version's own host, or in its folder. */
function isWithin(link: string, version: string, home: string): boolean {
  const [there, own, usual] = [URL.parse(link), URL.parse(version), URL.parse(home)];
  if (!there || !own || there.host !== own.host) return false;
  if (own.host !== usual?.host) return true;
  const folder = own.pathname.slice(0, own.pathname.lastIndexOf('/') + 1);
  return folder !== '/' && there.pathname.startsWith(folder);
}

async function isAsBefore(visit: Visit, link: string, { before, tools }: Version): Promise<boolean> {
  const url = asUrl(link);
  const arrival = url && (await visit.pointer.follow(url));
  if (!arrival || !hasCome(arrival)) return false;
  const now = await measure(arrival.world, tools.words, tools.homes);
  const seen = await controlsOf(arrival.world, tools.words);
  if (!now || !seen || now.letters < FEW_LETTERS || now.frames > 0 || now.unnamed > before.unnamed)
    return false;
  return !isLarger(now, before, tools.words) && chooseEntries(seen, tools.words, arrival.final).length === 0;
}

function hasCome({ moved, loaded, why, status }: Arrival): boolean {
  return moved && loaded && why === null && status !== null && status < 400;
}
