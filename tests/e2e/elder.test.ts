import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { makeDocx, makePdf } from '../unit/gather/documents/make-documents.ts';
import { DRIFTING, elderPage, home, TOGGLE, TOOLBAR } from '../unit/gather/elder/elder-pages.ts';
import { readJson, succeed } from './command.ts';
import { type Finding, findings, scores } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF } from './small-city.ts';
import { type Host, startTown } from './town.ts';

const HAS_BROWSER = (await findBrowser()) !== null;
const PRODUCT = 'wza.product.example';
const ARIA = '<a href="javascript:void(0)" onclick="aria.oldFixedStart()">关怀版</a>';
const OLD_LINK = '<a href="/old/" target="_blank">长者版</a>';

/** A product's script by the port that the town will have. */
type WithPort = (port: number) => Host;

const SITES: { readonly [id: string]: WithPort } = {
  tool: (port) => ({ '/': home(ARIA, script(PRODUCT, port)), '/robots.txt': robots() }),
  toggle: () => ({ '/': home(TOGGLE) }),
  // Others answer, so that a name which does not exist is known to be one.
  dead: (port) => ({
    '/': home(ARIA, `${script(PRODUCT, port, 'other')}${script('gone.product.example', port)}`),
  }),
  idle: () => ({ '/': home('<button type="button">长者模式</button>') }),
  phone: () => ({ '/': home(OLD_LINK), '/old/': elderPage({ px: 17 }) }),
  advert: () => ({ '/': home(OLD_LINK), '/old/': elderPage({ more: DRIFTING }) }),
  none: () => ({ '/': home('') }),
  files: () => documents(),
};

function script(host: string, port: number, file = 'aria'): string {
  return `<script src="http://${host}:${port}/dist/${file}.js"></script>`;
}

function robots() {
  return { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow:\n' };
}

function documents(): Host {
  const pdf = (body: Buffer) => ({ headers: { 'content-type': 'application/pdf' }, body });
  return {
    '/': page(
      '小镇政府',
      `${TOGGLE}<ul><li><a href="/f/scan.pdf">附件1</a></li><li><a href="/f/good.pdf">2026年工作方案（PDF，1MB）</a></li>
       <li><a href="/f/plan.docx">实施方案.docx</a></li><li><a href="/f/odd.pdf">岗位表.pdf</a></li><li><a href="/f/gone.pdf">没有了.pdf</a></li></ul>`,
      '<style>body{font-size:14px}.old{font-size:22px}</style>',
    ),
    '/f/scan.pdf': pdf(makePdf({ pages: ['scan', 'scan'] })),
    '/f/good.pdf': pdf(makePdf({ pages: ['text'], title: 'Plan', language: 'zh-CN', tagged: true })),
    '/f/plan.docx': pdf(makeDocx({ text: '字'.repeat(4_000), pictures: [''] })),
    '/f/odd.pdf': pdf(makeDocx({ text: '内容', title: '岗位表' })),
  };
}

describe.runIf(HAS_BROWSER)('versions for the elderly, and documents', () => {
  let all: readonly Finding[] = [];
  let rate: unknown;
  let city: readonly Finding[] = [];

  beforeAll(async () => {
    let port = 0;
    const made = new Map<string, Host>();
    const host = (id: string): Host => {
      const known = made.get(id) ?? SITES[id]?.(port) ?? {};
      made.set(id, known);
      return known;
    };
    const name = (id: string) => `${id}.xiaozhen.gov.cn`;
    await using town = await startTown({
      [PRODUCT]: {
        '/dist/aria.js': { headers: { 'content-type': 'text/javascript' }, body: TOOLBAR },
      },
      ...Object.fromEntries(
        Object.keys(SITES).map((id) => [
          name(id),
          new Proxy({}, { get: (_, path: string) => host(id)[path] }),
        ]),
      ),
    });
    port = town.port;
    using at = bench();
    const sites = Object.keys(SITES).map((id) => ({ id, url: town.url(name(id)) }));
    const seeds = at.file('city.yaml', seedText(town.resolver, sites));
    const args = ['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--format', 'json'];
    await succeed([...args, '--only', 'accessibility', '--max-pages', '1']);
    const run = join(at.out, 'latest');
    all = (await readJson(findings, run, 'findings.json')).findings;
    city = all.filter((one) => one.site === undefined);
    rate = (await readJson(scores, run, 'scores.json')).city.rates['elder-friendly'];
  }, 240_000);

  const of = (site: string, indicator = '26.elder') =>
    all
      .filter((one) => one.site === site && one.indicator === indicator)
      .filter((one) => one.outcome === 'failed' || one.outcome === 'cantTell')
      .map((one) => `${one.rule} ${one.outcome} ${one.severity} ${one.facts['reason'] ?? ''}`.trim());

  it('finds nothing wrong with those that work, in place and by a tool', () => {
    expect(of('toggle')).toEqual([]);
    // The tool bar reaches the size by its own control.
    expect(of('tool')).toEqual([]);
  });

  it('tells those that do not, each by its reason', () => {
    expect(of('dead')).toEqual(['elder-mode-broken failed error script-dead']);
    expect(of('idle')).toEqual(['elder-mode-broken failed error does-nothing']);
    expect(of('advert')).toEqual(['elder-mode-advertising failed error']);
    expect(of('phone')).toEqual(['small-text failed warning']);
    expect(of('none')).toEqual(['elder-mode-missing failed error']);
  });

  it('says in words what is wrong', () => {
    const told = all.find((one) => one.site === 'dead' && one.rule === 'elder-mode-broken');
    expect(told?.message).toContain('关怀版');
    expect(told?.message).toContain('脚本已不存在');
    expect(told?.target).toMatchObject({ type: 'site' });
  });

  it('counts the sites that have none that works', () => {
    expect(rate).toMatchObject({ passed: 5, failed: 3, unknown: 0, verdict: 'failed', target: '= 1' });
    expect(city.find((one) => one.rule === 'elder-friendly-rate')).toMatchObject({ outcome: 'failed' });
  });

  it('looks into documents: scans fail, all else is advice', () => {
    const told = of('files', '26.documents');
    const about = (rule: string) =>
      all
        .filter((one) => one.site === 'files' && one.rule === rule && one.target.type === 'document')
        .map((one) =>
          one.target.type === 'document' ? String(one.target['url']).replace(/.*\/f\//, '') : '',
        );
    expect(told.filter((one) => one.includes('failed'))).toEqual(['document-without-text failed warning']);
    expect(about('document-without-text')).toEqual(['scan.pdf']);
    expect(about('document-without-headings')).toEqual(['plan.docx']);
    expect(about('document-picture-without-alt')).toEqual(['plan.docx']);
    expect(about('document-other-format')).toEqual(['odd.pdf']);
    expect(about('document-link-unclear')).toEqual(['scan.pdf']);
    expect(about('document-untagged')).toEqual([]);
    expect(about('document-without-title').sort()).toEqual(['plan.docx', 'scan.pdf']);
  });
});
