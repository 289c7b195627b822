import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../src/app/compare.ts';
import { compareLines } from '../../../src/app/compare-lines.ts';
import { finding, pack } from '../judge/samples.ts';

const RATE = {
  passed: 36,
  failed: 4,
  unknown: 0,
  low: 0.9,
  high: 0.9,
  target: '> 0.9',
  verdict: 'failed',
} as const;
const PACK = pack({
  rates: [{ id: 'ipv6', title: 'IPv6支持率', titleEn: 'IPv6 support', levels: ['city'], rules: [] }],
});

function comparison(part: Partial<Comparison> = {}): Comparison {
  return {
    ok: true,
    before: { run: 'a', asOf: '2026-11-22' },
    after: { run: 'b', asOf: '2026-11-23' },
    ...{ otherRules: false, otherKinds: false, added: [], fixed: [], remaining: [], scores: [], rates: [] },
    ...part,
  };
}

function lines(part: Partial<Comparison>, lang: 'zh' | 'en' = 'zh'): readonly string[] {
  return compareLines(comparison(part), { pack: PACK, lang });
}

describe('a comparison', () => {
  it('tells sites apart: each with its score, what is new and what was not found again', () => {
    const told = lines({
      added: [finding({ site: 'czj', rule: 'broken-link', message: '链接打不开' })],
      fixed: [finding({ site: 'www', rule: 'stale-column', message: '栏目超期' })],
      remaining: [finding({ site: 'www' })],
      scores: [
        { site: 'www', name: '门户', before: 80, after: 89.96 },
        { site: 'czj', name: '财政局', before: 70, after: 70 },
        { site: 'jyj', name: '教育局', before: 60, after: 60 },
      ],
    });
    expect(told).toEqual([
      'a (2026-11-22) → b (2026-11-23)',
      '新增 1 处，未再发现 1 处，仍有 1 处',
      '',
      '门户：总分 80 → 89.96',
      '  − 未再发现 [stale-column] 栏目超期',
      '  仍有 1 处',
      '',
      '财政局：总分 70，未变',
      '  + 新增 [broken-link] 链接打不开',
    ]);
  });

  it('names the rates that changed', () => {
    const rates = [
      { rate: 'ipv6', before: { ...RATE, passed: 35, failed: 5, low: 0.875, high: 0.875 }, after: RATE },
    ];
    expect(lines({ rates })).toContain('  IPv6支持率：87.5% → 90.0%（达标 36 个 · 未达标 4 个 · 未判 0 个）');
    expect(lines({ rates }, 'en').join('\n')).toContain('IPv6 support');
  });

  it('warns where the runs are not alike, and says when nothing changed', () => {
    expect(lines({ otherRules: true, otherKinds: true }, 'en').join('\n')).toMatch(
      /different rules[\s\S]*different kinds/,
    );
    expect(lines({})).toContain('没有变化。');
  });
});
