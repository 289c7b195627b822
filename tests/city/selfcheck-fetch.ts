import { Resolver } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import iconv from 'iconv-lite';

export interface Fetched {
  /** After redirects. */
  readonly url: string;
  readonly fault?: string;
  /** Empty where it is no text. */
  readonly body?: string;
}

/** Fetches over IPv4, with the city's name server and its root; tries a failure again at once. */
export class Fetcher {
  readonly #resolver = new Resolver();
  readonly #names = new Map<string, Promise<string[]>>();
  readonly #root: string;

  constructor(server: string, root: string) {
    this.#resolver.setServers([server]);
    this.#root = root;
  }

  async get(url: string, redirects = 0): Promise<Fetched> {
    if (redirects > 6) return { url, fault: 'redirect loop' };
    let answer = await this.#once(url);
    for (let again = 0; again < 2 && mayPass(answer); again++) answer = await this.#once(url);
    if (answer.location !== undefined) return this.get(new URL(answer.location, url).href, redirects + 1);
    if (answer.status !== 200) return { url, fault: answer.error ?? `status ${answer.status}` };
    if (answer.body.length === 0) return { url, fault: 'empty' };
    if (answer.type.startsWith('text/html') && (isFile(url) || isDownload(answer.body)))
      return { url, fault: 'a page instead of a file' };
    return { url, body: textOf(answer) };
  }

  #resolve(name: string): Promise<string[]> {
    const addresses = this.#names.get(name) ?? this.#resolver.resolve4(name);
    this.#names.set(name, addresses);
    return addresses;
  }

  async #once(url: string): Promise<Reply> {
    const { protocol, hostname, port, pathname, search } = new URL(url);
    let address: string | undefined;
    try {
      address = isIP(hostname) ? hostname : (await this.#resolve(hostname))[0];
    } catch {
      return { ...nothing, error: 'no such name' };
    }
    return new Promise((done) => {
      const options = {
        host: address,
        port,
        path: pathname + search,
        headers: { host: `${hostname}:${port}` },
        servername: hostname,
        ca: this.#root,
        timeout: 5000,
      };
      const outgoing = (protocol === 'https:' ? secureRequest : plainRequest)(options, (response) => {
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

function mayPass({ status, error }: Reply): boolean {
  return [404, 429, 503].includes(status) || error === 'socket hang up' || error === 'read ECONNRESET';
}

function isFile(url: string): boolean {
  return /\.(png|gif|jpg|webp|svg|ico|css|js|pdf|docx?|xlsx?|zip|rar)$/.test(new URL(url).pathname);
}

/** What a download program says when it has no file. */
function isDownload(body: Buffer): boolean {
  return body.includes('history.back()');
}

function textOf({ type, body }: Reply): string {
  if (/^image\/(?!svg)/.test(type)) return '';
  if (!/^text\/|\/xml|\/json/.test(type)) return body.toString('latin1');
  return iconv.decode(body, body.includes('charset=gb2312') ? 'gbk' : 'utf-8');
}
