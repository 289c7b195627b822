import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_NETWORK } from '../../../src/config/default-network.ts';
import type { Fault } from '../../../src/config/fault.ts';
import { loadSeeds } from '../../../src/config/load-seeds.ts';
import { tempFiles } from './temp-files.ts';

const CITY = 'city: { id: qinghe, name: 清河市, code: "429900" }\n';
const SITE = '  - { id: www, name: 门户, url: "http://www.qinghe.example.gov.cn/", level: city }\n';
const GOOD = `${CITY}sites:\n${SITE}`;

async function load(content: string | { readonly [name: string]: string }, classIds?: readonly string[]) {
  const files = typeof content === 'string' ? { 'seed.yaml': content } : content;
  const dir = await tempFiles(files);
  return loadSeeds(
    Object.keys(files).map((name) => join(dir, name)),
    classIds,
  );
}

async function faultsOf(
  content: string | { readonly [name: string]: string },
  classIds?: readonly string[],
): Promise<readonly Fault[]> {
  const loaded = await load(content, classIds);
  return loaded.ok ? [] : loaded.faults;
}

async function seedsOf(content: string | { readonly [name: string]: string }) {
  const loaded = await load(content);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

/** Where and what, in short: `3 sites[0].url`. */
function places(faults: readonly Fault[]): readonly string[] {
  return faults.map((f) => `${f.line} ${f.path}`.trim());
}

/** One site with a line of its own for every field: id on line 3, then `lines`. */
function site(...lines: readonly string[]): string {
  return `${CITY}sites:\n  - id: www\n    name: 门户\n    url: http://a.gov.cn/\n    level: city\n${lines.map((l) => `    ${l}\n`).join('')}`;
}

describe('a good seed file', () => {
  it('is filled up with every default', async () => {
    const { city, network } = await seedsOf(GOOD);
    expect(network).toEqual(DEFAULT_NETWORK);
    expect(city.sites).toEqual([
      {
        id: 'www',
        name: '门户',
        url: 'http://www.qinghe.example.gov.cn/',
        level: 'city',
        alsoHosts: [],
        columns: [],
        apps: [],
        maxPages: 2000,
      },
    ]);
  });

  it('keeps all that it says', async () => {
    const { city, network } = await seedsOf(`${CITY}
counties: [{ id: chibi, name: 赤壁市, code: "421281" }]
network:
  resolvers: ["127.0.0.1:5353", "[::1]:53"]
  treatAsPublic: ["127.0.0.0/8", "::1/128"]
  ratePerHost: 0
  recheckAfterSeconds: 1
  ipv6Canaries: []
defaults: { maxPages: 50 }
sites:
  - id: chibi
    name: 赤壁市政府
    url: HTTP://WWW.Chibi.gov.cn:80/a/../zf#top
    level: county
    county: 赤壁市
    owner: 办公室
    siteCode: "4212810001"
    alsoHosts: [Data.Chibi.gov.cn, "chibi.gov.cn:8080"]
    columns: [{ name: 通知公告, url: /xxgk/tzgg/, class: notice }, { name: 要闻, url: "xw/" }]
    apps: [{ name: 掌上赤壁, hosts: [app.chibi.gov.cn] }]
    accounts: []
    maxPages: 7
`);
    expect(network).toEqual({
      resolvers: ['127.0.0.1:5353', '[::1]:53'],
      treatAsPublic: ['127.0.0.0/8', '::1/128'],
      ratePerHost: 0,
      recheckAfterSeconds: 1,
      ipv6Canaries: [],
    });
    expect(city.groups).toEqual([{ id: 'chibi', name: '赤壁市', code: '421281' }]);
    expect(city.sites[0]).toEqual({
      id: 'chibi',
      name: '赤壁市政府',
      url: 'http://www.chibi.gov.cn/zf',
      level: 'county',
      group: 'chibi',
      owner: '办公室',
      siteCode: '4212810001',
      alsoHosts: ['data.chibi.gov.cn', 'chibi.gov.cn:8080'],
      columns: [
        { name: '通知公告', url: 'http://www.chibi.gov.cn/xxgk/tzgg/', class: 'notice' },
        { name: '要闻', url: 'http://www.chibi.gov.cn/xw/' },
      ],
      apps: [{ name: '掌上赤壁', hosts: ['app.chibi.gov.cn'] }],
      maxPages: 7,
    });
  });

  it('may name a county that is not listed: the name is its id', async () => {
    const { city } = await seedsOf(
      `${CITY}sites:\n  - { id: a, name: 甲, url: "http://a.gov.cn/", level: township, county: 咸安区 }\n`,
    );
    expect(city.groups).toEqual([{ id: '咸安区', name: '咸安区' }]);
    expect(city.sites[0]?.group).toBe('咸安区');
  });

  it('may name a county on a city site, which belongs to no group all the same', async () => {
    const { city } = await seedsOf(site('county: 咸安区'));
    expect(city.groups).toEqual([]);
    expect(city.sites[0]).not.toHaveProperty('group');
  });

  it('may leave out the quotes of codes', async () => {
    const { city } = await seedsOf(site('siteCode: 4212000001').replace('"429900"', '429900'));
    expect(city.code).toBe('429900');
    expect(city.sites[0]?.siteCode).toBe('4212000001');
  });

  it('has a digest which remarks do not change, and sites do', async () => {
    const plain = await seedsOf(GOOD);
    const remarked = await seedsOf(`# 说明\n${GOOD}`);
    const other = await seedsOf(GOOD.replace('门户', '网站'));
    expect(remarked.digest).toBe(plain.digest);
    expect(other.digest).not.toBe(plain.digest);
  });
});

describe('several seed files', () => {
  const more = 'sites:\n  - { id: b, name: 乙, url: "http://b.gov.cn/", level: department }\n';

  it('are put together, with the city and each network setting from the file that has it', async () => {
    const { city, network } = await seedsOf({
      'a.yaml': GOOD,
      'b.yaml': `network: { ratePerHost: 9 }\ndefaults: { maxPages: 3 }\n${more}`,
    });
    expect(city.sites.map((s) => [s.id, s.maxPages])).toEqual([
      ['www', 2000],
      ['b', 3],
    ]);
    expect(network.ratePerHost).toBe(9);
  });

  it('may be a directory, in which names with _ are left out', async () => {
    const dir = await tempFiles({
      'a.yaml': GOOD,
      'b.yml': more,
      '_draft.yaml': ': broken',
      'readme.txt': '',
    });
    const loaded = await loadSeeds([dir]);
    expect(loaded.ok && loaded.value.city.sites.map((s) => s.id)).toEqual(['www', 'b']);
  });

  it('are read once when they are named twice', async () => {
    const dir = await tempFiles({ 'a.yaml': GOOD });
    expect((await loadSeeds([dir, join(dir, 'a.yaml')])).ok).toBe(true);
  });

  it('may not be of two cities', async () => {
    const faults = await faultsOf({ 'a.yaml': GOOD, 'b.yaml': `city: { id: other, name: 乙市 }\n${more}` });
    expect(places(faults)).toEqual(['1 city']);
    expect(faults[0]?.file).toMatch(/b\.yaml$/);
  });

  it('may not give one id to two sites', async () => {
    const faults = await faultsOf({ 'a.yaml': GOOD, 'b.yaml': more.replace('id: b', 'id: WWW') });
    expect(places(faults)).toEqual(['2 sites[0].id']);
    expect(faults[0]?.message).toMatch(/a\.yaml:3 sites\[0\]\.id$/);
  });

  it('may not set one thing of the network in two ways', async () => {
    const faults = await faultsOf({
      'a.yaml': `${GOOD}network: { ratePerHost: 1 }\n`,
      'b.yaml': `${more}network: { ratePerHost: 2 }\n`,
    });
    expect(places(faults)).toEqual(['3 network.ratePerHost']);
  });

  it('have the faults of all files named at once', async () => {
    const faults = await faultsOf({
      'a.yaml': GOOD.replace('level: city', 'level: town'),
      'b.yaml': more.replace('http:', 'ftp:'),
      'c.yaml': 'sites: [',
    });
    expect(faults.map((f) => f.file.slice(-6))).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
  });
});

describe('what is wrong is named with its line and field', () => {
  it.each([
    ['a wrong type', site('owner: [a]'), '7 sites[0].owner'],
    ['a number for text', site('owner: 5'), '7 sites[0].owner'],
    ['a list for a map', `city: []\nsites:\n${SITE}`, '1 city'],
    ['an unknown level', GOOD.replace('level: city', 'level: citi'), '3 sites[0].level'],
    ['an unknown key', site('colour: red'), '7 sites[0].colour'],
    ['an unknown key at the top', `${GOOD}site: []\n`, '4 site'],
    ['a missing name', GOOD.replace('name: 门户, ', ''), '3 sites[0].name'],
    ['an empty value', site('owner:'), '7 sites[0].owner'],
    ['a site that is no map', `${CITY}sites:\n  - www\n`, '3 sites[0]'],
    ['an empty list of sites', `${CITY}sites: []\n`, '2 sites'],
    ['no list of sites', CITY, '1 sites'],
    ['no city', `sites:\n${SITE}`, '1 city'],
    ['an address that is not http', GOOD.replace('http:', 'ftp:'), '3 sites[0].url'],
    ['an address without scheme', GOOD.replace('http://', ''), '3 sites[0].url'],
    ['an address without host', GOOD.replace('www.qinghe.example.gov.cn', ''), '3 sites[0].url'],
    ['an address with a password', GOOD.replace('//www', '//user:secret@www'), '3 sites[0].url'],
    ['an address with a space', GOOD.replace('//www.', '//www '), '3 sites[0].url'],
    ['an address with an empty label', GOOD.replace('//www.', '//www..'), '3 sites[0].url'],
    ['an id that leaves the folder', GOOD.replace('id: www', 'id: ../www'), '3 sites[0].id'],
    ['a site code of nine digits', site('siteCode: "421200000"'), '7 sites[0].siteCode'],
    ['a page limit of nought', site('maxPages: 0'), '7 sites[0].maxPages'],
    ['half a page', site('maxPages: 1.5'), '7 sites[0].maxPages'],
    ['a host with scheme', site('alsoHosts: ["http://a.gov.cn"]'), '7 sites[0].alsoHosts[0]'],
    ['an app without hosts', site('apps: [{ name: a, hosts: [] }]'), '7 sites[0].apps[0].hosts'],
    ['a column without address', site('columns:', '  - name: 要闻'), '8 sites[0].columns[0].url'],
    [
      'a column of another scheme',
      site('columns: [{ name: a, url: "javascript:x" }]'),
      '7 sites[0].columns[0].url',
    ],
    ['a township without county', GOOD.replace('level: city', 'level: township'), '3 sites[0].county'],
    ['a negative rate', `${GOOD}network: { ratePerHost: -1 }\n`, '4 network.ratePerHost'],
    ['an endless rate', `${GOOD}network: { ratePerHost: .inf }\n`, '4 network.ratePerHost'],
    ['a negative wait', `${GOOD}network:\n  recheckAfterSeconds: -5\n`, '5 network.recheckAfterSeconds'],
    [
      'a range that is too long',
      `${GOOD}network: { treatAsPublic: [127.0.0.0/33] }\n`,
      '4 network.treatAsPublic[0]',
    ],
    [
      'a range that is none',
      `${GOOD}network: { treatAsPublic: [localhost] }\n`,
      '4 network.treatAsPublic[0]',
    ],
    ['a resolver without port', `${GOOD}network: { resolvers: [127.0.0.1] }\n`, '4 network.resolvers[0]'],
    [
      'a resolver of port 70000',
      `${GOOD}network: { resolvers: ["127.0.0.1:70000"] }\n`,
      '4 network.resolvers[0]',
    ],
    [
      'a canary that is no address',
      `${GOOD}network: { ipv6Canaries: [baidu] }\n`,
      '4 network.ipv6Canaries[0]',
    ],
    [
      'a county twice with two names',
      `${GOOD}counties:\n  - { id: a, name: 甲 }\n  - { id: a, name: 乙 }\n`,
      '6 counties[1].id',
    ],
    [
      'a county twice with two ids',
      `${GOOD}counties:\n  - { id: a, name: 甲 }\n  - { id: b, name: 甲 }\n`,
      '6 counties[1].name',
    ],
    ['a site twice', `${GOOD}${SITE.replace('www.', 'b.')}`, '4 sites[1].id'],
    ['an address twice', `${GOOD}${SITE.replace('id: www', 'id: b')}`, '4 sites[1].url'],
    ['a whole file that is a list', '- a\n', '1'],
    ['a whole file that is text', 'hello\n', '1'],
  ])('%s', async (_, content, place) => {
    expect(places(await faultsOf(content))).toContain(place);
  });

  it('a class that the rule pack does not know, with the nearest one', async () => {
    const faults = await faultsOf(site('columns: [{ name: 要闻, url: /xw/, class: newz }]'), [
      'news',
      'notice',
    ]);
    expect(places(faults)).toEqual(['7 sites[0].columns[0].class']);
    expect(faults[0]?.message).toContain('did you mean “news”?');
  });

  it('a mistyped key, with the nearest known one', async () => {
    const faults = await faultsOf(site('siteCod: "4212000001"'));
    expect(faults[0]?.message).toBe('unknown key “siteCod”; did you mean “siteCode”?');
  });

  it('faults of form and faults between fields, all at once and from top to bottom', async () => {
    const faults = await faultsOf(`${CITY}network: { ratePerHost: many }
sites:
  - { id: a, name: 甲, url: nowhere, level: city }
  - { id: a, nam: 乙, url: "http://b.gov.cn/", level: county }
`);
    expect(places(faults)).toEqual([
      '2 network.ratePerHost',
      '4 sites[0].url',
      '5 sites[1].name',
      '5 sites[1].county',
      '5 sites[1].id',
      '5 sites[1].nam',
    ]);
  });

  it('says what was expected and what stood there', async () => {
    const faults = await faultsOf(site('owner: 5', 'maxPages: -1').replace('level: city', 'level: citi'));
    expect(faults.map((f) => f.message)).toEqual([
      'expected one of city, department, county, county-department, township, got “citi”',
      'expected text, got the number 5',
      'expected a number of at least 1, got the number -1',
    ]);
  });
});

describe('a file that cannot be read', () => {
  it('is not there', async () => {
    expect(await loadSeeds(['/nowhere/seed.yaml'])).toEqual({
      ok: false,
      faults: [
        {
          file: '/nowhere/seed.yaml',
          line: 0,
          column: 0,
          path: '',
          message: 'there is no such file or directory',
        },
      ],
    });
  });

  it('is a directory without seed files', async () => {
    const dir = await tempFiles({ '_a.yaml': GOOD });
    expect((await loadSeeds([dir])).ok).toBe(false);
  });

  it('is not named at all', async () => {
    expect((await loadSeeds([])).ok).toBe(false);
  });
});
