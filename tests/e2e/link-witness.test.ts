import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { readJson, succeed } from './command.ts';
import { findings } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF, WWW } from './small-city.ts';
import { startTown } from './town.ts';

const HAS_BROWSER = (await findBrowser()) !== null;
const PICKY = 'www.picky.example';
const WELL = page('办事大厅', '<p>欢迎访问办事大厅，这里可以查询各类事项。</p>');
const CHALLENGE = '<!doctype html><html><body><p>请完成安全验证</p></body></html>';

type Said = (response: ServerResponse) => void;
const html =
  (status: number, body: string): Said =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
const hangUp: Said = (response) => void response.socket?.destroy();

/** Tells a real browser from a program that only sends some of its headers: no program of ours accepts this kind of picture. */
function told(programs: Said, browsers: Said) {
  return (request: IncomingMessage, response: ServerResponse) =>
    (String(request.headers.accept).includes('image/apng') ? browsers : programs)(response);
}

const HOST = {
  '/': WELL,
  '/503.html': told(html(503, '出错'), html(200, WELL)),
  '/500.html': told(html(500, '出错'), html(200, WELL)),
  '/reset.html': told(hangUp, html(200, WELL)),
  '/wall.html': told(html(500, '出错'), html(412, CHALLENGE)),
  '/down.html': told(html(502, '出错'), html(502, '出错')),
  '/empty.html': told(html(500, '出错'), html(200, '<!doctype html><body></body>')),
  '/gone.html': told(html(404, '没有'), html(200, WELL)),
};

/** Pages of the audited site itself. */
const OWN = {
  '/own-500.html': told(html(500, '出错'), html(200, WELL)),
  '/own-down.html': told(html(500, '出错'), html(500, '出错')),
};

/** By path: rule, and by whom each try was made. */
async function audited(render: string): Promise<{ readonly [path: string]: readonly unknown[] }> {
  let links = '';
  await using town = await startTown({
    [WWW]: { '/': (_, response) => html(200, page('小镇', links))(response), ...OWN },
    [PICKY]: HOST,
  });
  using at = bench();
  links = Object.keys(HOST)
    .map((path) => `<a href="${town.url(PICKY, path)}">${path}</a>`)
    .join('\n');
  links += Object.keys(OWN)
    .map((path) => `<a href="${path}">${path}</a>`)
    .join('\n');
  const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
  const what = ['--only', 'links', '--render', render, '--as-of', AS_OF, '--format', 'json'];
  await succeed(['audit', seeds, '--out', at.out, ...what]);
  const written = await readJson(findings, at.out, 'latest', 'findings.json');
  return Object.fromEntries(
    written.findings.flatMap(({ target, rule, facts }) => {
      const path = target.type === 'link' ? new URL(target.url).pathname : '';
      if (!Object.hasOwn({ ...HOST, ...OWN }, path)) return [];
      const tries = (facts as unknown as { readonly tries: readonly { readonly by?: string }[] }).tries; // of a link
      return [[path, [rule, ...tries.map((one) => one.by ?? 'program')]]];
    }),
  );
}

const TWICE = ['program', 'program'];

it('calls dead what answers programs with errors, where there is no browser to ask', async () => {
  const found = await audited('none');
  expect(found['/503.html']).toEqual(['broken-link', ...TWICE]);
  expect(found['/500.html']).toEqual(['broken-link', ...TWICE]);
  expect(found['/own-500.html']).toEqual(['broken-link', ...TWICE]);
  expect(found['/reset.html']).toEqual(['suspect-link', ...TWICE]);
});

describe.runIf(HAS_BROWSER)('a browser that is asked before a link is called dead', () => {
  it('acquits what opens for visitors, doubts behind a wall, and is not asked about what is gone', async () => {
    expect(await audited('sample')).toEqual({
      '/wall.html': ['blocked-link', ...TWICE, 'browser'],
      '/down.html': ['broken-link', ...TWICE, 'browser'],
      '/empty.html': ['broken-link', ...TWICE, 'browser'],
      '/gone.html': ['broken-link', ...TWICE],
      '/own-down.html': ['broken-link', ...TWICE, 'browser'],
    });
  });
});
