import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import * as packet from 'dns-packet';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
};

/** The file behind a path of the saved site, or `null`. */
export async function fileOf(dir: string, path: string): Promise<string | null> {
  const file = normalize(join(dir, path));
  if (!file.startsWith(normalize(dir))) return null;
  try {
    const there = await stat(file);
    if (there.isFile()) return file;
    return path.endsWith('/') && (await stat(join(file, 'index.html'))).isFile()
      ? join(file, 'index.html')
      : null;
  } catch {
    return null; // no such file
  }
}

export interface Served extends AsyncDisposable {
  readonly port: number;
  readonly resolver: string;
}

/** Serves a saved site on loopback under its own name, with a DNS server that knows it. */
export async function serve(dir: string, host: string): Promise<Served> {
  const web = createServer(async (request, response) => {
    const file = await fileOf(dir, decodeURI(new URL(request.url ?? '/', 'http://x').pathname));
    if (file === null) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(await readFile(file));
  });
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const dns = createSocket('udp4');
  dns.on('message', (message, from) => {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    const isOurs = question.name === host;
    const answers =
      isOurs && question.type === 'A'
        ? [{ type: 'A', name: host, ttl: 300, data: '127.0.0.1' } as const]
        : [];
    const flags = packet.RECURSION_AVAILABLE | (isOurs ? 0 : 3);
    dns.send(
      packet.encode({ type: 'response', id: query.id ?? 0, flags, questions: [question], answers }),
      from.port,
      from.address,
    );
  });
  dns.bind(0, '127.0.0.1');
  await once(dns, 'listening');
  return {
    port: (web.address() as AddressInfo).port, // a TCP server has no other kind
    resolver: `127.0.0.1:${dns.address().port}`,
    async [Symbol.asyncDispose]() {
      dns.close();
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    },
  };
}

/** A seed file with this one site. */
export function seedText(host: string, { port, resolver }: Served): string {
  return `city: { id: mirror, name: 镜像, code: "429900" }
network:
  resolvers: ["${resolver}"]
  treatAsPublic: ["127.0.0.0/8"]
  ratePerHost: 0
  recheckAfterSeconds: 1
sites:
  - { id: www, name: 镜像网站, url: "http://${host}:${port}/", level: department }
`;
}

/** Paths of the pages of a saved site, in their order. */
export async function pagesIn(dir: string): Promise<readonly string[]> {
  const all = await readdir(dir, { recursive: true });
  return all
    .filter((name) => /\.html?$/.test(name))
    .sort()
    .map((name) => `/${name}`);
}
