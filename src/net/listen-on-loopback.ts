import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Served {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array | string;
}

export interface Listening extends AsyncDisposable {
  /** Such as `http://127.0.0.1:41234/`. */
  readonly url: string;
}

/** A web server for a release that is not live yet: on loopback only, at a free port, GET and HEAD only. */
export async function listenOnLoopback(answer: (path: string) => Promise<Served>): Promise<Listening> {
  const server = createServer((request, response) => {
    respond(request, response, answer).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function respond(
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
  answer: (path: string) => Promise<Served>,
): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { status, headers, body } = await answer(url.split(/[?#]/, 1)[0] ?? '/');
  response.writeHead(status, { 'cache-control': 'no-store', ...headers });
  response.end(method === 'HEAD' ? undefined : body);
}
