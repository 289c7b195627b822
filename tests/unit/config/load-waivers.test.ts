import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSeeds } from '../../../src/config/load-seeds.ts';
import { loadWaivers } from '../../../src/config/load-waivers.ts';
import { city, indicator, pack, rule, site } from '../judge/samples.ts';
import { tempFiles } from './temp-files.ts';

const KNOWN = {
  pack: pack({
    indicators: [indicator({ rules: [rule({ id: 'broken-link' }), rule({ id: 'stale-column' })] })],
  }),
  city: city([site({ id: 'www' })]),
};
const GOOD = '{ rule: broken-link, site: www, reason: 历史档案, owner: 信息中心, expires: 2027-03-31 }';

async function load(...entries: readonly string[]) {
  const content = `waivers:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
  const dir = await tempFiles({ 'waivers.yaml': content });
  return loadWaivers(join(dir, 'waivers.yaml'), KNOWN);
}

describe('a list of waivers', () => {
  it('is read with its targets', async () => {
    const target = GOOD.replace('site: www', 'target: { url: "http://old.gov.cn/*" }');
    expect(await load(GOOD, target)).toMatchObject({
      ok: true,
      value: [
        { rule: 'broken-link', site: 'www', expires: '2027-03-31' },
        { target: { url: 'http://old.gov.cn/*' } },
      ],
    });
  });
  it('may be empty', async () => {
    const dir = await tempFiles({ 'waivers.yaml': 'waivers: []\n' });
    expect(await loadWaivers(join(dir, 'waivers.yaml'), KNOWN)).toEqual({ ok: true, value: [] });
  });
  it('has every fault named with line and field', async () => {
    const loaded = await load(
      GOOD.replace('broken-link', 'broken-lnk'),
      GOOD.replace('www', 'w3'),
      GOOD.replace('site: www, ', ''),
    );
    const told = loaded.ok ? [] : loaded.faults.map((f) => `${f.line} ${f.path}: ${f.message}`);
    expect(told).toEqual([
      '2 waivers[0].rule: there is no rule “broken-lnk”; did you mean “broken-link”?',
      expect.stringContaining('3 waivers[1].site: there is no site “w3”'),
      expect.stringContaining('4 waivers[2]: expected a site or a target'),
    ]);
  });
  it.each([
    ['reason: 历史档案, ', '', 'waivers[0].reason'],
    ['owner: 信息中心, ', '', 'waivers[0].owner'],
    ['expires: 2027-03-31', 'expires: someday', 'waivers[0].expires'],
    ['expires: 2027-03-31', 'expires: 2027-02-30', 'waivers[0].expires'],
    ['site: www', 'sites: www', 'waivers[0].sites'],
    ['site: www', 'target: {}', 'waivers[0].target'],
  ])('without %s in it (%s) is refused', async (from, to, path) => {
    const loaded = await load(GOOD.replace(from, to));
    expect(loaded.ok ? [] : loaded.faults.map((f) => f.path)).toContain(path);
  });
  it('in a folder of seed files is no seed file', async () => {
    const seed =
      'city: { id: a, name: 市 }\nsites:\n  - { id: www, name: 门户, url: "http://www.a.gov.cn/", level: city }\n';
    const dir = await tempFiles({ 'a.yaml': seed, 'waivers.yaml': 'waivers: []\n' });
    expect(await loadSeeds([dir])).toMatchObject({ ok: true });
  });
});
