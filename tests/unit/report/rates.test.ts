import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { FinishedRun } from '../../../src/domain/run.ts';
import type { Rate } from '../../../src/domain/score.ts';
import { render } from '../../../src/report/render.ts';
import { rateOf, sampleRun } from './sample-run.ts';

const OVER_90 = { is: '>', share: 0.9 } as const;

function withRate(rate: Rate): FinishedRun {
  const run = sampleRun();
  const city = { ...run.scores.city, rates: { 'ipv6-support': rate } };
  return { ...run, scores: { ...run.scores, city } };
}

async function overview(rate: Rate): Promise<string> {
  for await (const { name, content } of render(withRate(rate), ['html']))
    if (name === 'index.html') return load(String(content))('.verdict, .tile').text();
  return '';
}

describe('rates on the overview', () => {
  it('36 of 40 is not more than 90 %', async () => {
    const text = await overview(rateOf(36, 4, 0, OVER_90));
    expect(text).toContain('36/40=90.0%');
    expect(text).toContain('90.0% 不算超过 90%');
    expect(text).toContain('至少 37 个网站达标');
    expect(text).toContain('还差 1 个');
    expect(text).toContain('未达标');
  });
  it('an interval around the target is no verdict', async () => {
    const text = await overview(rateOf(36, 3, 1, OVER_90));
    expect(text).toContain('90.0%–92.5%');
    expect(text).toContain('还不能下结论');
    expect(text).toContain('未判的网站中再有 1 个达标即可');
  });
  it('what nobody judged is not checked', async () => {
    const text = await overview(rateOf(0, 0, 40, OVER_90));
    expect(text).toContain('未检查');
    expect(text).not.toContain('0.0%');
  });
  it('a target that is met needs no remark', async () => {
    const text = await overview(rateOf(37, 3, 0, OVER_90));
    expect(text).toContain('37/40=92.5%');
    expect(text).not.toContain('还差');
  });
});
