import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import type { Url } from '../domain/brand.ts';
import type { Net } from '../domain/net.ts';
import { resolveLink } from './normalise-url.ts';

const MAX_FILES = 20;
const MAX_ADDRESSES = 50_000;
const MAX_BYTES = 10_000_000;

/** An address, and the sitemap that lists it. */
export interface SitemapEntry {
  readonly url: Url;
  readonly file: Url;
}

/** The addresses of a site's sitemaps (sitemaps.org protocol 0.9): those that robots.txt names, else `/sitemap.xml`. */
export async function readSitemaps(
  net: Net,
  home: Url,
  signal: AbortSignal,
): Promise<readonly SitemapEntry[]> {
  const robots = await net.robots(home);
  const guess = resolveLink('/sitemap.xml', home)?.url;
  const queue = robots.sitemaps.flatMap((raw) => resolveLink(raw, home)?.url ?? []);
  if (queue.length === 0 && guess) queue.push(guess);
  const read = new Set<string>();
  const found = new Map<Url, Url>();
  while (queue.length > 0 && read.size < MAX_FILES && found.size < MAX_ADDRESSES && !signal.aborted) {
    const url = queue.shift();
    if (!url || read.has(url)) continue;
    read.add(url);
    const answer = await net.fetch({ url, signal, maxBytes: MAX_BYTES, backOff: false });
    if (!answer.ok || answer.status !== 200) continue;
    const { pages, sitemaps } = parseSitemap(unzip(answer.body), answer.final);
    for (const page of pages) if (found.size < MAX_ADDRESSES && !found.has(page)) found.set(page, url);
    queue.push(...sitemaps);
  }
  return [...found].map(([url, file]) => ({ url, file }));
}

function unzip(body: Uint8Array): string {
  const zipped = body[0] === 0x1f && body[1] === 0x8b;
  try {
    return new TextDecoder().decode(zipped ? gunzipSync(body, { maxOutputLength: MAX_BYTES }) : body);
  } catch {
    return ''; // a broken archive is a sitemap without addresses
  }
}

function parseSitemap(
  xml: string,
  base: string,
): { readonly pages: readonly Url[]; readonly sitemaps: readonly Url[] } {
  const pages: Url[] = [];
  const sitemaps: Url[] = [];
  const open: string[] = [];
  let text = '';
  const parser = new Parser(
    {
      onopentag(name) {
        if (open.length < 100) open.push(name);
        text = '';
      },
      ontext(data) {
        if (text.length < 4_096) text += data;
      },
      onclosetag(name) {
        const isIndex = open.includes('sitemap');
        const room = isIndex ? sitemaps.length < MAX_FILES : pages.length < MAX_ADDRESSES;
        const link = name === 'loc' && room ? resolveLink(text.trim(), base) : null;
        if (link && isIndex) sitemaps.push(link.url);
        if (link && !isIndex) pages.push(link.key);
        if (open.at(-1) === name) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return { pages, sitemaps };
}
