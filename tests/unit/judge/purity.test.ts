import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '../../../src/app/load.ts';
import type { Json, Url } from '../../../src/domain/brand.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Judgement } from '../../../src/domain/finding.ts';
import { KINDS } from '../../../src/domain/outcome.ts';
import type { RulePack } from '../../../src/domain/rule.ts';
import type { Target } from '../../../src/domain/target.ts';
import { extractPage } from '../../../src/gather/page.ts';
import { parsePage } from '../../../src/gather/parse.ts';
import { conclude } from '../../../src/judge/conclude.ts';
import { judgeSite } from '../../../src/judge/judge-site.ts';
import { AS_OF, AT, city, seen, site, unseen } from './samples.ts';

const ORIGIN = 'http://www.demo.gov.cn';
let rules: RulePack;

beforeAll(async () => {
  const loaded = await loadPack('rules');
  if (!loaded.ok) throw new Error(loaded.lines.join('\n'));
  rules = loaded.pack;
});

function page(path: string, main: string): Evidence {
  const url = `${ORIGIN}${path}` as Url;
  const html = `<html><head><title>${path}</title></head><body><nav><ul><li><a href="/">首页</a></li><li><a href="/xwdt/">新闻动态</a></li><li><a href="/tzgg/">通知公告</a></li></ul></nav><main>${main}</main></body></html>`;
  const facts = extractPage({
    ...{ document: parsePage(html, url), url, status: 200, charset: 'utf-8' },
    ...{ sizeBytes: html.length, isHome: path === '/' },
  });
  return seen(facts as unknown as Json, { kind: 'page', target: { type: 'page', url } });
}

function list(name: string, path: string, dates: readonly string[]): string {
  const rows = dates.map(
    (date, i) => `<li><a href="${path}${i}.html">${name}第${i}号文章标题</a><span>${date}</span></li>`,
  );
  return `<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="${path}">${name}</a></div><h2>${name}</h2><ul>${rows.join('')}</ul>`;
}

function link(path: string, role: string, verdict: string): Evidence {
  const target: Target = { type: 'link', url: `${ORIGIN}${path}`, from: [`${ORIGIN}/`], count: 1 };
  const facts = {
    role,
    verdict,
    reason: 'http-404',
    status: 404,
    final: '',
    internal: true,
    via: 'a',
    text: '',
    tries: [],
  };
  return seen(facts, { kind: 'link', target });
}

function rendered(path: string, impact: string): Evidence {
  const nodes = [{ selector: '#q', html: '<input>', shape: 'form>input', summary: '' }];
  const base = { nodes, count: 1, wcag: ['4.1.2'] };
  const results = [
    { ...base, rule: 'label', outcome: 'failed', impact, grade: 'failure' },
    { ...base, rule: 'label', outcome: 'review', impact, grade: 'review' },
    { ...base, rule: 'color-contrast', outcome: 'failed', impact, grade: 'failure' },
  ];
  const facts = {
    engine: 'axe',
    loaded: true,
    frames: 1,
    framesSeen: 1,
    results,
    passedRules: ['link-name'],
  };
  return seen(facts, { kind: 'accessibility', target: { type: 'page', url: `${ORIGIN}${path}` } });
}

const EVIDENCE: readonly Evidence[] = [
  seen({ host: 'www.demo.gov.cn', reachable: true, reason: 'ok', status: 200, final: ORIGIN, tries: [] }),
  seen(
    { host: 'www.demo.gov.cn', a: [], aaaa: [], count: 0, validCount: 0, invalidCount: 0, invalid: [] },
    { kind: 'ipv6-dns' },
  ),
  unseen('no-ipv6-path', { kind: 'ipv6-reach' }),
  page('/', list('要闻', '/xwdt/', ['2026-10-01', '2026-09-28', '2026-09-20'])),
  page('/xwdt/', list('新闻动态', '/xwdt/', ['2026-10-01', '2026-09-28', '2026-09-20'])),
  page('/tzgg/', list('通知公告', '/tzgg/', ['2026-11-20', '2026-11-02', '2026-10-20'])),
  page('/tzgg/index_1.html', list('通知公告', '/tzgg/', ['2026-09-20', '2026-09-02', '2026-08-20'])),
  page('/ghjh/', `${list('规划计划', '/ghjh/', [])}<p>暂无数据</p>`),
  unseen('timeout', { kind: 'page', target: { type: 'page', url: `${ORIGIN}/slow/` } }),
  link('/gone.html', 'page', 'broken'),
  link('/a.png', 'image', 'broken'),
  link('/same', 'page', 'suspect'),
  link('/same', 'attachment', 'suspect'),
  rendered('/b', 'critical'),
  rendered('/a', 'minor'),
];

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** Everything that goes to disk out of one site's evidence, as bytes. */
function bytes(evidence: readonly Evidence[]): string {
  const one = site({ level: 'department' });
  const judged = judgeSite(one, evidence, { pack: rules, asOf: AS_OF, checked: KINDS, lang: 'zh' });
  const judgements = new Map<string, Judgement>([[one.id, judged.judgement]]);
  const { findings, scores } = conclude(city([one]), judgements, {
    ...{ pack: rules, asOf: AS_OF, at: AT, checked: KINDS, lang: 'zh' },
    levels: new Map(judged.levelOne ? [[one.id, judged.levelOne]] : []),
  });
  return JSON.stringify({ findings, scores, columns: judged.columns });
}

describe('the same evidence gives the same bytes', () => {
  it('tells something about the sample, so that the rest proves something', () => {
    const failed = (JSON.parse(bytes(EVIDENCE)) as { findings: { rule: string; outcome: string }[] }).findings
      .filter((one) => one.outcome === 'failed')
      .map((one) => one.rule);
    expect(new Set(failed)).toEqual(
      new Set([
        ...['ipv6-address-missing', 'ipv6-support-rate', 'ipv6-department-rate'],
        ...['control-without-name', 'wcag-color-contrast', 'accessibility-level-1-rate'],
        ...['stale-column', 'blank-column', 'stale-home-page', 'broken-link', 'broken-image'],
      ]),
    );
  });

  it('whatever order it comes in', () => {
    const expected = bytes(EVIDENCE);
    const shuffled = fc.shuffledSubarray([...EVIDENCE], { minLength: EVIDENCE.length });
    fc.assert(
      fc.property(shuffled, (evidence) => {
        expect(bytes(evidence)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('frozen to the bottom: judging changes nothing that it was given', () => {
    const copy = structuredClone(EVIDENCE);
    expect(bytes(frozen(copy))).toBe(bytes(EVIDENCE));
    expect(copy).toEqual(EVIDENCE);
  });

  it('after a way over the disk', () => {
    expect(bytes(JSON.parse(JSON.stringify(EVIDENCE)) as Evidence[])).toBe(bytes(EVIDENCE));
  });

  it('with no fingerprint twice among what failed', () => {
    const { findings } = JSON.parse(bytes(EVIDENCE)) as {
      findings: { outcome: string; fingerprint: string }[];
    };
    const prints = findings.filter((one) => one.outcome === 'failed').map((one) => one.fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
});
