import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Case } from './case.ts';
import { sharedFiles } from './shared.ts';

export interface Served {
  /** Where a case's page is. */
  readonly url: (one: Case) => string;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Serves each case under its id, and what they share under /shared/, on IPv4 loopback. */
export async function serveCases(cases: readonly Case[]): Promise<Served> {
  const files = new Map<string, string | Buffer>();
  for (const [name, body] of sharedFiles()) files.set(`/shared/${name}`, body);
  for (const one of cases) {
    files.set(`/${one.id}/`, one.html);
    for (const [name, body] of Object.entries(one.files ?? {})) files.set(`/${one.id}/${name}`, body);
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const body = files.get(path);
    if (body === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    else response.writeHead(200, { 'content-type': typeOf(path) }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listens on TCP
  return {
    url: (one) => `http://127.0.0.1:${port}/${one.id}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
};

function typeOf(path: string): string {
  return types[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8';
}
