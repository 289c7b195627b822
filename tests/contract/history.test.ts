import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Day, Instant } from '../../src/domain/brand.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import type { Store } from '../../src/domain/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { sampleFinding, sampleManifest, sampleScores } from './sample.ts';
import { temporaryDir } from './temporary-dir.ts';

const CITY = 'demo';
const day = (text: string) => text as Day; // tests write days as they are

function finding(fingerprint: string, part: Partial<Finding> = {}): Finding {
  return { ...sampleFinding('www', `问题 ${fingerprint} \u0000\ud800`), fingerprint, ...part };
}

function entry(fingerprint: string, part: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...{
      site: 'www',
      fingerprint,
      state: 'mended',
      reason: '已处理 \u0000',
      owner: '',
      due: null,
      who: '张三',
    },
    ...{ at: '2026-11-20T00:00:00.000Z' as Instant, from: 'ledger.xlsx 问题台账 2' },
    ...part,
  };
}

let postgres: PostgresServer | null = null;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
});

describe.each(['embedded', 'postgres'])('the history of problems in the %s store', (kind) => {
  const dir = temporaryDir();
  let store: Store | null = null;
  beforeAll(async () => {
    if (kind === 'postgres' && !postgres) return;
    const opened = await openStore({
      at:
        postgres && kind === 'postgres'
          ? { kind: 'postgres', url: await postgres.newDatabase() }
          : { kind: 'embedded', dir: join(dir.path, 'store') },
      holder: 'test',
      now: Date.now,
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened));
    store = opened.store;
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    dir[Symbol.dispose]();
  });
  const test = (name: string, body: (store: Store) => Promise<void>) =>
    it(name, { timeout: 60_000 }, async ({ skip }) => {
      if (!store) skip('this machine has no PostgreSQL binaries');
      else await body(store);
    });
  const seen = async (fingerprints: readonly string[], city = CITY) =>
    (await (store as Store).sightings(city, { fingerprints })).map((one) => [
      one.finding.fingerprint,
      one.firstSeen,
      one.lastSeen,
      one.goneOn,
    ]);

  test('keeps the first and the last day, and touches nothing that a run has not found', async (at) => {
    await at.noteSightings(CITY, { day: day('2026-11-01'), found: [finding('a'), finding('b')], gone: [] });
    await at.noteSightings(CITY, { day: day('2026-11-08'), found: [finding('a')], gone: [] });
    // A run of an earlier day that comes later widens the history.
    await at.noteSightings(CITY, { day: day('2026-10-20'), found: [finding('a')], gone: [] });
    expect(await seen(['b', 'a', 'nobody'])).toEqual([
      ['a', '2026-10-20', '2026-11-08', null],
      ['b', '2026-11-01', '2026-11-01', null],
    ]);
    expect(await seen(['a'], 'another-city')).toEqual([]);
  });

  test('knows a problem as gone from the first run that did not find it, until it is found again', async (at) => {
    const note = (on: string, found: readonly Finding[], gone: readonly string[]) =>
      at.noteSightings(CITY, { day: day(on), found, gone });
    await note('2026-11-01', [finding('g')], []);
    await note('2026-11-08', [], ['g']);
    await note('2026-11-15', [], ['g']);
    expect(await seen(['g'])).toEqual([['g', '2026-11-01', '2026-11-01', '2026-11-08']]);
    await note('2026-11-22', [finding('g')], []);
    expect(await seen(['g'])).toEqual([['g', '2026-11-01', '2026-11-22', null]]);
  });

  test('keeps doubts apart from what is certain, and hostile text as it was', async (at) => {
    const doubt = finding('d', { outcome: 'cantTell' });
    await at.noteSightings(CITY, { day: day('2026-11-01'), found: [doubt], gone: [] });
    await at.noteSightings(CITY, { day: day('2026-11-02'), found: [finding('d')], gone: [] });
    const both = await at.sightings(CITY, { fingerprints: ['d'] });
    expect(both.map((one) => [one.finding.outcome, one.firstSeen])).toEqual([
      ['cantTell', '2026-11-01'],
      ['failed', '2026-11-02'],
    ]);
    expect(both[1]?.finding.message).toBe('问题 d \u0000\ud800');
  });

  test('takes thousands of findings, and the same one twice', async (at) => {
    const many = Array.from({ length: 2_500 }, (_, i) => finding(`m${i % 2_400}`, { site: 'many' }));
    await at.noteSightings(CITY, { day: day('2026-11-01'), found: many, gone: [] });
    expect(await at.sightings(CITY, { site: 'many', rule: 'stale-column' })).toHaveLength(2_400);
  });

  test('keeps every answer, the newest in front', async (at) => {
    await at.addLedgerEntries(CITY, [entry('e', { state: 'mending' }), entry('f')]);
    await at.addLedgerEntries(CITY, [entry('e')]);
    expect((await at.ledgerEntries(CITY)).get('e')).toEqual(entry('e'));
    expect((await at.ledgerHistory(CITY, 'e')).map((one) => one.state)).toEqual(['mending', 'mended']);
    expect(await at.ledgerEntries('another-city')).toEqual(new Map());
  });

  test('keeps all entries of one import or none', async (at) => {
    const broken = { ...entry('half'), site: null as unknown as string };
    await expect(at.addLedgerEntries(CITY, [entry('half'), broken])).rejects.toThrow();
    expect((await at.ledgerEntries(CITY)).has('half')).toBe(false);
  });

  test('names old problems of which somebody has spoken, and those of the last weeks', async (at) => {
    await at.noteSightings('weeks', {
      day: day('2026-01-01'),
      found: [finding('old'), finding('spoken')],
      gone: [],
    });
    await at.noteSightings('weeks', { day: day('2026-11-01'), found: [finding('new')], gone: [] });
    await at.addLedgerEntries('weeks', [entry('spoken')]);
    const found = await at.sightings('weeks', { since: day('2026-10-01') });
    expect(found.map((one) => one.finding.fingerprint)).toEqual(['new', 'spoken']);
  });

  test('knows the newest finished run, of a city and of all', async (at) => {
    const run = async (id: string, city: string, end: string | null) => {
      await at.begin({ id, key: { digest: id }, manifest: sampleManifest(id, null, city) });
      if (end !== null) await at.finish(id, sampleManifest(id, end, city), sampleScores(1), []);
    };
    expect(await at.newest(null)).toBeNull();
    await run('n1', 'one', '2026-11-25T01:00:00Z');
    await run('n2', 'two', '2026-11-26T01:00:00Z');
    await run('n3', 'one', null);
    expect((await at.newest('one'))?.id).toBe('n1');
    expect((await at.newest(null))?.id).toBe('n2');
    expect(await at.newest('three')).toBeNull();
  });
});
