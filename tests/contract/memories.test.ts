import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/brand.ts';
import type { LinkMemory } from '../../src/domain/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryDir } from './temporary-dir.ts';

const at = (text: string) => text as Instant; // tests write instants as they are

function memory(id: string, part: Partial<LinkMemory> = {}): LinkMemory {
  return {
    id,
    firstSeen: at('2026-11-01T00:00:00Z'),
    lastOk: null,
    failures: 1,
    askedAt: at('2026-11-20T00:00:00Z'),
    verdict: 'broken',
    reason: 'http-404',
    status: 404,
    final: 'http://a.example/',
    title: 'nul \u0000 and 中文',
    danger: null,
    ...part,
  };
}

describe('what the store remembers beyond a run', () => {
  it('keeps the newest answer of a link and finds only what was asked for', async () => {
    using dir = temporaryDir();
    const options = {
      at: { kind: 'embedded', dir: join(dir.path, 'store') },
      holder: 'test',
      now: Date.now,
    } as const;
    const opened = await openStore(options);
    if (!opened.ok) throw new Error(JSON.stringify(opened));
    const long = `page http://a.example/${'x'.repeat(6_000)}`;
    await opened.store.rememberLinks([memory('page http://a.example/'), memory(long)]);
    await opened.store.rememberLinks([memory(long, { failures: 2 })]);
    await opened.store.close();

    const again = await openStore(options);
    if (!again.ok) throw new Error(JSON.stringify(again));
    const found = await again.store.linkMemories([long, 'page http://b.example/']);
    expect([...found.keys()]).toEqual([long]);
    expect(found.get(long)).toEqual(memory(long, { failures: 2 }));
    await again.store.close();
  });

  it('keeps visits to a site, oldest first', async () => {
    using dir = temporaryDir();
    const opened = await openStore({
      at: { kind: 'embedded', dir: join(dir.path, 'store') },
      holder: 'test',
      now: Date.now,
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened));
    const visit = (day: string, ok: boolean) => ({
      ...{ site: 'www', at: at(`2026-11-${day}T08:00:00.000Z`), ok },
      ...{ reason: ok ? 'ok' : 'timeout', tookMs: 12 },
    });
    await opened.store.addVisits('city', [visit('21', false), visit('20', true), visit('01', true)]);
    const since = await opened.store.visits('city', 'www', at('2026-11-10T00:00:00Z'));
    expect(since.map((one) => one.ok)).toEqual([true, false]);
    expect(await opened.store.visits('other', 'www', at('2026-11-10T00:00:00Z'))).toEqual([]);
    await opened.store.close();
  });
});
