import { describe, expect, it } from 'vitest';
import { conclusionOf, unseenLines } from '../../../src/report/conclusion.ts';
import { reasonWord, siteWhy } from '../../../src/report/reason-word.ts';
import { repairsOf } from '../../../src/report/repair-value.ts';
import { messageIn, viewOf } from '../../../src/report/view.ts';
import { sampleRun } from './sample-run.ts';

const run = sampleRun();
const view = viewOf(run);

describe('view', () => {
  it('keeps early warnings and advice apart from what a person must verify', () => {
    const advice = run.findings.map((f) =>
      f.rule === 'captcha-without-alternative' ? { ...f, facts: { ...f.facts, grade: 'advice' } } : f,
    );
    const site = viewOf({ ...run, findings: advice }).siteById.get('s002');
    expect(site?.soon.map((f) => f.rule)).toEqual(['due-soon-column']);
    expect(site?.advice.map((f) => f.rule)).toEqual(['captcha-without-alternative']);
    expect(site?.review.map((f) => f.rule)).toEqual(['suspect-link']);
  });
  it('loses no finding of a site that the seed file does not know', () => {
    const stray = run.findings.map((f) => (f.site === 's002' ? { ...f, site: 'gone' } : f));
    expect(
      viewOf({ ...run, findings: stray }).general.filter((f) => f.site === 'gone').length,
    ).toBeGreaterThan(0);
  });
  it('says messages in the language of the report', () => {
    const english = viewOf({ ...run, lang: 'en' });
    const finding = run.findings[0];
    expect(finding && messageIn(view, finding)).toBe(finding?.message);
    expect(finding && messageIn(english, finding)).toBe('Broken link.');
  });
});

describe('reasons', () => {
  it('are said in the words of the pack, then of the report, then as they are', () => {
    expect(reasonWord(view, 'http-404')).toBe('404，页面不存在');
    expect(reasonWord(view, 'http-418')).toBe('418（请求被拒绝）');
    expect(reasonWord(view, 'too-deep')).toBe('层级过深');
    expect(reasonWord(view, 'unheard-of')).toBe('unheard-of');
    expect(reasonWord(view, 'constructor')).toBe('constructor');
  });
  it('of a site put its code into words and keep what readers of the language can read', () => {
    const english = viewOf(sampleRun({ lang: 'en' }));
    expect(siteWhy(english, 'timeout connect 192.0.2.1:80')).toBe('no answer in time (connect 192.0.2.1:80)');
    expect(siteWhy(view, 'timeout connect 192.0.2.1:80')).toBe('超时未响应');
    expect(siteWhy(view, 'timeout 首页连续 3 次')).toBe('超时未响应（首页连续 3 次）');
    expect(siteWhy(view, 'timeout connect 192.0.2.1:80', 'plain')).toBe('超时未响应');
    expect(siteWhy(view, '首页连续 3 次打不开')).toBe('首页连续 3 次打不开');
  });
});

describe('repairs', () => {
  it('share out exactly what the site lacks to full marks, the largest first', () => {
    const site = view.siteById.get('s001');
    if (!site) throw new Error('no site');
    const repairs = repairsOf(view, site);
    const gain = repairs.reduce((sum, repair) => sum + repair.gain, 0);
    expect(gain).toBeLessThanOrEqual(100 - (site.score?.total.score ?? 0) + 0.02);
    expect(gain).toBeGreaterThan(20);
    const gains = repairs.map((repair) => repair.gain);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
  });
});

describe('what was not looked at', () => {
  const lines = (change: Partial<typeof run.manifest>): string =>
    unseenLines(viewOf({ ...run, manifest: { ...run.manifest, notes: [], ...change } })).join('\n');

  it('names kinds, a missing browser and missing IPv6', () => {
    expect(lines({ checked: ['links'] })).toContain('本次未检查：IPv6、无障碍与适老化、栏目更新');
    expect(lines({ vantage: { ...run.manifest.vantage, browser: null } })).toContain('没有浏览器');
    expect(lines({ vantage: { ...run.manifest.vantage, ipv6: false, ipv6Because: '无路由' } })).toContain(
      '无路由',
    );
    expect(lines({ state: 'stopped' })).toContain('提前结束');
  });
  it('does not say twice what the run has said of itself', () => {
    const said = lines({
      notes: ['本机没有可用的浏览器'],
      vantage: { ...run.manifest.vantage, browser: null },
    });
    expect(said.match(/浏览器/g)).toHaveLength(1);
  });
});

describe('conclusion', () => {
  it('of a clean city says so, and no more', () => {
    const clean = {
      ...run,
      findings: [],
      manifest: {
        ...run.manifest,
        sites: run.manifest.sites.map((s) => ({ ...s, state: 'done' as const, why: '' })),
      },
    };
    const { audited, problems } = conclusionOf(viewOf(clean));
    expect(audited).toBe('12 个网站已全部检查。');
    expect(problems).toBe('没有发现必须整改的问题。');
  });
});
