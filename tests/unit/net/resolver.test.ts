import { describe, expect, it } from 'vitest';
import { startDns } from './dns-server.ts';
import { closeAfterEach, closeLater, testNet } from './loopback.ts';

closeAfterEach();

async function dns(zone: Parameters<typeof startDns>[0]) {
  const server = await startDns(zone);
  closeLater(server.close);
  return server;
}

describe('resolve', () => {
  it('tells addresses with their class, and what does not exist', async () => {
    const server = await dns({
      'A a.test': ['127.0.0.1', '10.0.0.1'],
      'AAAA a.test': ['::ffff:127.0.0.1', 'fe80::1'],
    });
    const net = testNet({ resolvers: [server.server] });
    expect(await net.resolve('a.test', 4)).toEqual({
      state: 'found',
      addresses: [
        { address: '127.0.0.1', family: 4, class: 'treated-as-public', allowed: true },
        { address: '10.0.0.1', family: 4, class: 'private', allowed: false },
      ],
    });
    expect(await net.resolve('a.test', 6)).toMatchObject({
      addresses: [
        { class: 'mapped', allowed: false },
        { class: 'link-local', allowed: false },
      ],
    });
    expect(await net.resolve('b.test', 4)).toEqual({ state: 'missing', detail: 'NXDOMAIN' });
  });

  it('tells NODATA from NXDOMAIN', async () => {
    const server = await dns({ 'A only4.test': ['127.0.0.1'] });
    const net = testNet({ resolvers: [server.server] });
    expect(await net.resolve('only4.test', 6)).toEqual({ state: 'missing', detail: 'NODATA' });
  });

  it('tells a server that fails or is silent from one that says no', async () => {
    const server = await dns({ 'A broken.test': 'SERVFAIL', 'A slow.test': 'silence' });
    const net = testNet({ resolvers: [server.server] });
    expect(await net.resolve('broken.test', 4)).toEqual({ state: 'silent', detail: 'ESERVFAIL' });
    expect(await net.resolve('slow.test', 4)).toEqual({ state: 'silent', detail: 'ETIMEOUT' });
  });

  it('asks the next server where one is silent or fails, and stays with the one that answered', async () => {
    const silent = await dns({ 'A a.test': 'silence', 'A b.test': 'SERVFAIL' });
    const good = await dns({ 'A a.test': ['127.0.0.1'], 'A b.test': ['127.0.0.1'] });
    const net = testNet({ resolvers: [silent.server, good.server] });
    expect(await net.resolve('a.test', 4)).toMatchObject({ state: 'found' });
    const before = silent.asked.length;
    expect(await net.resolve('b.test', 4)).toMatchObject({ state: 'found' });
    expect(silent.asked.length).toBe(before);
  });

  it('asks once for questions that are under way together or just answered', async () => {
    const server = await dns({ 'A a.test': ['127.0.0.1'] });
    const net = testNet({ resolvers: [server.server] });
    await Promise.all(Array.from({ length: 20 }, () => net.resolve('a.test', 4)));
    await net.resolve('a.test', 4);
    expect(server.asked).toEqual(['A a.test']);
  });

  it('does not read the hosts file', async () => {
    const server = await dns({});
    const net = testNet({ resolvers: [server.server] });
    expect(await net.resolve('localhost', 4)).toMatchObject({ state: 'missing' });
  });
});
