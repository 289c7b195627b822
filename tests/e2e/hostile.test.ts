import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { type Ended, readJson, succeed } from './command.ts';
import { findings, manifest } from './contract-schemas.ts';
import { articles, list, page } from './pages.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { AS_OF, column, WWW } from './small-city.ts';
import { type Host, startTown, type Town } from './town.ts';

const HAS_BROWSER = (await findBrowser()) !== null;
const MB = 1_000_000;
const EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const ESCAPED = EVIL.replaceAll('<', '&lt;');
/** Colours the terminal, rings, turns the direction of text, ends the string. */
const CONTROL = '\u001b[31mred\u0007\u202eevil\u0000\u2028';

describe('a site that means harm', () => {
  let town: Town;
  let at: Bench;
  let ended: Ended;
  let run: string;

  beforeAll(async () => {
    town = await startTown({ [WWW]: hostileSite() });
    at = bench();
    const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
    ended = await succeed([
      ...['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--format', 'html,json,xlsx,csv'],
      ...['--max-pages', '60', '--time-budget', '240s', '--render', HAS_BROWSER ? 'sample' : 'none'],
    ]);
    run = join(at.out, 'latest');
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  it('is audited to its end', async () => {
    const told = await readJson(manifest, run, 'manifest.json');
    expect(told.sites).toMatchObject([{ state: 'done', why: '' }]);
    expect(town.paths(WWW)).toEqual(
      expect.arrayContaining([
        '/deep.html',
        '/links.html',
        '/large.html',
        '/bomb.html',
        '/endless.html',
        '/title.html',
      ]),
    );
  });

  it('is not followed round for ever', () => {
    expect(town.paths(WWW).filter((path) => path.startsWith('/round/')).length).toBeLessThan(60);
  });

  it('keeps its tricks inside findings.json', async () => {
    const text = readFileSync(join(run, 'findings.json'), 'utf8');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    const { findings: all } = await readJson(findings, run, 'findings.json');
    // The tricks were seen; they are data and nothing else.
    expect(text).toContain('alert(');
    for (const one of all) expect(JSON.stringify(one).length).toBeLessThan(60_000);
  });

  it('runs nothing in the report', () => {
    const pages = readdirSync(run, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const name of pages) {
      const $ = load(readFileSync(join(run, name), 'utf8'));
      expect($('script').text()).not.toContain('alert(');
      expect($('[onerror],[onclick],[onload],[onmouseover],iframe,object,embed').length).toBe(0);
      const schemes = $('[href],[src]')
        .toArray()
        .map((one) => $(one).attr('href') ?? $(one).attr('src') ?? '')
        .filter(
          (address) =>
            /^\s*(?:javascript|data|vbscript):/i.test(address) && !address.startsWith('data:image/'),
        );
      expect(schemes).toEqual([]);
    }
  });

  it('starts no formula in the table', () => {
    const cells = readFileSync(join(run, 'findings.csv'), 'utf8').split(/[,\n]/);
    expect(cells.filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
  });

  it('reaches no terminal', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/;
    expect(ended.stdout).not.toMatch(unsafe);
    expect(ended.stderr).not.toMatch(unsafe);
  });
});

function hostileSite(): Host {
  const paths = [
    'title',
    'deep',
    'links',
    'large',
    'bomb',
    'bomb2',
    'endless',
    'truncated',
    'nonsense',
    'headers',
  ];
  const links = [...paths.map((name) => `/${name}.html`), '/round/1', '/self', '/xwdt/', '/tzgg/', '/dup/'];
  return {
    '/': page(
      `${ESCAPED}${CONTROL}`,
      `<h1>${ESCAPED}</h1>${list('/xwdt/', '2026-11-20')}${links.map((to) => `<a href="${to}">${ESCAPED}${CONTROL}</a>`).join('')}
      <a href="javascript:alert(3)">甲</a><a href="data:text/html,<script>alert(4)</script>">乙</a><a href="/gone.html?&quot;onmouseover=alert(5)&lt;">丙</a>
      <img src="/lost.png?=1+1"><input name="=cmd|' /C calc'!A0" id="--x">`,
    ),
    '/xwdt/': column('新闻动态', '/xwdt/', '2026-11-20'),
    ...articles('/xwdt/', '2026-11-20'),
    '/tzgg/': column(`=HYPERLINK("http://evil.example")${ESCAPED}通知公告${CONTROL}`, '/tzgg/', '2026-01-10'),
    ...articles('/tzgg/', '2026-01-10'),
    '/title.html': page('长'.repeat(MB / 3), '<h1>长标题</h1>'),
    '/deep.html': page('深', `${'<div>'.repeat(100_000)}底<a href="/gone-deep.html">丁</a>`),
    '/links.html': page(
      '多',
      Array.from({ length: 50_000 }, (_, i) => `<a href="/many/${i}.html">第${i}条</a>`).join('\n'),
    ),
    '/large.html': page('大', `<p>${'大'.repeat((20 * MB) / 3)}</p>`),
    '/bomb.html': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(200 * MB, 0x20)) },
    '/bomb2.html': {
      headers: { 'content-encoding': 'gzip, gzip' },
      body: gzipSync(gzipSync(Buffer.alloc(50 * MB))),
    },
    '/endless.html': (_: IncomingMessage, response: ServerResponse) => endless(response),
    '/endless-gzip.html': (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      response.on('close', () => gzip.destroy());
      pour(gzip, '<p>无尽');
    },
    '/truncated.html': (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100000' });
      response.write('<html><a href="/x');
      setTimeout(() => response.destroy(), 50);
    },
    '/nonsense.html': {
      headers: { 'content-type': 'text/html; charset=klingon' },
      body: Buffer.from([0xff, 0xfe, 0, 1, 2, 60, 60, 62]),
    },
    '/headers.html': {
      headers: Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`x-${i}`, 'y'.repeat(150)])),
      body: page('头', '头'),
    },
    '/self': { status: 302, headers: { location: '/self' } },
    '/dup/': page('重', `<form>${'<input id="same">'.repeat(500)}</form>`),
    '*': (request: IncomingMessage, response: ServerResponse) => {
      const round = /^\/round\/(\d+)$/.exec(request.url ?? '');
      if (round) response.writeHead(302, { location: `/round/${Number(round[1]) + 1}` });
      else response.writeHead(404, { 'content-type': 'text/html' });
      response.end();
    },
  };
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  pour(response, '<p>无尽');
}

/** Writes as fast as it is taken, until it is closed. */
function pour(into: NodeJS.WritableStream & { readonly destroyed?: boolean }, text: string): void {
  const piece = text.repeat(2_000);
  const more = () => {
    while (!into.destroyed) if (!into.write(piece)) return void into.once('drain', more);
  };
  into.on('error', () => {});
  more();
}
