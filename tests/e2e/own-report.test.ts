import { cp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, readJson, succeed } from './command.ts';
import { findings } from './contract-schemas.ts';
import { bench } from './seeds.ts';

/** Rules for a whole website, which a report is not. */
const FOR_WEBSITES = ['elder-mode-missing', 'elder-friendly-rate'];

it('passes its own rules with every page of a report', async () => {
  using at = bench();
  const run = join(at.dir, 'run');
  await cp(join(ROOT, 'tests/golden/run'), run, { recursive: true });
  await succeed(['replay', run, '--out', at.out, '--format', 'html']);
  await using served = await serveFolder(run);
  const out = join(at.dir, 'own');
  await succeed([
    ...['audit', '--url', served.url, '--only', 'accessibility', '--render', 'all', '--out', out],
    ...['--treat-as-public', '127.0.0.0/8', '--rate-per-host', '0', '--format', 'json', '--quiet'],
  ]);
  const told = (await readJson(findings, join(out, 'latest'), 'findings.json')).findings;
  const judged = told.filter((one) => one.outcome !== 'untested').map((one) => one.rule);
  expect(judged.length).toBeGreaterThan(0);
  const failed = told.filter((one) => one.outcome === 'failed' && !FOR_WEBSITES.includes(one.rule));
  expect(failed).toEqual([]);
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
};

async function serveFolder(dir: string): Promise<{ readonly url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    const path = decodeURI(request.url ?? '/').split('?', 1)[0] ?? '/';
    const file = path.endsWith('/') ? `${path}index.html` : path;
    readFile(join(dir, file)).then(
      (body) =>
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // listens on TCP
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
