import { describe, expect, it } from 'vitest';
import { runExamples } from '../../src/app/check-rules.ts';
import { loadPack } from '../../src/app/load.ts';
import type { Json } from '../../src/domain/brand.ts';
import { FACT_SCHEMAS } from '../../src/domain/facts/kinds.ts';
import type { Rule, RulePack } from '../../src/domain/rule.ts';
import { find } from './yaml-files.ts';

const loaded = await loadPack('rules');
const pack: RulePack = loaded.ok ? loaded.pack : raise(loaded.lines);
const RULES: readonly Rule[] = pack.indicators.flatMap((indicator) => indicator.rules);

function raise(lines: readonly string[]): never {
  throw new Error(lines.join('\n'));
}

function only(rule: Rule): RulePack {
  return { ...pack, indicators: pack.indicators.slice(0, 1).map((one) => ({ ...one, rules: [rule] })) };
}

describe('every rule', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s keeps its examples', (_, rule) => {
    const { count, broken } = runExamples(only(rule));
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s has a text for whatever its examples show',
    (_, rule) => {
      for (const { outcome } of rule.examples) {
        if (outcome !== 'failed' && outcome !== 'cantTell') continue;
        expect(rule.says[outcome], `says.${outcome}`).toBeTruthy();
        expect(rule.saysEn[outcome], `saysEn.${outcome}`).toBeTruthy();
      }
    },
  );

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s has a remedy, and is no accusation where it hints',
    (_, rule) => {
      expect(rule.remedy).not.toBe('');
      expect(FACT_SCHEMAS).toHaveProperty(rule.evidence);
      if (rule.otherwise === 'cantTell') expect(rule.severity).toBe('note');
    },
  );
});

describe('the pack', () => {
  it('has every id once, and each file is named by its indicator', async () => {
    const files = (await find('rules')).filter((file) => !/\/(?:tables\/|_)/.test(file));
    const expected = pack.indicators.map((one) => `rules/${one.item}/${one.id}.yaml`);
    expect([...files].sort()).toEqual([...expected].sort());
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  it.each([
    'ipv6-address-missing',
    'ipv6-address-invalid',
    'ipv6-unreachable',
    'ipv6-support-rate',
    'ipv6-department-rate',
    'link-without-name',
    'control-without-name',
    'accessibility-level-1-rate',
    'stale-column',
    'blank-column',
    'stale-home-page',
    'broken-link',
    'broken-image',
    'broken-attachment',
    'broken-resource',
    'blocked-link',
    'suspect-link',
    'site-unreachable',
  ])('has the rule %s', (id) => {
    expect(RULES.map((rule) => rule.id)).toContain(id);
  });

  it('names ids by the failing state: words joined by hyphens', () => {
    for (const { id } of RULES) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('files an engine rule under its level-1 rule or as wcag-…, never both', () => {
    const table = pack.tables['axe-rules'] as { rules: readonly { id: string; levelOne?: string }[] };
    const ids = new Set(RULES.map((rule) => rule.id));
    for (const row of table.rules) {
      expect(ids.has(`wcag-${row.id}`), row.id).toBe(row.levelOne === undefined);
      if (row.levelOne === undefined) continue;
      const rule = RULES.find((one) => one.id === row.levelOne);
      const named = rule?.applies && 'than' in rule.applies ? (rule.applies.than as readonly Json[]) : [];
      expect(named, row.id).toContain(row.id);
    }
  });
});

describe('the check of examples can fail', () => {
  const [first] = RULES.filter((rule) => rule.id === 'stale-home-page');

  it('on an example with a wrong outcome', () => {
    if (!first) throw new Error('the rule is gone');
    const wrong = { name: 'canary', facts: { ageDays: 1, limitDays: 14 }, outcome: 'failed' } as const;
    expect(runExamples(only({ ...first, examples: [wrong] })).broken).toEqual([
      { rule: 'stale-home-page', example: 'canary', expected: 'failed', got: 'passed' },
    ]);
  });

  it('on a limit that was changed', () => {
    if (!first) throw new Error('the rule is gone');
    const looser = { ...first, expect: { fact: 'ageDays', is: 'atMost', than: 30 } };
    expect(runExamples(only(looser)).broken).toMatchObject([{ example: 'one day over', got: 'passed' }]);
  });
});
