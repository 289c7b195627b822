import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '../../src/app/load.ts';
import { concludeRun, judgeSiteOf } from '../../src/app/write-run.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Tally } from '../../src/domain/finding.ts';
import type { Indicator } from '../../src/domain/rule.ts';
import type { FinishedRun } from '../../src/domain/run.ts';
import { readEvidenceFile } from '../../src/store/read-evidence-file.ts';
import { readManifest } from '../../src/store/read-run.ts';
import { type Bounds, differs, indicatorSum, meanOf } from '../reference/sums.ts';

const RUN = fileURLToPath(new URL('run', import.meta.url));

/**
 * The scores of the stored run, worked out a second time by the formulas as the documents write them, out of findings and
 * counts alone.
 */
describe('the scores of the stored run, worked out a second way', () => {
  let run: FinishedRun;
  beforeAll(async () => {
    run = await judged();
  });

  it('count what the findings list', () => {
    for (const tally of run.tallies) {
      const own = run.findings.filter(
        (f) => f.rule === tally.rule && (f.site ?? run.manifest.city.id) === tally.site,
      );
      const count = (outcome: string) => own.filter((f) => f.outcome === outcome).length;
      expect([count('failed'), count('cantTell')], `${tally.site} ${tally.rule}`).toEqual([
        tally.failed,
        tally.cantTell,
      ]);
    }
  });

  it('of every indicator of every site', () => {
    let compared = 0;
    for (const site of run.scores.sites)
      for (const item of Object.values(site.items))
        for (const one of item.indicators) {
          if (one.state !== 'judged') continue;
          const expected = indicatorSum(indicatorOf(run, one.id), talliesOf(run, site.id));
          near(one, expected, `${site.id} ${one.id}`);
          compared += 1;
        }
    expect(compared).toBeGreaterThan(5);
  });

  it('of items and totals', () => {
    for (const site of run.scores.sites) {
      for (const [id, item] of Object.entries(site.items))
        near(item, meanOf(item.indicators), `${site.id} ${id}`);
      const items = run.pack.items.map((item) => ({ weight: item.weight, ...site.items[String(item.id)] }));
      near(site.total, meanOf(items), `${site.id} total`);
    }
    for (const [id, item] of Object.entries(run.scores.city.items)) {
      const sites = run.scores.sites.flatMap((site) => site.items[id] ?? []);
      near(item, meanOf(sites.map((one) => ({ ...one, weight: 1 }))), `city ${id}`);
    }
  });

  it('of the rates', () => {
    for (const definition of run.pack.rates) {
      if (definition.unit === 'target' || definition.by === 'level-one') continue;
      const counted = run.manifest.city.sites.filter((site) => definition.levels.includes(site.level));
      let passed = 0;
      let failed = 0;
      for (const site of counted) {
        const own = talliesOf(run, site.id).filter((tally) => definition.rules.includes(tally.rule));
        const open = own.some((t) => t.untested > 0 || (definition.hintsCount !== false && t.cantTell > 0));
        if (own.some((t) => t.failed - (t.warnings ?? 0) > 0)) failed += 1;
        else if (!open && own.some((t) => t.passed > 0)) passed += 1;
      }
      const unknown = counted.length - passed - failed;
      expect(run.scores.city.rates[definition.id], definition.id).toMatchObject({ passed, failed, unknown });
    }
  });
});

async function judged(): Promise<FinishedRun> {
  const [manifest, rules] = await Promise.all([readManifest(RUN), loadPack('rules')]);
  if (!manifest.ok || !rules.ok) throw new Error('the stored run or the rules cannot be read');
  const bySite = new Map<string, Evidence[]>();
  for await (const line of readEvidenceFile(join(RUN, 'evidence.ndjson.gz'))) {
    if (!line.ok) throw new Error(line.fault);
    bySite.set(line.evidence.site, [...(bySite.get(line.evidence.site) ?? []), line.evidence]);
  }
  return concludeRun(manifest.value, rules.pack, async (site) =>
    judgeSiteOf(site, bySite.get(site.id) ?? [], manifest.value, rules.pack),
  );
}

function indicatorOf(run: FinishedRun, id: string): Indicator {
  const found = run.pack.indicators.find((one) => one.id === id);
  if (!found) throw new Error(`no indicator ${id}`);
  return found;
}

function talliesOf(run: FinishedRun, site: string): readonly Tally[] {
  return run.tallies.filter((tally) => tally.site === site);
}

function near(actual: Bounds, expected: Bounds, what: string): void {
  expect(differs(actual, expected), what).toEqual([]);
}
