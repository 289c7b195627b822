import { Resolver } from 'node:dns/promises';
import { request } from 'node:http';
import iconv from 'iconv-lite';
import type { Expectation } from './model.ts';
import { references } from './references.ts';
import type { Site } from './site.ts';

export interface LinkCheck {
  readonly site: Site;
  readonly expected: readonly Expectation[];
  readonly resolver: string;
}

const linkRules = ['broken-link', 'broken-image', 'broken-attachment', 'blocked-link', 'suspect-link'];
const forbidden =
  /\/\/(www\.qinghu-demo\.gov\.cn:\d+\/internal|mzj\.qinghu-demo\.gov\.cn:\d+\/oa|10\.1\.2\.3)\//;
const endless = /\/hdjl\/rl\/\?month=|\/ztzl\/dt\/dt\//;

/** Walks one site from its home page and compares what is dead with what was planted. */
export async function checkLinks({ site, expected, resolver }: LinkCheck): Promise<string[]> {
  const fetcher = new Fetcher(resolver);
  const seen = new Set<string>([site.url]);
  const queue = [site.url];
  const dead = new Map<string, string>();
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (forbidden.test(url)) {
      dead.set(url, 'forbidden');
      continue;
    }
    const answer = await fetcher.get(url);
    if (answer.fault !== undefined) dead.set(url, answer.fault);
    else if (answer.body !== undefined && belongs(url, site) && !isFile(url))
      for (const found of references(answer.body, answer.url)) {
        if (seen.has(found) || endless.test(found)) continue;
        seen.add(found);
        queue.push(found);
      }
  }
  return compare(site, expected, dead, seen);
}

function compare(
  site: Site,
  expected: readonly Expectation[],
  dead: ReadonlyMap<string, string>,
  seen: ReadonlySet<string>,
): string[] {
  const planted = new Set(expected.filter((e) => linkRules.includes(e.rule)).map((e) => e.target.url ?? ''));
  const complaints: string[] = [];
  for (const [url, fault] of dead)
    if (!planted.has(url) && !url.includes('//10.1.2.3/'))
      complaints.push(`${site.spec.id}: not planted, but ${fault}: ${url}`);
  for (const url of planted) {
    if (!seen.has(url)) complaints.push(`${site.spec.id}: planted, but no page leads there: ${url}`);
    else if (!dead.has(url)) complaints.push(`${site.spec.id}: planted, but answers well: ${url}`);
  }
  for (const place of [
    ...site.columns,
    ...site.columns.flatMap((c) => c.articles.filter((a) => a.href === a.path)),
    ...site.pages,
  ])
    if (!seen.has(place.url)) complaints.push(`${site.spec.id}: no page leads to ${place.url}`);
  return complaints;
}

interface Fetched {
  /** After redirects. */
  readonly url: string;
  readonly body?: string;
  readonly fault?: string;
}

class Fetcher {
  readonly #resolver = new Resolver();
  readonly #names = new Map<string, Promise<string[]>>();

  constructor(server: string) {
    this.#resolver.setServers([server]);
  }

  async get(url: string, redirects = 0): Promise<Fetched> {
    if (redirects > 6) return { url, fault: 'redirect loop' };
    const first = await this.#once(url);
    const answer = first.status === 503 ? await this.#once(url) : first;
    if (answer.location !== undefined) return this.get(new URL(answer.location, url).href, redirects + 1);
    if (answer.status !== 200) return { url, fault: answer.error ?? `status ${answer.status}` };
    const isPage = /^text\/html|\/xml|\/json/.test(answer.type);
    if (answer.body.length === 0) return { url, fault: 'empty' };
    if (isPage && isFile(url)) return { url, fault: 'a page instead of a file' };
    if (!isPage) return { url };
    const encoding = answer.body.includes('charset=gb2312') ? 'gbk' : 'utf-8';
    return { url, body: iconv.decode(answer.body, encoding) };
  }

  async #once(url: string): Promise<Reply> {
    const { hostname, port, pathname, search } = new URL(url);
    let address: string | undefined;
    try {
      const names = this.#names.get(hostname) ?? this.#resolver.resolve4(hostname);
      this.#names.set(hostname, names);
      address = (await names)[0];
    } catch {
      return { ...nothing, error: 'no such name' };
    }
    return new Promise((done) => {
      const options = {
        host: address,
        port,
        path: pathname + search,
        headers: { host: `${hostname}:${port}` },
        timeout: 5000,
      };
      const outgoing = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { location } = response.headers;
          done({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            body: Buffer.concat(chunks),
            ...(location === undefined ? {} : { location }),
          });
        });
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
      outgoing.on('error', (error) => done({ ...nothing, error: error.message }));
      outgoing.end();
    });
  }
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly location?: string;
  readonly error?: string;
}

const nothing: Reply = { status: 0, type: '', body: Buffer.alloc(0) };

/** The county's bureau has a part of the county's host. */
function belongs(url: string, site: Site): boolean {
  return url.startsWith(site.url) && (site.spec.id !== 'baishi' || !url.startsWith(`${site.url}mzj/`));
}

function isFile(url: string): boolean {
  return /\.(png|gif|jpg|svg|ico|css|js|pdf|docx?|xlsx?|zip|rar)$/.test(new URL(url).pathname);
}
