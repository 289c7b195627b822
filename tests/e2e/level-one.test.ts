import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJson, succeed } from './command.ts';
import { findings, scores } from './contract-schemas.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF, COUNTY, healthySite, WWW } from './small-city.ts';
import { startTown } from './town.ts';

const NAMES = ['政务公开', '办事服务', '互动交流', '走进小镇'];

/** A page in a template of its own, whose menu may stand in another order. */
function page(body: string, names: readonly string[] = NAMES): string {
  const menu = names.map((name) => `<a href="/xwdt/">${name}</a>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>小镇政府</title></head>
<body><div class="nav">${menu}</div><div class="search"><input name="searchWord" placeholder="请输入关键字"></div>${body}</body></html>`;
}

const CAPTCHA =
  '<form action="/s" method="post"><input name="title" title="标题"><input name="checkCode" title="验证码"><img id="captcha" src="/captcha.jsp" alt="点击刷新验证码"></form>';
const SHUFFLED = [...NAMES].reverse();

it('tells level 1 indicator by indicator, also without a browser', async () => {
  await using town = await startTown({
    [WWW]: {
      ...healthySite(),
      '/': page(
        '<a href="/a.html">一</a><a href="/b.html">二</a><a href="/c.html">三</a><a href="/d.html">四</a>',
      ),
      '/a.html': page(CAPTCHA),
      '/b.html': page('<p>乙</p>'),
      '/c.html': page('<p>丙</p>', SHUFFLED),
      '/d.html': page('<p>丁</p>', SHUFFLED),
    },
    [COUNTY]: healthySite(),
  });
  using at = bench();
  const sites = [
    { id: 'www', url: town.url(WWW) },
    { id: 'sound', url: town.url(COUNTY) },
  ];
  const seeds = at.file('city.yaml', seedText(town.resolver, sites));
  await succeed([
    'audit',
    seeds,
    '--as-of',
    AS_OF,
    '--out',
    at.out,
    '--only',
    'accessibility',
    '--render',
    'none',
  ]);
  const run = join(at.out, 'latest');
  const failed = (await readJson(findings, run, 'findings.json')).findings.filter(
    (one) => one.outcome === 'failed' && one.site !== undefined,
  );
  expect(failed.map((one) => [one.site, one.rule, one.pages]).sort()).toEqual([
    ['www', 'captcha-without-alternative', 1],
    ['www', 'control-without-name', 5],
    ['www', 'inconsistent-navigation', 2],
    // Without any script no key can lead past the menu either.
    ['www', 'skip-link-missing', 5],
  ]);
  const told = (await readJson(scores, run, 'scores.json')) as unknown as {
    readonly city: { readonly rates: { readonly 'accessibility-level-1': object } };
    readonly sites: readonly {
      readonly levelOne: {
        readonly verdict: string;
        readonly indicators: readonly { readonly state: string; readonly why?: string }[];
      };
    }[];
  };
  expect(told.sites.map((one) => one.levelOne.verdict)).toEqual(['failed', 'notJudged']);
  const states = told.sites[0]?.levelOne.indicators.map((one) => one.why ?? one.state) ?? [];
  expect(states).toHaveLength(16);
  expect([states[0], states[1], states[2], states[7], states[12]]).toEqual([
    'failed',
    'no-browser',
    'failed',
    'no-browser',
    'failed',
  ]);
  expect(told.city.rates['accessibility-level-1']).toMatchObject({
    passed: 0,
    failed: 1,
    unknown: 1,
    low: 0,
    high: 0.5,
  });
});
