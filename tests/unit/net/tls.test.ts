import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { at, closeAfterEach, listen, serve, testNet } from './loopback.ts';

closeAfterEach();

const folder = mkdtempSync(join(tmpdir(), 'tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HAS_OPENSSL = runs('version');

function runs(...args: string[]): boolean {
  try {
    execFileSync('openssl', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A certificate that its own key signed, valid for so many days from now, or until so many days ago. */
function certificate(name: string, days: number): { readonly key: Buffer; readonly cert: Buffer } {
  const [key, request, cert, names] = ['key', 'csr', 'pem', 'ext'].map((end) =>
    join(folder, `${name}.${end}`),
  ) as [string, string, string, string]; // four in, four out
  writeFileSync(names, `subjectAltName=DNS:${name},DNS:www.${name}`);
  const run = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  run('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', request, '-subj', `/CN=${name}`);
  run(
    'x509',
    '-req',
    '-in',
    request,
    '-signkey',
    key,
    '-days',
    String(days),
    '-extfile',
    names,
    '-out',
    cert,
  );
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

async function secure(name: string, days = 30) {
  const server = createServer(certificate(name, days), (request, response) =>
    response.end(request.headers.host),
  );
  return listen(server, '127.0.0.1', 'https');
}

describe.runIf(HAS_OPENSSL)('certificates', () => {
  const ask = { address: '127.0.0.1', obeyRobots: false } as const;

  it('nobody vouches for are an obstacle, or a fact where they are not to stop us', async () => {
    const server = await secure('self.test');
    const url = at(`https://self.test:${server.port}/`);
    const net = testNet();
    expect(await net.fetch({ url, ...ask })).toMatchObject({ ok: false, why: 'tls' });
    const lenient = await net.fetch({ url, ...ask, verifyTls: false });
    expect(lenient).toMatchObject({
      ok: true,
      tls: {
        fault: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        subject: 'self.test',
        names: ['self.test', 'www.self.test'],
      },
    });
    expect(lenient.ok && Date.parse(lenient.tls?.validTo ?? '')).toBeGreaterThan(Date.now());
    expect(lenient.ok && Buffer.from(lenient.body).toString()).toBe(`self.test:${server.port}`);
  });

  it('that have expired are an obstacle', async () => {
    const server = await secure('old.test', -1);
    const url = at(`https://old.test:${server.port}/`);
    const net = testNet();
    expect(await net.fetch({ url, ...ask })).toMatchObject({ ok: false, why: 'tls' });
    const lenient = await net.fetch({ url, ...ask, verifyTls: false });
    expect(lenient.ok && Date.parse(lenient.tls?.validTo ?? '')).toBeLessThan(Date.now());
  });

  it('are asked for again on each connection: leniency does not leak into strictness', async () => {
    const server = await secure('leak.test');
    const url = at(`https://leak.test:${server.port}/`);
    const net = testNet();
    await net.fetch({ url, ...ask, verifyTls: false });
    expect(await net.fetch({ url, ...ask })).toMatchObject({ ok: false, why: 'tls' });
  });

  it('of a server that speaks no TLS', async () => {
    const server = await serve((_, response) => response.end('plain'));
    const fetched = await testNet().fetch({
      url: at(`https://127.0.0.1:${server.port}/`),
      obeyRobots: false,
    });
    expect(fetched).toMatchObject({ ok: false, why: 'tls' });
  });
});
