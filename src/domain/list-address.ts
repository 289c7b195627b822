import { pageKey } from './page-key.ts';

/** Query parameters that say which page of a list is shown; `uid` rides along with Hanweb's `pageNum`. */
const PAGE_PARAMETER =
  /^(?:page|pageno|pagenum|pageindex|page_no|pageid|currentpage|curpage|current|pn|p|uid)=\d{1,6}$/i;
/** `index_2.html`, `index-2.html`, `page-2.html`, `list_2.shtml`, `2.htm` */
const NUMBERED_FILE =
  /^(.*\/)(?:(index|default|page|home|[a-z]{0,12}_?lists?)[_-]?)?(\d{1,4})(\.(?:s?html?|jhtml|jsp|aspx?|php))?$/i;

/**
 * Where the first page of a list may be, by the address of one of its further pages; as page keys, likeliest first.
 * Empty where the address bears no page number. Only a guess: the caller knows which of them exist.
 */
export function firstPagesOf(url: string): readonly string[] {
  const key = pageKey(url);
  const at = key.indexOf('?');
  const path = at < 0 ? key : key.slice(0, at);
  const parameters = at < 0 ? [] : key.slice(at + 1).split('&');
  const kept = parameters.filter((one) => !PAGE_PARAMETER.test(one));
  const query = kept.length > 0 ? `?${kept.join('&')}` : '';
  const found = kept.length < parameters.length ? [pageKey(path) + query] : [];
  const numbered = NUMBERED_FILE.exec(path);
  if (!numbered) return found;
  const [, folder = '', name = '', , extension = ''] = numbered;
  if (/list/i.test(name)) return [...found, `${folder}${name}${extension}${query}`];
  // Visual SiteBuilder keeps the further pages of `news.htm` in the folder `news/`.
  const beside = name === '' && extension !== '' ? [`${folder.slice(0, -1)}${extension}${query}`] : [];
  return [...found, folder + query, ...beside];
}

/** Are both addresses pages of one list? */
export function isSameList(a: string, b: string): boolean {
  const [keyA, keyB] = [pageKey(a), pageKey(b)];
  const [firstA, firstB] = [firstPagesOf(a), firstPagesOf(b)];
  return (
    keyA !== keyB &&
    (firstA.includes(keyB) || firstB.includes(keyA) || firstA.some((one) => firstB.includes(one)))
  );
}
