import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLimiter } from '../../../src/net/limiter.ts';

const open = (ratePerHost: number, connections = 64) =>
  openLimiter({ ratePerHost, connectionsPerHost: 2, connections, closing: new AbortController().signal });

async function times(limiter: ReturnType<typeof open>, hosts: readonly string[]): Promise<number[]> {
  const began = performance.now();
  return Promise.all(
    hosts.map((host) => limiter.run(host, undefined, async () => Math.round(performance.now() - began))),
  );
}

describe('limiter', () => {
  it('spaces the requests to one host and lets others pass', async () => {
    const told = await times(open(20), ['a', 'a', 'a', 'b']);
    expect(told[1]).toBeGreaterThanOrEqual(45);
    expect(told[2]).toBeGreaterThanOrEqual(95);
    expect(told[3]).toBeLessThan(45);
  });

  it('does not wait without a limit', async () => {
    const told = await times(open(0), Array<string>(50).fill('a'));
    expect(Math.max(...told)).toBeLessThan(100);
  });

  it('takes the longer of its own spacing and the one that the host asks for', () => {
    const limiter = open(10);
    limiter.delay('a', 3000);
    limiter.delay('b', 10);
    expect([limiter.spacingMs('a'), limiter.spacingMs('b')]).toEqual([3000, 100]);
  });

  it('never has more than its connections open, to one host and in all', async () => {
    const limiter = open(0, 3);
    const open_: Record<string, number> = { a: 0, b: 0 };
    let most = 0;
    let mostOfA = 0;
    const work = (host: string) =>
      limiter.run(host, undefined, async () => {
        open_[host] = (open_[host] ?? 0) + 1;
        most = Math.max(most, (open_['a'] ?? 0) + (open_['b'] ?? 0));
        mostOfA = Math.max(mostOfA, open_['a'] ?? 0);
        await sleep(5);
        open_[host] = (open_[host] ?? 0) - 1;
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => work(index % 2 ? 'a' : 'b')));
    expect([most, mostOfA]).toEqual([3, 2]);
  });

  it('halves the rate when told off, once for a volley, and recovers', () => {
    const limiter = open(10);
    limiter.slowDown('a', 1000);
    limiter.slowDown('a', 1000);
    expect(limiter.spacingMs('a')).toBe(200);
    for (let index = 0; index < 10; index++) limiter.succeeded('a');
    expect(limiter.spacingMs('a')).toBe(100);
  });

  it('stops waiting when told to', async () => {
    const limiter = open(0.1);
    const stop = new AbortController();
    await limiter.turn('a', undefined);
    const waiting = limiter.turn('a', stop.signal);
    stop.abort();
    await waiting;
  });
});
