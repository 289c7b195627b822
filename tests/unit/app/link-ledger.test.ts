import { describe, expect, it } from 'vitest';
import { createLinkLedger } from '../../../src/app/link-ledger.ts';
import { readVocabulary } from '../../../src/gather/vocabulary.ts';
import { wait } from '../../../src/gather/wait.ts';
import { closeAfterEach, serve, testNet } from '../net/loopback.ts';

closeAfterEach();

/** A server that answers 404 so many times, then well; and a ledger that rechecks soon. */
async function ledgerOver(failures: number, options: { recheckAfterMs?: number; signal?: AbortSignal } = {}) {
  const asked: number[] = [];
  const server = await serve((request, response) => {
    // robots.txt, and the random addresses by which a host shows what it says of missing pages
    if (request.url !== '/a') return void response.writeHead(404).end();
    asked.push(Date.now());
    response.writeHead(asked.length <= failures ? 404 : 200).end('x');
  });
  const ledger = createLinkLedger({
    net: testNet(),
    recheckAfterMs: options.recheckAfterMs ?? 0,
    now: Date.now,
    signal: options.signal ?? new AbortController().signal,
    seed: 'test',
    witness: null,
    decode: (body) => new TextDecoder().decode(body),
    readDocument: async () => [],
    vocabulary: readVocabulary(null),
  });
  return {
    asked,
    ledger,
    question: { key: server.url('/a'), role: 'page', external: true, sheet: false, mayProbe: true } as const,
  };
}

describe('a ledger of links', () => {
  it('asks a good link once, however many sites show it', async () => {
    const { ledger, asked, question } = await ledgerOver(0);
    const firsts = await Promise.all([1, 2, 3].map(() => ledger.first(question, undefined)));
    for (const first of firsts) expect(await ledger.settle(question, first)).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('asks a doubtful link once more, in all', async () => {
    const { ledger, asked, question } = await ledgerOver(9);
    const first = await ledger.first(question, undefined);
    const settled = await Promise.all([1, 2].map(() => ledger.settle(question, first)));
    expect(settled.map((readings) => readings.map((one) => one.reason))).toEqual([
      ['http-404', 'http-404'],
      ['http-404', 'http-404'],
    ]);
    expect(asked).toHaveLength(2);
  });

  it('waits before it asks again', async () => {
    const { ledger, asked, question } = await ledgerOver(1, { recheckAfterMs: 300 });
    const readings = await ledger.settle(question, await ledger.first(question, undefined));
    expect(readings.map((one) => one.verdict)).toEqual(['broken', 'ok']);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(280);
  });

  it('takes what the crawl has seen for the first reading', async () => {
    const { ledger, asked, question } = await ledgerOver(0);
    const known = await ledger.first(question, undefined);
    const again = await ledgerOver(0);
    expect(await again.ledger.first(question, known)).toBe(known);
    expect([asked.length, again.asked.length]).toEqual([1, 0]);
  });

  it('does not wait for a recheck once the run is stopped', async () => {
    const stop = new AbortController();
    const { ledger, question } = await ledgerOver(9, { recheckAfterMs: 60_000, signal: stop.signal });
    const first = await ledger.first(question, undefined);
    const settling = ledger.settle(question, first);
    stop.abort('budget');
    expect(await settling).toEqual([first]);
  });
});

it('a pause ends early when it is told to, and at once where there is nothing to wait for', async () => {
  const stop = new AbortController();
  const started = performance.now();
  const waiting = wait(60_000, stop.signal);
  stop.abort();
  await waiting;
  await wait(60_000, stop.signal);
  await wait(-5, new AbortController().signal);
  expect(performance.now() - started).toBeLessThan(2_000);
});
