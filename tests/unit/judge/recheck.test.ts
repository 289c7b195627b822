import { describe, expect, it } from 'vitest';
import type { Finding, Tally } from '../../../src/domain/finding.ts';
import type { SiteReport } from '../../../src/domain/run.ts';
import { createRecheck, type Rechecked } from '../../../src/judge/recheck.ts';
import { samplePack } from '../report/sample-pack.ts';

const earlier: Finding = {
  ...{ indicator: '27.links', rule: 'broken-link', outcome: 'failed', severity: 'error', site: 'www' },
  target: { type: 'link', url: 'http://www/gone', from: ['http://www/'], count: 1 },
  ...{ message: '', facts: {}, pages: 1, fingerprint: 'f1' },
};
const report = (part: Partial<SiteReport> = {}): SiteReport => ({
  ...{ id: 'www', state: 'done', why: '', requests: 1, bytes: 1, tookMs: 1 },
  pages: { known: 9, fetched: 9, rendered: 0, skipped: { timeout: 1 } },
  ...part,
});
const tally: Tally = {
  ...{ site: 'www', rule: 'broken-link', passed: 8, failed: 0, cantTell: 0, inapplicable: 0, untested: 0 },
};
const run = (part: Partial<Rechecked> = {}): Rechecked => ({
  ...{
    pack: samplePack,
    checked: ['links'],
    reports: [report()],
    findings: [],
    tallies: [tally],
    whole: true,
  },
  ...part,
});

it('is not said of a page to which the rule no longer applies', () => {
  const site: Finding = { ...earlier, target: { type: 'page', url: 'http://www/' } };
  const idle: Finding = { ...earlier, outcome: 'inapplicable', target: { type: 'site', url: 'http://www/' } };
  expect(createRecheck(run({ findings: [idle] }))(site)).toBe(false);
  expect(createRecheck(run({ findings: [idle] }))(earlier)).toBe(true);
});

describe('whether a problem that was not found is gone', () => {
  it('is said where the site was seen to the end and its indicator judged', () => {
    expect(createRecheck(run())(earlier)).toBe(true);
  });
  it.each<[string, Partial<Rechecked>]>([
    ['chosen pages alone were looked at', { whole: false }],
    ['the site was seen in part', { reports: [report({ state: 'partial' })] }],
    ['the site was not reached', { reports: [report({ state: 'unreached' })] }],
    ['the site is no part of the run', { reports: [] }],
    [
      'pages were left out for the budget',
      { reports: [report({ pages: { known: 9, fetched: 5, rendered: 0, skipped: { budget: 4 } } })] },
    ],
    ['the kind was not checked', { checked: ['ipv6'] }],
    ['nothing of the indicator was judged', { tallies: [{ ...tally, passed: 0, cantTell: 3 }] }],
    ['it cannot be told this time', { findings: [{ ...earlier, outcome: 'cantTell' }] }],
    [
      'the rule was left out on the site',
      {
        findings: [
          { ...earlier, outcome: 'untested', target: { type: 'site', url: 'http://www/' }, fingerprint: 'x' },
        ],
      },
    ],
  ])('is not said where %s', (_, part) => {
    expect(createRecheck(run(part))(earlier)).toBe(false);
  });
});
