import axe from 'axe-core';
import { expect, it } from 'vitest';
import { loadPack } from '../../../../src/app/load.ts';
import { OWN_RULES } from '../../../../src/gather/accessibility/own-rules.ts';

interface Row {
  readonly id: string;
  readonly grade: string;
  readonly impact: string;
  readonly wcag: readonly string[];
  readonly levelOne?: string;
}

const loaded = await loadPack('rules');
if (!loaded.ok) throw new Error(loaded.lines.join('\n'));
const { pack } = loaded;
const rows = (pack.tables['own-checks'] as unknown as { readonly rules: readonly Row[] }).rules; // the loader has checked its form

it('every check of the rendered page stands in the table own-checks as it reports', () => {
  for (const [id, { grade, impact, wcag }] of Object.entries(OWN_RULES))
    expect(
      rows.find((row) => row.id === id),
      id,
    ).toMatchObject({ grade, impact, wcag });
});

it('no check of ours has the id of a rule of the engine', () => {
  const engine = axe.getRules().map((rule) => rule.ruleId);
  expect(Object.keys(OWN_RULES).filter((id) => engine.includes(id))).toEqual([]);
});

it('a row with a rule of level 1 is judged by that rule and no other', () => {
  const rules = pack.indicators
    .flatMap((one) => one.rules)
    .filter((rule) => ['fault', 'markup-fault'].includes(rule.evidence));
  for (const { id, levelOne } of rows) {
    const judging = rules.filter((rule) => JSON.stringify(rule.applies ?? '').includes(`"${id}"`));
    expect(
      judging.map((rule) => rule.id),
      id,
    ).toEqual([levelOne ?? `wcag-${id}`]);
  }
});
