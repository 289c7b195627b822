import type { Url } from '../domain/brand.ts';
import type { Reading } from '../gather/link-verdict.ts';

/** A file name that tells one page from all others: a number, a date or a hash is in it. */
const TELLING = /^(?=[\w.-]*\d{4})[\w.-]{9,120}\.[a-z0-9]{2,5}$/i;
/** Shorter headings (首页, 通知公告) name many pages. */
const TELLING_TITLE = 8;
/** What stands behind the heading in a title: the names of column and site. */
const BEHIND = /\s{0,3}[-_|–—]\s{0,3}/;

/** Where a page of the site that is gone probably is now, `text`: what its link says. */
export type NewHome = (url: Url, text: string) => Url | null;

/**
 * The only address under the same telling file name that opens or that the sitemap lists; else the only page whose title
 * is what the link says.
 */
export function newHomes(readings: ReadonlyMap<Url, Reading>, listed: readonly Url[]): NewHome {
  let found: ((url: Url, text: string) => Url | null) | null = null;
  const built = (): NewHome => {
    const names = new Map<string, Url | null>();
    const titles = new Map<string, Url | null>();
    for (const [url, reading] of readings) {
      if (reading.verdict !== 'ok' || reading.reason !== 'ok') continue;
      note(names, fileName(url), url);
      for (const title of headingsOf(reading.title)) note(titles, title, url);
    }
    for (const url of listed) if (!readings.has(url)) note(names, fileName(url), url);
    return (url, text) => names.get(fileName(url) ?? '') ?? titles.get(plain(text)) ?? null;
  };
  return (url, text) => {
    found ??= built();
    const home = found(url, text);
    return home === url ? null : home;
  };
}

/** A second one of a name makes it tell nothing. */
function note(index: Map<string, Url | null>, name: string | null, url: Url): void {
  if (name !== null) index.set(name, index.has(name) && index.get(name) !== url ? null : url);
}

function headingsOf(title: string): readonly string[] {
  const [first = ''] = title.split(BEHIND, 1);
  return [...new Set([plain(title), plain(first)])].filter((one) => one.length >= TELLING_TITLE);
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}

function fileName(url: string): string | null {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return TELLING.test(name) ? name : null;
}
