import { expect, it } from 'vitest';
import { createHostQueue } from '../../../src/app/host-queue.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('does not let a slow host hold up the others, and keeps both bounds', async () => {
  const queue = createHostQueue({ atOnce: 3, perHost: 2 });
  const done: string[] = [];
  let running = 0;
  let most = 0;
  let mostSlow = 0;
  let slow = 0;
  const work = (host: string, ms: number) =>
    queue.run(host, async () => {
      most = Math.max(most, ++running);
      if (host === 'slow') mostSlow = Math.max(mostSlow, ++slow);
      await wait(ms);
      running--;
      if (host === 'slow') slow--;
      done.push(host);
    });
  const all = [
    ...Array.from({ length: 6 }, () => work('slow', 40)),
    ...Array.from({ length: 6 }, (_, i) => work(`quick${i}`, 2)),
  ];
  await Promise.all(all);
  expect(most).toBe(3);
  expect(mostSlow).toBe(2);
  expect(done.indexOf('quick5')).toBeLessThan(done.lastIndexOf('slow'));
  expect(done).toHaveLength(12);
});

it('hands on what the work throws', async () => {
  const queue = createHostQueue({ atOnce: 1, perHost: 1 });
  await expect(queue.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await queue.run('a', () => Promise.resolve(7))).toBe(7);
});
