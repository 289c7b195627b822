import { beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { govAudit, readJson } from './command.ts';
import { findings } from './contract-schemas.ts';
import { linkSite, OTHERS, renamed } from './link-town.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF, WWW } from './small-city.ts';
import { startTown, type Town } from './town.ts';

const HAS_BROWSER = (await findBrowser()) !== null;

interface Found {
  readonly rule: string;
  readonly outcome: string;
  readonly url: string;
  readonly facts: { readonly [key: string]: unknown };
}

/** The town, its folder, and audits of it. */
interface LinkTown extends AsyncDisposable {
  readonly town: Town;
  /** By rule and outcome the addresses found, without the town's port. */
  audit(args: readonly string[]): Promise<readonly Found[]>;
}

async function openLinkTown(): Promise<LinkTown> {
  let port = 0;
  const to = (host: string, path = '/') => `http://${host}:${port}${path}`;
  // The site names the port of its town, which is known once it listens.
  let made: ReturnType<typeof linkSite> | null = null;
  const answer = (path: string) => {
    made ??= linkSite(to);
    return made[path];
  };
  const town = await startTown({
    [WWW]: new Proxy({}, { get: (_, path: string) => answer(path) }),
    'www.evil.example': { '/to-inside': { status: 302, headers: { location: 'http://10.1.1.1/secret' } } },
    'www.renamed.example': renamed(to),
    ...OTHERS,
  });
  port = town.port;
  const at = bench();
  const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
  return {
    town,
    async audit(args) {
      const all = ['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--format', 'json', ...args];
      expect(await govAudit(all)).toMatchObject({ code: 0 });
      const written = await readJson(findings, at.out, 'latest', 'findings.json');
      return written.findings.flatMap((one): Found[] => {
        if (one.target.type !== 'link' && one.target.type !== 'site') return [];
        const url = one.target.url.replace(`:${port}`, '');
        return [{ rule: one.rule, outcome: one.outcome, url, facts: one.facts as Found['facts'] }];
      });
    },
    async [Symbol.asyncDispose]() {
      await town[Symbol.asyncDispose]();
      at[Symbol.dispose]();
    },
  };
}

function urls(found: readonly Found[], rule: string, outcome = 'failed'): readonly string[] {
  return found
    .filter((one) => one.rule === rule && one.outcome === outcome)
    .map((one) => one.url.replace(`http://${WWW}`, ''))
    .sort();
}

const PLAIN = ['--only', 'links', '--render', 'none'];

describe('links of every kind', () => {
  let found: readonly Found[] = [];
  let paths: readonly string[] = [];
  beforeAll(async () => {
    await using opened = await openLinkTown();
    found = await opened.audit(PLAIN);
    paths = opened.town.paths(WWW);
  }, 120_000);

  it('calls broken what is broken, and nothing else', () => {
    expect(urls(found, 'broken-link')).toEqual(
      [
        ...['/dead.html', '/from-docx.html', '/from-pdf.html', '/old/roads.html', '/only-in-map.html'],
        ...['http://www.honest.example/b.html', 'http://www.honest.example/menu.html'],
        ...['http://www.dark1.example/', 'http://www.dark2.example/'],
        // in an old document
        ...[
          'http://www.example.gov.cn/a.html',
          `http://www.example.gov.cn/${encodeURI('中文')}.html?x=1&y=2`,
        ],
        ...['http://www.renamed.example/info/a.html', 'http://www.renamed.example/info/lost.html'],
      ].sort(),
    );
    expect(urls(found, 'broken-image')).toEqual([
      ...['/css/sub/deep-dead.png', '/img/attr-dead.png', '/img/css-dead.png', '/img/style-dead.png'],
    ]);
    expect(urls(found, 'broken-resource')).toEqual(['/f/dead.woff2']);
    expect(urls(found, 'broken-attachment')).toEqual([
      '/files/bad.pdf',
      '/files/empty.doc',
      '/files/words.zip',
    ]);
    expect(urls(found, 'suspect-link', 'cantTell')).toEqual([]);
  });

  it('asks nothing that stands in comments, templates, script text and style comments', () => {
    expect(paths.filter((path) => /comment|template|script-text|never|old\.eot/.test(path))).toEqual([]);
  });

  it('knows missing pages that report success, and leaves alone what only looks like them', () => {
    expect(urls(found, 'soft-404')).toEqual([
      'http://www.homing.example/gone.html',
      'http://www.lying.example/gone.html',
      'http://www.words.example/x.html',
    ]);
  });

  it('knows what is dangerous by its content, and does not take a warning for it', () => {
    expect(urls(found, 'hijacked-link')).toEqual(['http://www.gamble.example/', 'http://www.sold.example/']);
    expect(urls(found, 'dark-link')).toEqual(['http://www.dark1.example/', 'http://www.dark2.example/']);
    const dark = found.find((one) => one.rule === 'dark-link' && one.url.includes('dark1'));
    expect(dark?.facts['hidden']).toMatchObject({ by: 'off-screen', rendered: false });
    expect(urls(found, 'maintenance-page')).toEqual(['http://www.maintain.example/']);
  });

  it('tells links into private networks without asking there', () => {
    expect(urls(found, 'intranet-link')).toEqual([
      'http://192.168.3.4/oa/',
      'http://www.evil.example/to-inside',
    ]);
  });

  it('finds the places within pages, and doubts where scripts may make them', () => {
    expect(urls(found, 'broken-fragment')).toEqual([
      ...['/plain.html#nowhere', 'http://www.honest.example/places.html#gone'],
    ]);
    expect(urls(found, 'broken-fragment', 'cantTell')).toEqual(['/#gone', '/scripted.html#later']);
  });

  it('hints at what has moved for good', () => {
    const moved = found.filter((one) => one.rule === 'moved-link' && one.outcome === 'cantTell');
    expect(moved.map((one) => one.url)).toEqual(['http://www.moved.example/old.html']);
    expect(String(moved[0]?.facts['movedTo'])).toMatch(/\/new\/place\.html$/);
  });

  it('says where a missing page probably is: under the new name of its host, or under the title that the link says', () => {
    const movedTo = (end: string) => {
      const one = found.find(({ rule, url }) => rule === 'broken-link' && url.endsWith(end));
      return String(one?.facts['movedTo']).replace(/:\d+\//, '/');
    };
    expect(movedTo('/info/a.html')).toBe('http://www.newname.example/info/a.html');
    expect(movedTo('/info/lost.html')).toBe('null');
    expect(movedTo('/old/roads.html')).toBe(`http://${WWW}/new/roads-2.html`);
  });

  it('says where a link stands and what has to be mended', () => {
    const dead = found.find((one) => one.url.endsWith('/dead.html'));
    expect(dead?.facts).toMatchObject({ zone: 'main', cause: 'page', text: '死', history: { failures: 1 } });
    const host = found.find((one) => one.rule === 'broken-link' && one.url.includes('dark1'));
    expect(host?.facts).toMatchObject({ cause: 'host' });
  });
});

describe.runIf(HAS_BROWSER)('links as a browser has them', () => {
  it('decides places made by scripts, and proves what is hidden', async () => {
    await using opened = await openLinkTown();
    const found = await opened.audit(['--only', 'links,accessibility']);
    expect(urls(found, 'broken-fragment')).toEqual([
      ...['/#gone', '/plain.html#nowhere'],
      ...['http://www.honest.example/places.html#gone', 'http://www.honest.example/scripted.html#never'],
    ]);
    expect(urls(found, 'broken-fragment', 'cantTell')).toEqual([]);
    expect(urls(found, 'dark-link')).toEqual(['http://www.dark1.example/', 'http://www.dark2.example/']);
    for (const one of found.filter((dark) => dark.rule === 'dark-link' && dark.outcome === 'failed'))
      expect(one.facts['hidden']).toMatchObject({ rendered: true });
  }, 180_000);
});

it('says the same twice, asks well links of other hosts seldom, and remembers what it knows', async () => {
  await using opened = await openLinkTown();
  const first = await opened.audit(PLAIN);
  const before = opened.town.paths('www.honest.example').length;
  const second = await opened.audit(PLAIN);
  const told = (found: readonly Found[]) =>
    found.map((one) => `${one.rule} ${one.outcome} ${one.url}`).sort();
  expect(told(second)).toEqual(told(first));
  const again = opened.town.paths('www.honest.example').slice(before);
  expect(again).toContain('/b.html');
  expect(again).not.toContain('/a.html');
  const dead = second.find((one) => one.url.endsWith('/dead.html'));
  expect(dead?.facts).toMatchObject({ history: { failures: 2, lastOk: null } });
  const since = (list: readonly Found[]): unknown => {
    const facts = list.find(({ url }) => url.endsWith('/dead.html'))?.facts;
    return (facts?.['history'] as { readonly failingSince: string } | undefined)?.failingSince; // as its schema says
  };
  expect(since(first)).toEqual(expect.any(String));
  expect(since(second)).toBe(since(first));
}, 120_000);
