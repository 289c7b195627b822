import { expect, it } from 'vitest';
import type { Instant, Json } from '../../../../src/domain/brand.ts';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import type { TamperingFacts } from '../../../../src/domain/facts/tampering.ts';
import { deriveTampered } from '../../../../src/judge/derive/tampered.ts';

function seen(path: string, part: Partial<TamperingFacts>): Evidence {
  const facts: TamperingFacts = {
    ...{ state: 'whole', servedTitle: '', servedText: '', seenTitle: '', seenText: '' },
    ...{ script: null, notice: null, failedData: 0, restored: 1 },
    ...part,
  };
  return {
    ...{ kind: 'tampering', by: 'tampering@1', site: 'www', status: 'observed' },
    target: { type: 'page', url: `http://www.demo.gov.cn${path}` },
    at: '2026-11-23T02:00:00.000Z' as Instant,
    facts: facts as unknown as Json,
  };
}

const rows = (...evidence: readonly Evidence[]) =>
  deriveTampered(evidence).map((one) => [
    one.target.type === 'page' ? one.target.url.slice(22) : '',
    one.status === 'observed' ? (one.facts as { [key: string]: Json }) : {},
  ]);

it('one row a script, with the pages that it overwrote and those that load it', () => {
  const kb = 'http://www.demo.gov.cn/js/kb.js';
  const found = rows(
    seen('/c', { state: 'spared', script: kb }),
    seen('/b', { state: 'overwritten', script: kb, seenTitle: '404' }),
    seen('/a', { state: 'overwritten', script: kb, seenTitle: '404' }),
    seen('/d', { state: 'spared', script: 'http://www.demo.gov.cn/other.js' }),
  );
  expect(found).toEqual([
    ['/a', expect.objectContaining({ state: 'overwritten', script: kb, pages: 2, loadedBy: 1 })],
  ]);
});

it('pages without a known script are one row where they show the same', () => {
  const found = rows(
    seen('/a', { state: 'overwritten', seenTitle: 'x' }),
    seen('/b', { state: 'overwritten', seenTitle: 'x' }),
    seen('/c', { state: 'overwritten', seenTitle: 'y' }),
    seen('/d', {}),
  );
  expect(found.map(([url, facts]) => [url, (facts as { pages: number }).pages])).toEqual([
    ['/d', 0],
    ['/a', 2],
    ['/c', 1],
  ]);
});
