import { expect, it } from 'vitest';
import { untilStopped } from '../../../src/domain/until-stopped.ts';

const never = new Promise<string>(() => {});

it('gives what comes, or what stands in its place once the run is stopped', async () => {
  const run = new AbortController();
  expect(await untilStopped(Promise.resolve('came'), run.signal, () => 'stopped')).toBe('came');
  const waiting = untilStopped(never, run.signal, () => `stopped: ${run.signal.reason}`);
  run.abort('budget');
  expect(await waiting).toBe('stopped: budget');
  expect(await untilStopped(never, run.signal, () => 'at once')).toBe('at once');
});

it('passes an error on, and drops one that comes too late', async () => {
  const run = new AbortController();
  const failing = () => Promise.reject(new Error('broken'));
  await expect(untilStopped(failing(), run.signal, () => 'stopped')).rejects.toThrow('broken');
  let fail = (_: Error): void => {};
  const late = new Promise<string>((_, reject) => {
    fail = reject;
  });
  const waiting = untilStopped(late, run.signal, () => 'stopped');
  run.abort();
  fail(new Error('too late'));
  expect(await waiting).toBe('stopped');
  expect(await untilStopped(failing(), run.signal, () => 'stopped')).toBe('stopped');
});
