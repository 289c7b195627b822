import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_IPV6 } from '../unit/net/loopback.ts';
import { govAudit, readJson } from './command.ts';
import { type Finding, findings, scores } from './contract-schemas.ts';
import { page } from './pages.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { AS_OF } from './small-city.ts';
import { startTown, type Town } from './town.ts';

const HOME = { '/': page('小镇政府', '<h1>小镇政府</h1>') };
const NAMES = { none: 'none.xiaozhen.gov.cn', deaf: 'deaf.xiaozhen.gov.cn', works: 'works.xiaozhen.gov.cn' };
const SITES = ['none', 'deaf', 'works'] as const;

describe.skipIf(!HAS_IPV6)('three sites: without AAAA, with nothing behind it, and one that works', () => {
  let town: Town;
  let onlyIpv4: Town;
  let at: Bench;
  let seeds: string;

  beforeAll(async () => {
    onlyIpv4 = await startTown({ [NAMES.deaf]: HOME });
    town = await startTown(
      { [NAMES.none]: HOME, [NAMES.works]: HOME },
      { families: [4, 6], records: { [NAMES.none]: { aaaa: [] }, [NAMES.deaf]: {} } },
    );
    at = bench();
    const url = { none: town.url(NAMES.none), deaf: onlyIpv4.url(NAMES.deaf), works: town.url(NAMES.works) };
    seeds = at.file(
      'city.yaml',
      seedText(
        town.resolver,
        SITES.map((id) => ({ id, url: url[id] })),
      ),
    );
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    await onlyIpv4[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  const audit = async (...more: string[]) => {
    const args = ['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--only', 'ipv6', ...more];
    expect(await govAudit(args)).toMatchObject({ code: 0 });
    const all = (await readJson(findings, at.out, 'latest', 'findings.json')).findings;
    const { city } = await readJson(scores, at.out, 'latest', 'scores.json');
    return { verdicts: SITES.map((id) => verdict(all, id)), rate: city.rates['ipv6-support'] };
  };

  it('fails the first two and passes the third', async () => {
    const { verdicts, rate } = await audit();
    expect(verdicts).toEqual(['failed', 'failed', 'passed']);
    expect(rate).toMatchObject({ passed: 1, failed: 2, unknown: 0, verdict: 'failed' });
  });

  it('without an IPv6 path fails only what DNS proves', async () => {
    const { verdicts, rate } = await audit('--families', '4');
    expect(verdicts).toEqual(['failed', 'cantTell', 'cantTell']);
    expect(rate).toMatchObject({ passed: 0, failed: 1, unknown: 2 });
  });
});

function verdict(all: readonly Finding[], site: string): 'failed' | 'cantTell' | 'passed' {
  const outcomes = all
    .filter((one) => one.site === site && one.indicator === '26.ipv6')
    .map((one) => one.outcome);
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('cantTell') ? 'cantTell' : 'passed';
}
