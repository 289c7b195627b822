import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { govAudit, ROOT } from './command.ts';
import { bench } from './seeds.ts';

const HEAD = 'city: { id: xiaozhen, name: 小镇市 }\n';
const SITE = '  - { id: www, name: 小镇政府, url: "http://www.xiaozhen.gov.cn/", level: city }\n';

/** Seed files with what has to be said about them: line and words. */
const SEEDS: readonly (readonly [what: string, text: string, said: readonly RegExp[]])[] = [
  ['a wrong type', `${HEAD}defaults: { maxPages: many }\nsites:\n${SITE}`, [/:2:\d+ defaults\.maxPages: /]],
  ['an unknown key', `${HEAD}colour: red\nsites:\n${SITE}`, [/:2:\d+ colour: /]],
  [
    'an unknown level',
    `${HEAD}sites:\n${SITE.replace('level: city', 'level: town')}`,
    [/:3:\d+ sites\[0\]\.level: /],
  ],
  [
    'an id that stands twice',
    `${HEAD}sites:\n${SITE}${SITE.replace('//www', '//other')}`,
    [/:4:\d+ sites\[1\]\.id: .*www/],
  ],
  [
    'a bad address',
    `${HEAD}sites:\n${SITE.replace('http://www', 'ftp://www')}`,
    [/:3:\d+ sites\[0\]\.url: .*http/],
  ],
  ['what is not YAML', `${HEAD}sites: [\n${SITE}`, [/:\d+:\d+/]],
  ['no sites', `${HEAD}sites: []\n`, [/:2:\d+ sites: /]],
  ['no list of sites', HEAD, [/sites: .*missing/]],
  [
    'a county that is not named',
    `${HEAD}sites:\n${SITE.replace('level: city', 'level: county')}`,
    [/:3:\d+ sites\[0\]\.county: /],
  ],
  [
    'two faults at once',
    `${HEAD}network: { ratePerHost: fast }\nsites:\n${SITE.replace('level: city', 'level: town')}`,
    [/:2:\d+ network\.ratePerHost: /, /:4:\d+ sites\[0\]\.level: /],
  ],
];

/** Options with what has to be named. */
const OPTIONS: readonly (readonly [readonly string[], RegExp])[] = [
  [['--frobnicate'], /--frobnicate/],
  [['--as-of', '2026-02-31'], /--as-of: .*2026-02-31/],
  [['--as-of', 'yesterday'], /--as-of/],
  [['--only', 'ipv6,colours'], /--only: .*colours/],
  [['--skip', 'everything'], /--skip: .*everything/],
  [['--format', 'html,doc'], /--format: .*doc/],
  [['--time-budget', 'soon'], /--time-budget: .*soon/],
  [['--time-budget', '-5s'], /--time-budget/],
  [['--render', 'some'], /--render: .*some/],
  [['--families', '5'], /--families: .*5/],
  [['--max-pages', '0'], /--max-pages/],
  [['--min-judged', '2'], /--min-judged/],
  [['--rate-per-host', '-1'], /--rate-per-host/],
  [['--resolver', 'dns server'], /--resolver/],
  [['--treat-as-public', '300.0.0.0/8'], /--treat-as-public/],
  [['--lang', 'fr'], /--lang/],
  [['--log-format', 'xml'], /--log-format/],
  [['--site', 'nobody'], /--site: .*nobody/],
  [['--pages', '/nowhere/pages.txt'], /--pages: .*\/nowhere\/pages\.txt/],
  [['--database', 'mysql://localhost/x'], /--database/],
  [['--url', 'http://127.0.0.1/'], /--url/],
];

describe('a seed file that is wrong', () => {
  it.concurrent.each(SEEDS)('%s ends with 2, named by file, line and field', async (_, text, said) => {
    using at = bench();
    const file = at.file('city.yaml', text);
    const ended = await govAudit(['audit', file, '--out', at.out]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    for (const words of said) expect(ended.stderr).toMatch(new RegExp(`city\\.yaml.*${words.source}`));
    expect(ended.stderr.trim().split('\n')).toHaveLength(said.length);
    expect(existsSync(at.out)).toBe(false);
    expect(await govAudit(['seeds', 'check', file])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: ended.stderr,
    });
  });

  it('a file that is not there', async () => {
    using at = bench();
    const ended = await govAudit(['audit', join(at.dir, 'none.yaml'), '--out', at.out]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('none.yaml');
    expect(existsSync(at.out)).toBe(false);
  });
});

describe('options that are wrong', () => {
  it.concurrent.each(OPTIONS)('%j ends with 2 and names the option', async (options, said) => {
    using at = bench();
    const file = at.file('city.yaml', `${HEAD}sites:\n${SITE}`);
    const ended = await govAudit(['audit', file, '--out', at.out, ...options]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(said);
    expect(existsSync(at.out)).toBe(false);
  });

  it('neither seeds nor --url', async () => {
    const ended = await govAudit(['audit']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('--url');
  });

  it('names every fault at once', async () => {
    using at = bench();
    const file = at.file('city.yaml', `${HEAD}sites:\n${SITE}`);
    const { code, stderr } = await govAudit([
      'audit',
      file,
      '--out',
      at.out,
      '--as-of',
      'x',
      '--render',
      'y',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--as-of/);
    expect(stderr).toMatch(/--render/);
  });
});

describe('a rule file that is wrong', () => {
  const cases: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['an unknown operator', (text) => text.replace('is: isFalse', 'is: isFals'), /isFals\b/],
    [
      'an unknown key',
      (text) => text.replace('severity: error', 'severity: error\n    urgency: high'),
      /urgency/,
    ],
    ['an unknown kind of evidence', (text) => text.replace('evidence: column', 'evidence: colum'), /colum/],
    ['what is not YAML', (text) => `${text}\n  - [`, /:\d+:\d+/],
    ['an unknown severity', (text) => text.replace('severity: error', 'severity: fatal'), /severity/],
  ];

  it.concurrent.each(cases)('%s ends with 2, named by file and line', async (_, change, said) => {
    using at = bench();
    const rules = join(at.dir, 'rules');
    cpSync(join(ROOT, 'rules'), rules, { recursive: true });
    const file = join(rules, '27/27.columns.yaml');
    const text = readFileSync(file, 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(file, change(text));
    const seeds = at.file('city.yaml', `${HEAD}sites:\n${SITE}`);
    const ended = await govAudit(['audit', seeds, '--rules', rules, '--out', at.out]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/27\.columns\.yaml:\d+/);
    expect(ended.stderr).toMatch(said);
    expect(existsSync(at.out)).toBe(false);
    expect(await govAudit(['rules', 'check', rules])).toMatchObject({ code: 2, stdout: '' });
  });

  it('a folder that is empty or not there', async () => {
    using at = bench();
    mkdirSync(join(at.dir, 'empty'));
    expect(await govAudit(['rules', 'check', join(at.dir, 'empty')])).toMatchObject({ code: 2, stdout: '' });
    expect(await govAudit(['rules', 'check', join(at.dir, 'none')])).toMatchObject({ code: 2, stdout: '' });
  });
});
