import { type CheerioAPI, load } from 'cheerio';

/** All addresses a text leads to or loads, absolute and without fragment; a plain reading for the self-check only. */
export function references(text: string, pageUrl: string): string[] {
  if (/^(<datastore>|\{"code")/.test(text)) return absolute(listed(text), pageUrl);
  if (/^<\?xml/.test(text)) return absolute(matches(text, /<loc>([^<]+)/g), pageUrl);
  if (text.startsWith('%PDF')) return absolute(matches(text, /\/URI \(([^)]+)\)/g), pageUrl);
  if (text.startsWith('PK')) return absolute(matches(text, /hyperlink" Target="([^"]+)"/g), pageUrl);
  if (pageUrl.endsWith('.css')) return absolute(styled(text), pageUrl);
  if (!/^\s*<!doctype html|^<html/i.test(text)) return [];
  const $ = load(text);
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
  for (const element of $('a[href],area[href],link[href]')) {
    const href = $(element).attr('href') ?? '';
    yield /^javascript:.*open\('([^']+)'/.exec(href)?.[1] ?? href;
  }
  for (const name of ['src', 'poster'])
    for (const element of $(`[${name}]`)) yield $(element).attr(name) ?? '';
  for (const element of $('[srcset]'))
    for (const part of ($(element).attr('srcset') ?? '').split(',')) yield part.trim().split(/\s+/)[0] ?? '';
  for (const element of $('meta[http-equiv="refresh" i]'))
    yield /url='?([^']*)/i.exec($(element).attr('content') ?? '')?.[1] ?? '';
  for (const element of $('select[onchange] option[value*="/"]')) yield $(element).attr('value') ?? '';
  for (const element of $('[onclick]')) yield* clicked($(element).attr('onclick') ?? '');
  for (const element of $('[style]')) yield* styled($(element).attr('style') ?? '');
  for (const element of $('style')) yield* styled($(element).text());
  for (const element of $('script:not([src])')) yield* scriptLinks($(element).text());
}

function* clicked(code: string): Generator<string> {
  const call = /(?:location(?:\.href)?\s*=\s*|window\.open\(|location\.replace\()['"]([^'"]+)['"](?!\+)/.exec(
    code,
  );
  if (call?.[1]) yield call[1];
}

function* styled(css: string): Generator<string> {
  const code = css.replace(/\/\*[^*]*\*\//g, '');
  yield* matches(code, /url\(['"]?((?!data:)[^'")]+)/g);
}

/** What the scripts of the lists ask for or write. */
function* scriptLinks(script: string): Generator<string> {
  yield* pagerLinks(script);
  yield* matches(script, /fetch\('([^']+)'/g);
  yield* matches(script, /document\.write\('<div style[^>]*><a href=\\"([^"\\]+)/g);
  yield* listed(script);
}

/** The addresses in a list which is XML, JSON or an array. */
function* listed(text: string): Generator<string> {
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

function* matches(text: string, pattern: RegExp): Generator<string> {
  for (const [, found] of text.matchAll(pattern)) yield found ?? '';
}
