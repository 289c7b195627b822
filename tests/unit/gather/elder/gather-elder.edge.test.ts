import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../../../src/domain/brand.ts';
import { elderSchema } from '../../../../src/domain/facts/elder.ts';
import type { Browsers } from '../../../../src/domain/net.ts';
import { gatherElder } from '../../../../src/gather/elder/gather-elder.ts';
import { settleElder } from '../../../../src/gather/elder/settle-elder.ts';
import { readElderVocabulary } from '../../../../src/gather/elder/vocabulary.ts';
import { openBrowsers } from '../../../../src/net/browsers.ts';
import { findBrowser } from '../../../../src/net/find-browser.ts';
import { type OpenNet, openNet } from '../../../../src/net/net.ts';
import { closeAfterEach, serve } from '../../net/loopback.ts';
import { DRIFTING, elderPage, home, html, RESTLESS, TOGGLE, TOOLBAR } from './elder-pages.ts';

closeAfterEach();

const found = await findBrowser();
if (!found) console.warn('No browser was found: its tests are skipped.');
const table = parse(await readFile('rules/tables/elder.yaml', 'utf8')) as Json; // checked by the reader
const words = readElderVocabulary(table) ?? unreadable();

function unreadable(): never {
  throw new Error('the table of the pack cannot be read');
}

const ARIA = '<a href="javascript:void(0)" onclick="aria.oldFixedStart()">关怀版</a>';

describe.runIf(found)('a version for the elderly', { timeout: 60_000 }, () => {
  let net: OpenNet;
  let browsers: Browsers;

  beforeAll(async () => {
    net = openNet({
      network: {
        resolvers: [],
        treatAsPublic: ['127.0.0.1/32'],
        ratePerHost: 0,
        recheckAfterSeconds: 0,
        ipv6Canaries: [],
      },
      families: [4],
      userAgent: 'gov-site-audit/0.1 (+https://example.org/audit)',
      connectionsPerHost: 6,
      connections: 64,
      clock: { now: Date.now },
    });
    browsers = await openBrowsers({ executable: found?.path ?? '', net, pagesAtOnce: 1, headless: true });
  });
  afterAll(async () => {
    await browsers.close();
    await net.close();
  });

  async function look(pages: { readonly [path: string]: string }, width = 1280) {
    const server = await serve((request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const body = pages[path] ?? (path.startsWith('/news/') ? html('一条新闻') : undefined);
      const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
      response.end(body ?? 'none');
    });
    const url = server.url('/');
    const tools = { words, net, recheckAfterMs: 10, signal: AbortSignal.timeout(50_000), homes: [url] };
    const seen = await browsers.visit(url, (visit) => gatherElder(visit, tools), { width, height: 844 });
    if (!seen.ok || !seen.value) throw new Error(JSON.stringify(seen));
    return { facts: elderSchema.parse(await settleElder(seen.value, tools)), url: server.url };
  }

  describe('works', () => {
    it('as a tool bar whose own button makes the text larger', async () => {
      const { facts } = await look({
        '/': home(ARIA, '<script src="/dist/aria.js"></script>'),
        '/dist/aria.js': TOOLBAR,
      });
      expect(facts).toMatchObject({
        found: 'elder',
        state: 'works',
        entry: '关怀版',
        opensBy: 'script',
        product: 'aria工具条',
        beforePx: 14,
        openedPx: 14,
        contrast: true,
        readAloud: true,
        wayBack: true,
        alternative: null,
        ads: [],
        floating: [],
      });
      expect(facts.enlargedPx).toBeGreaterThanOrEqual(17);
    });

    it('as a class that the entry puts on the page and takes away', async () => {
      const { facts } = await look({ '/': home(TOGGLE, RESTLESS) });
      expect(facts).toMatchObject({
        state: 'works',
        opensBy: 'script',
        beforePx: 14,
        openedPx: 22,
        elderPx: 22,
        wayBack: true,
      });
    });

    it('as a page of its own in a new window', async () => {
      const entry = '<a href="/old/" target="_blank" title="进入长者版"><img src="data:," alt=""></a>';
      const { facts, url } = await look({ '/': home(entry), '/old/': elderPage() });
      expect(facts).toMatchObject({
        found: 'elder',
        state: 'works',
        opensBy: 'link',
        alternative: url('/old/'),
        openedPx: 22,
        wayBack: true,
        links: 9,
      });
    });

    it('behind a question that has to be answered', async () => {
      const entry = `<a href="/old/" onclick="return confirm('进入长者版？')">长者版</a>`;
      const { facts } = await look({ '/': home(entry), '/old/': elderPage() });
      expect(facts).toMatchObject({ state: 'works', openedPx: 22 });
    });

    it('as a cookie with which the page is loaded anew', async () => {
      const script = `<script>if (document.cookie.includes('mode=2')) document.body.className = 'old';</script>`;
      const entry = `<span style="cursor:pointer" onclick="document.cookie='mode=2;path=/'; location.reload()">适老化</span>`;
      const { facts } = await look({ '/': home(entry, script) });
      expect(facts).toMatchObject({ state: 'works', openedPx: 22, alternative: null, wayBack: true });
    });

    it('as a page that is drawn larger as a whole', async () => {
      const entry = `<button onclick="document.body.style.transform='scale(1.5)';document.body.style.transformOrigin='0 0';this.textContent='退出长者模式';this.onclick=function(){location.reload()}">长者模式</button>`;
      const { facts } = await look({ '/': home(entry) });
      expect(facts).toMatchObject({ state: 'works', openedPx: 21, wayBack: true });
    });
  });

  describe('is broken', () => {
    it('where the script of the tool does not exist any more', async () => {
      const { facts } = await look({ '/': home(ARIA, '<script src="/dist/aria.js"></script>') });
      expect(facts).toMatchObject({ found: 'elder', state: 'broken', reason: 'script-dead' });
      expect(facts.detail).toContain('/dist/aria.js');
    });

    it('where the tool that would put the entry on the page does not exist any more', async () => {
      const { facts } = await look({ '/': home('', '<script src="/wza/aria.js"></script>') });
      expect(facts).toMatchObject({ state: 'broken', reason: 'script-dead', entry: 'aria工具条' });
    });

    it('where a click does nothing, on a page that never rests', async () => {
      const { facts } = await look({ '/': home('<button type="button">长者模式</button>', RESTLESS) });
      expect(facts).toMatchObject({ state: 'broken', reason: 'does-nothing', opened: false });
    });

    it('where the page behind the link is gone', async () => {
      const { facts, url } = await look({ '/': home('<a href="/old/" target="_blank">长者版</a>') });
      expect(facts).toMatchObject({ state: 'broken', reason: 'page-dead', detail: url('/old/') });
    });

    it('where the text does not grow, in place and on a page of its own', async () => {
      const inPlace = await look({
        '/': home(`<a href="#" onclick="document.body.style.background='#ffd';return false">关怀版</a>`),
      });
      expect(inPlace.facts).toMatchObject({ state: 'broken', reason: 'not-larger', openedPx: 14 });
      const apart = await look({ '/': home('<a href="/old/">长者版</a>'), '/old/': elderPage({ px: 14 }) });
      expect(apart.facts).toMatchObject({ state: 'broken', reason: 'not-larger', openedPx: 14 });
    });

    it('where nothing leads back', async () => {
      const { facts } = await look({
        '/': home('<a href="/old/">长者版</a>'),
        '/old/': elderPage({ back: false }),
      });
      expect(facts).toMatchObject({ state: 'broken', reason: 'no-way-back', wayBack: false, openedPx: 22 });
    });
  });

  it('shows what drifts over it, and who advertises in it', async () => {
    // A mascot that nods in its place does not drift.
    const mascot = `<style>@keyframes nod{50%{transform:translateY(12px)}}</style><div style="position:fixed;left:0;bottom:0;animation:nod 1s infinite"><a href="/" title="首页"><img src="data:," alt="" width="60" height="60"></a></div>`;
    const more = `${DRIFTING}${mascot}<div style="position:fixed;right:0;top:200px"><a href="/"><img src="data:," alt="返回" width="60" height="60"></a></div><script src="http://cpro.baidustatic.com/cpro/ui/c.js"></script>`;
    const { facts } = await look({ '/': home('<a href="/old/">长者版</a>'), '/old/': elderPage({ more }) });
    expect(facts.floating).toHaveLength(1);
    expect(facts.floating[0]?.html).toContain('id="ad"');
    expect(facts).toMatchObject({ ads: ['cpro.baidustatic.com'], fixedBoxes: 2 });
  });

  describe('cannot be told', () => {
    it('where the name of the script is not known, and nobody else answers us either', async () => {
      const { facts } = await look({
        '/': home(ARIA, '<script src="http://gone.invalid/dist/aria.js"></script>'),
      });
      expect(facts).toMatchObject({ found: 'elder', state: 'unsure', reason: 'script-unseen' });
    });

    it('where the script stands on a host that we do not reach', async () => {
      const { facts } = await look({
        '/': home(ARIA, '<script src="http://127.0.0.2:8080/dist/aria.js"></script>'),
      });
      expect(facts).toMatchObject({ found: 'elder', state: 'unsure', reason: 'script-unseen', whole: false });
    });

    it('where the entry stands in a closed menu', async () => {
      const { facts } = await look({
        '/': home('<div style="display:none"><a href="javascript:;" onclick="go()">长者模式</a></div>'),
      });
      expect(facts).toMatchObject({ found: 'elder', state: 'unsure', reason: 'entry-hidden' });
    });

    it('where a message box is all that comes, or a window without an address', async () => {
      const box = await look({ '/': home(`<a href="javascript:alert('建设中')">长者模式</a>`) });
      expect(box.facts).toMatchObject({ state: 'unsure', reason: 'changes-unclear', detail: '建设中' });
      const blank = await look({ '/': home(`<a href="javascript:void(window.open(''))">长者模式</a>`) });
      expect(blank.facts).toMatchObject({ state: 'unsure', reason: 'changes-unclear' });
    });

    it('where something lies over the page', async () => {
      const over = '<div style="position:fixed;inset:0;background:#fff9">公告</div>';
      const { facts } = await look({ '/': home(TOGGLE, over) });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'entry-covered' });
    });

    it('where a reading tool opens whose controls are pictures without words', async () => {
      const bar = `var b = document.createElement('div'); b.innerHTML = '<button><img src=data:,></button><button><img src=data:,></button>'; document.body.prepend(b)`;
      const { facts } = await look({
        '/': home(`<div id="gt_btn" onclick="${bar.replaceAll('"', '&quot;')}">无障碍</div>`),
      });
      expect(facts).toMatchObject({ found: 'barrier-free', state: 'unsure', reason: 'tool-unknown' });
    });
  });

  describe('is missing', () => {
    it('where the page came whole and has no entry, whatever its news speak of', async () => {
      const news =
        '<ul><li><a href="/news/1.html">我镇推进适老化改造工作</a></li><li><a href="/n">老年教育</a></li></ul>';
      const { facts } = await look({ '/': home('', news + RESTLESS) });
      expect(facts).toMatchObject({ found: 'none', state: 'none', whole: true, reason: null });
    });

    it('certainly only without a name that sounds like an entry', async () => {
      const { facts } = await look({ '/': home('') });
      expect(facts).toMatchObject({ found: 'none', state: 'none', reason: null, whole: true });
      const traced = await look({ '/': home('<a href="/slh/"><img src="/images/slh.png" alt=""></a>') });
      expect(traced.facts).toMatchObject({ found: 'none', reason: 'only-traces' });
    });

    it('not certainly where a script did not come', async () => {
      const { facts } = await look({
        '/': home('', '<script src="http://127.0.0.2:8080/head.js"></script>'),
      });
      expect(facts).toMatchObject({ found: 'none', whole: false, reason: 'page-not-whole' });
    });
  });
});
