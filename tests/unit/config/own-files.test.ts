import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { loadRules } from '../../../src/config/load-rules.ts';
import { loadSeeds } from '../../../src/config/load-seeds.ts';
import { levelOneIndicators } from '../../../src/domain/level-one.ts';
import type { RulePack } from '../../../src/domain/rule.ts';
import { OPERATORS } from '../../../src/judge/operators.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

async function ownPack(): Promise<RulePack> {
  const loaded = await loadRules(path('rules'), { operators: Object.keys(OPERATORS) });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  return loaded.value;
}

interface Row {
  readonly id: string;
  readonly levelOne?: string;
}

/** The loader has checked the table's form. */
function axeRows(pack: RulePack): readonly Row[] {
  return (pack.tables['axe-rules'] as unknown as { readonly rules: readonly Row[] }).rules;
}

function ownRows(pack: RulePack): readonly Row[] {
  return (pack.tables['own-checks'] as unknown as { readonly rules: readonly Row[] }).rules;
}

it('the rules that come with the program load', async () => {
  const pack = await ownPack();
  expect(pack.indicators.map((i) => i.id)).toEqual(
    expect.arrayContaining(['26.accessibility', '26.ipv6', '26.wcag', '27.columns', '27.links']),
  );
});

it('the seeds that come with the program load, with classes that the rules know', async () => {
  const pack = await ownPack();
  const seeds = await loadSeeds(
    [path('seeds/xianning.yaml')],
    pack.columnClasses.map((c) => c.id),
  );
  expect(seeds.ok ? [] : seeds.faults).toEqual([]);
});

it('the table of engine rules has every rule of the engine, and no other', async () => {
  const rows = axeRows(await ownPack());
  expect(rows.map((row) => row.id).sort()).toEqual(
    axe
      .getRules()
      .map((rule) => rule.ruleId)
      .sort(),
  );
});

it('a fault is filed under its level 1 rule or as wcag-*, never both', async () => {
  const pack = await ownPack();
  const rules = pack.indicators.flatMap((i) => i.rules).filter((rule) => rule.evidence.endsWith('fault'));
  for (const { id, levelOne } of [...axeRows(pack), ...ownRows(pack)]) {
    const named = rules
      .filter((rule) => JSON.stringify(rule.applies ?? '').includes(`"${id}"`))
      .map((rule) => rule.id);
    expect(named).toEqual([levelOne ?? `wcag-${id}`]);
  }
});

it('every item that an indicator belongs to has a title and a weight', async () => {
  const pack = await ownPack();
  const items = pack.items.map((item) => item.id);
  expect(pack.indicators.filter((i) => !items.includes(i.item))).toEqual([]);
});

it('the table of level 1 has its 16 indicators of web pages, and every rule of the level stands under one of them', async () => {
  const pack = await ownPack();
  const table = levelOneIndicators(pack);
  expect(table.map((one) => one.number)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  const rules = pack.indicators.find((one) => one.id === '26.accessibility')?.rules ?? [];
  const ofSites = rules.filter((rule) => rule.target !== 'city');
  const named = table.flatMap((one) => one.rules);
  expect(ofSites.map((rule) => rule.id).filter((id) => !named.includes(id))).toEqual([]);
  for (const rule of ofSites)
    expect(table.find((one) => one.rules.includes(rule.id))?.clause, rule.id).toBe(rule.tags['gbt37668']);
});
