/** How soon an address is fetched; smaller is sooner. Columns come before articles, new articles before old ones. */
export const PRIORITIES = 8;

const ARTICLE =
  /(?:\/t?20\d{2}[-/]?\d{2}[-/]?\d{2}[_/]|\/20\d{4}\/|\/art\/\d{4}\/|\/[0-9a-f]{32}\.s?html?|content[_/]|post_\d+|info\/\d+\/\d+|\/t\d{5,}\.s?html?|\/\d{4,}\.s?html?)/i;
const YEAR = /(?:^|[^0-9])(20\d{2})(?:0[1-9]|1[0-2]|[-/](?:0?[1-9]|1[0-2]))/;
const PAGER =
  /(?:index|list|node|page)_?(\d{1,4})\.s?html?$|[?&](?:page|pageno|pn|p|currentpage|pageindex)=(\d{1,5})/i;

/** `depth`: clicks from the home page; `thisYear`: the year of `asOf`. */
export function priorityOf(url: string, depth: number, thisYear: number): number {
  if (depth === 0) return 0;
  if (ARTICLE.test(url)) {
    const year = Number(YEAR.exec(url)?.[1] ?? thisYear);
    return year >= thisYear ? 4 : year === thisYear - 1 ? 5 : 6;
  }
  const pager = PAGER.exec(url);
  if (pager) return Number(pager[1] ?? pager[2]) > 3 ? 7 : 3;
  return depth === 1 ? 1 : depth === 2 ? 2 : 3;
}
