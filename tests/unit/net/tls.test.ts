import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
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

describe.runIf(HAS_OPENSSL)('certificates of a trusted authority', () => {
  const ask = { address: '127.0.0.1', obeyRobots: false } as const;
  const file = (name: string) => join(folder, name);
  const run = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  const trusted = getCACertificates('default');
  afterAll(() => setDefaultCACertificates(trusted));

  /** `<name>.pem`, signed by `<issuer>.pem`. */
  const sign = (name: string, issuer: string | null, extensions: string, days = 30): void => {
    writeFileSync(file(`${name}.ext`), extensions);
    run(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      file(`${name}.key`),
      '-out',
      file(`${name}.csr`),
      '-subj',
      `/CN=${name}`,
    );
    const by = issuer
      ? ['-CA', file(`${issuer}.pem`), '-CAkey', file(`${issuer}.key`), '-CAcreateserial']
      : ['-signkey', file(`${name}.key`)];
    const out = ['-days', String(days), '-extfile', file(`${name}.ext`), '-out', file(`${name}.pem`)];
    run('x509', '-req', '-in', file(`${name}.csr`), ...by, ...out);
  };
  const open = (name: string) => {
    const pair = { key: readFileSync(file(`${name}.key`)), cert: readFileSync(file(`${name}.pem`)) };
    return listen(
      createServer(pair, (_, response) => response.end('secure')),
      '127.0.0.1',
      'https',
    );
  };

  it('are accepted; expired ones and those of another name are not', async () => {
    sign('root', null, 'basicConstraints=critical,CA:TRUE');
    sign('good.test', 'root', 'subjectAltName=DNS:good.test');
    sign('expired.test', 'root', 'subjectAltName=DNS:expired.test', -1);
    setDefaultCACertificates([...trusted, readFileSync(file('root.pem'), 'utf8')]);
    const net = testNet();
    const good = await open('good.test');
    const url = at(`https://good.test:${good.port}/`);
    expect(await net.fetch({ url, ...ask })).toMatchObject({
      ok: true,
      tls: { fault: null, subject: 'good.test' },
    });
    const other = at(`https://other.test:${good.port}/`);
    const mismatch = { ok: false, why: 'tls', detail: `ERR_TLS_CERT_ALTNAME_INVALID 127.0.0.1:${good.port}` };
    expect(await net.fetch({ url: other, ...ask })).toMatchObject(mismatch);
    expect(await net.fetch({ url: other, ...ask, verifyTls: false })).toMatchObject({
      tls: { fault: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    const expired = await open('expired.test');
    const late = at(`https://expired.test:${expired.port}/`);
    const detail = `CERT_HAS_EXPIRED 127.0.0.1:${expired.port}`;
    expect(await net.fetch({ url: late, ...ask })).toMatchObject({ ok: false, why: 'tls', detail });
  });

  it('are completed, as browsers do it, where the server forgot one', async () => {
    const shelf = await serve((request, response) => {
      if (request.url === '/between.crt') return void response.end(readFileSync(file('between.pem')));
      response.writeHead(404).end();
    });
    sign('root', null, 'basicConstraints=critical,CA:TRUE');
    sign('between', 'root', 'basicConstraints=critical,CA:TRUE');
    const access = (path: string) => `authorityInfoAccess=caIssuers;URI:${shelf.url(path)}`;
    sign('short.test', 'between', `subjectAltName=DNS:short.test\n${access('/between.crt')}`);
    sign('lost.test', 'between', `subjectAltName=DNS:lost.test\n${access('/gone.crt')}`);
    setDefaultCACertificates([...trusted, readFileSync(file('root.pem'), 'utf8')]);
    const net = testNet();
    const short = await open('short.test');
    const url = at(`https://short.test:${short.port}/`);
    expect(await net.fetch({ url, ...ask })).toMatchObject({ ok: true, status: 200, tls: { fault: null } });
    expect(await net.fetch({ url, ...ask })).toMatchObject({ ok: true, requests: 1 });
    expect(await testNet().fetch({ url, ...ask, verifyTls: false })).toMatchObject({ tls: { fault: null } });
    const wrong = at(`https://wrong.test:${short.port}/`);
    expect(await net.fetch({ url: wrong, ...ask })).toMatchObject({ ok: false, why: 'tls' });
    const lost = await open('lost.test');
    expect(await net.fetch({ url: at(`https://lost.test:${lost.port}/`), ...ask })).toMatchObject({
      why: 'tls',
    });
    setDefaultCACertificates(trusted);
    expect(await testNet().fetch({ url, ...ask })).toMatchObject({ ok: false, why: 'tls' });
  });
});
