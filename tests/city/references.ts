import { type CheerioAPI, load } from 'cheerio';

/** All addresses a page leads to or loads, absolute and without fragment; a plain reading for the self-check only. */
export function references(html: string, pageUrl: string): string[] {
  if (/^<datastore>|^\{/.test(html)) return absolute(listed(html), pageUrl);
  const $ = load(html);
  $('template').remove();
  const base = new URL($('base').attr('href') ?? '', pageUrl).href;
  return absolute(written($), base);
}

function absolute(hrefs: Iterable<string>, base: string): string[] {
  const found = new Set<string>();
  for (const raw of hrefs) {
    const url = URL.parse(raw, base);
    if (!url || !['http:', 'https:'].includes(url.protocol)) continue;
    url.hash = '';
    found.add(url.href);
  }
  return [...found];
}

function* written($: CheerioAPI): Generator<string> {
  for (const element of $('a[href],area[href],link[href]')) yield $(element).attr('href') ?? '';
  for (const element of $('img[src],iframe[src],frame[src],script[src],input[src]'))
    yield $(element).attr('src') ?? '';
  for (const element of $('img[srcset]'))
    for (const part of ($(element).attr('srcset') ?? '').split(',')) yield part.trim().split(/\s+/)[0] ?? '';
  for (const element of $('meta[http-equiv]'))
    if (/refresh/i.test($(element).attr('http-equiv') ?? ''))
      yield /url=(.*)/i.exec($(element).attr('content') ?? '')?.[1] ?? '';
  for (const element of $('select[onchange] option[value]')) yield $(element).attr('value') ?? '';
  for (const element of $('[onclick]')) {
    const call = /(?:location(?:\.href)?\s*=\s*|window\.open\()'([^']+)'/.exec(
      $(element).attr('onclick') ?? '',
    );
    if (call?.[1]) yield call[1];
  }
  for (const element of $('script:not([src])')) yield* scriptLinks($(element).text());
}

/** What the scripts of the lists ask for or write. */
function* scriptLinks(script: string): Generator<string> {
  yield* pagerLinks(script);
  const asked = /fetch\('([^']+)'/.exec(script);
  if (asked?.[1]) yield asked[1];
  yield* listed(script);
}

/** The addresses in a list which is XML, JSON or an array. */
export function* listed(text: string): Generator<string> {
  if (!text.includes('<datastore>') && !/^\{"code"|^var rows=/.test(text)) return;
  for (const [, a, b] of text.matchAll(/<a href="([^"]+)"|"(?:url|u)":"([^"]+)"/g))
    if (!(a ?? '').includes("'")) yield a ?? b ?? '';
}

/** The pages which the pager scripts of the templates write. */
function* pagerLinks(script: string): Generator<string> {
  const trs = /createPageHTML\((\d+), \d+, "index", "shtml"\)/.exec(script);
  for (let i = 1; i < Number(trs?.[1] ?? 0); i++) yield `index_${i}.shtml`;
  const kaipu = /createPage\((\d+),\d+,'list'\)/.exec(script);
  for (let i = 2; i <= Number(kaipu?.[1] ?? 0); i++) yield `list_${i}.shtml`;
  const refresh = /content="0;URL=([^"]+)"/.exec(script);
  if (refresh?.[1]) yield refresh[1];
}
