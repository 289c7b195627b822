import { describe, expect, it } from 'vitest';
import { createNetworkWatch } from '../../../../src/gather/network-watch.ts';

const fail = (host: string, at: number, why: 'refused' | 'dns' | 'timeout' = 'refused') => ({
  host,
  at,
  why,
});
const good = (host: string, at: number) => ({ host, at, why: null });

describe('the watch on our own network', () => {
  it('wonders when unrelated hosts fail and nobody answers between', () => {
    const watch = createNetworkWatch();
    watch.note(good('www.a.example', 1));
    watch.note(fail('x.b.example', 2));
    watch.note(fail('y.b.example', 3));
    watch.note(fail('www.c.example', 4));
    expect(watch.isSuspicious).toBe(false);
    watch.note(fail('www.d.example', 5));
    expect(watch.isSuspicious).toBe(true);
    watch.note(good('www.a.example', 6));
    expect(watch.isSuspicious).toBe(false);
  });

  it('wonders sooner when no name server answers', () => {
    const watch = createNetworkWatch();
    watch.note(fail('www.a.example', 1, 'dns'));
    watch.note(fail('www.b.example', 2, 'dns'));
    expect(watch.isSuspicious).toBe(true);
  });

  it('takes back what failed between the last answer and the next one', () => {
    const watch = createNetworkWatch();
    watch.note(good('a.example', 10));
    watch.note(fail('b.example', 20));
    watch.confirmDown(30);
    watch.note(good('a.example', 40));
    watch.note(fail('c.example', 50));
    expect([5, 20, 35, 50].map((at) => watch.wasDown(at))).toEqual([false, true, true, false]);
    expect(watch.everDown).toBe(true);
  });

  it('does not take an error page or a wall for a network fault', () => {
    const watch = createNetworkWatch();
    for (const host of ['a', 'b', 'c', 'd', 'e', 'f'])
      watch.note({ host: `${host}.example`, at: 1, why: 'robots' });
    expect(watch.isSuspicious).toBe(false);
  });
});
