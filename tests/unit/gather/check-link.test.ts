import { describe, expect, it } from 'vitest';
import type { Net } from '../../../src/domain/net.ts';
import { askLink, askLinkAgain, type LinkTools } from '../../../src/gather/check-link.ts';
import { combineTries } from '../../../src/gather/link-verdict.ts';
import { readVocabulary } from '../../../src/gather/vocabulary.ts';
import { closeAfterEach, serve, testNet } from '../net/loopback.ts';

closeAfterEach();

const BIG = 3_000_000;

/** No words and no documents: what is asked here is told by status, failure and bytes. */
function toolsOf(net: Net): LinkTools {
  return {
    net,
    decode: (body) => new TextDecoder().decode(body),
    readDocument: async () => [],
    vocabulary: readVocabulary(null),
    now: Date.now,
    signal: new AbortController().signal,
  };
}

/** Both tries of a link against a real server, taken together. */
async function checked(path: string, role: 'page' | 'image' | 'attachment', external = false) {
  const asked: { readonly path: string; readonly browserLike: boolean; readonly method: string }[] = [];
  const server = await serve((request, response) => {
    const url = request.url ?? '';
    if (url !== '/robots.txt')
      asked.push({
        path: url,
        browserLike: request.headers['accept-language'] !== undefined,
        method: request.method ?? '',
      });
    if (url === '/robots.txt') response.end('User-agent: *\nDisallow: /internal/');
    else if (url === '/flaky') response.writeHead(asked.length === 1 ? 500 : 200).end('x');
    else if (url === '/picture') response.end(Buffer.alloc(BIG, 7));
    else if (url === '/error') response.setHeader('content-type', 'image/png').end('<html>404</html>');
    else if (url === '/moved') response.writeHead(301, { location: '/picture' }).end();
    else if (url === '/inner') response.writeHead(302, { location: 'http://10.1.2.3/' }).end();
    else response.writeHead(404).end('none');
  });
  const tools = toolsOf(testNet());
  const question = { key: server.url(path), role, external, sheet: false, mayProbe: true };
  const first = await askLink(question, tools);
  const second = await askLinkAgain(question, tools);
  return { ...combineTries([first, second]), first, asked };
}

describe('a link', () => {
  it.each([
    ['/gone', 'page', 'broken', 'http-404'],
    ['/flaky', 'page', 'ok', 'ok'],
    ['/picture', 'image', 'ok', 'ok'],
    ['/error', 'image', 'broken', 'html-instead'],
    ['/moved', 'image', 'redirected', 'moved'],
    ['/internal/x', 'page', 'blocked', 'robots'],
    ['/inner', 'page', 'forbidden', 'private-redirect'],
  ] as const)('%s as %s: %s', async (path, role, verdict, reason) => {
    expect(await checked(path, role)).toMatchObject({ verdict, reason });
  });

  it('that robots.txt forbids is not requested', async () => {
    expect((await checked('/internal/x', 'page')).asked).toEqual([]);
  });

  it('is asked with GET, towards other sites the second time as a browser does', async () => {
    const { asked } = await checked('/gone', 'page', true);
    expect(asked.map((one) => one.method)).toEqual(['GET', 'GET']);
    expect(asked[1]?.browserLike).toBe(true);
  });

  it('to a closed port is refused, with certainty only the second time', async () => {
    const tools = toolsOf(testNet());
    const server = await serve((_, response) => response.end());
    const closed = {
      key: server.url('/').replace(String(server.port), '1') as typeof server.url extends (
        p: string,
      ) => infer U
        ? U
        : never,
      role: 'page',
      external: true,
      sheet: false,
      mayProbe: true,
    } as const;
    const tries = [await askLink(closed, tools), await askLinkAgain(closed, tools)];
    expect(combineTries(tries.slice(0, 1)).verdict).toBe('suspect');
    expect(combineTries(tries)).toEqual({ verdict: 'broken', reason: 'refused' });
  });
});
