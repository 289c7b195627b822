import { beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { govAudit, readJson } from './command.ts';
import { findings } from './contract-schemas.ts';
import { linkSite, OTHERS } from './link-town.ts';
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

/** Audits the town and gives, by rule and outcome, the addresses found, without the town's port. */
async function auditTown(
  args: readonly string[],
): Promise<{ readonly found: readonly Found[]; readonly paths: readonly string[] }> {
  let town: Town | null = null;
  const to = (host: string, path = '/') => `http://${host}:${town?.port ?? 0}${path}`;
  // The site names the port of its town, which is known once it listens.
  let made: ReturnType<typeof linkSite> | null = null;
  const answer = (path: string) => {
    made ??= linkSite(to);
    return made[path];
  };
  const site = new Proxy({}, { get: (_, path: string) => answer(path) });
  town = await startTown({
    [WWW]: site,
    'www.evil.example': { '/to-inside': { status: 302, headers: { location: 'http://10.1.1.1/secret' } } },
    ...OTHERS,
  });
  await using running = town;
  using at = bench();
  const seeds = at.file('city.yaml', seedText(running.resolver, [{ id: 'www', url: running.url(WWW) }]));
  const ended = await govAudit([
    'audit',
    seeds,
    '--as-of',
    AS_OF,
    '--out',
    at.out,
    '--format',
    'json',
    ...args,
  ]);
  expect(ended).toMatchObject({ code: 0 });
  const all = (await readJson(findings, at.out, 'latest', 'findings.json')).findings;
  const found = all.flatMap((one): Found[] => {
    if (one.target.type !== 'link' && one.target.type !== 'site') return [];
    const url = String((one.target as { url?: unknown }).url).replace(`:${running.port}`, '');
    return [{ rule: one.rule, outcome: one.outcome, url, facts: one.facts as Found['facts'] }];
  });
  return { found, paths: running.paths(WWW) };
}

function urls(found: readonly Found[], rule: string, outcome = 'failed'): readonly string[] {
  return found
    .filter((one) => one.rule === rule && one.outcome === outcome)
    .map((one) => one.url.replace(`http://${WWW}`, ''))
    .sort();
}

describe('links of every kind', () => {
  let found: readonly Found[] = [];
  let paths: readonly string[] = [];
  beforeAll(async () => {
    ({ found, paths } = await auditTown(['--only', 'links', '--render', 'none']));
  }, 120_000);

  it('calls broken what is broken, and nothing else', () => {
    expect(urls(found, 'broken-link')).toEqual(
      [
        ...['/dead.html', '/from-docx.html', '/from-pdf.html', '/only-in-map.html'],
        ...['http://www.honest.example/b.html', 'http://www.honest.example/menu.html'],
        ...['http://www.dark1.example/', 'http://www.dark2.example/'],
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
    expect(urls(found, 'broken-fragment')).toEqual(['/plain.html#nowhere']);
    expect(urls(found, 'broken-fragment', 'cantTell')).toEqual(['/#gone', '/scripted.html#later']);
  });

  it('hints at what has moved for good', () => {
    const moved = found.filter((one) => one.rule === 'moved-link' && one.outcome === 'cantTell');
    expect(moved.map((one) => one.url)).toEqual(['http://www.moved.example/old.html']);
    expect(String(moved[0]?.facts['movedTo'])).toMatch(/\/new\/place\.html$/);
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
    const { found } = await auditTown(['--only', 'links,accessibility']);
    expect(urls(found, 'broken-fragment')).toEqual(['/#gone', '/plain.html#nowhere']);
    expect(urls(found, 'broken-fragment', 'cantTell')).toEqual([]);
    expect(urls(found, 'dark-link')).toEqual(['http://www.dark1.example/', 'http://www.dark2.example/']);
    for (const one of found.filter((dark) => dark.rule === 'dark-link' && dark.outcome === 'failed'))
      expect(one.facts['hidden']).toMatchObject({ rendered: true });
  }, 180_000);
});
