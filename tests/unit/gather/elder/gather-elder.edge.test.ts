import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../../../src/domain/brand.ts';
import { elderSchema } from '../../../../src/domain/facts/elder.ts';
import { gatherElder } from '../../../../src/gather/elder/gather-elder.ts';
import { settleElder } from '../../../../src/gather/elder/settle-elder.ts';
import { readElderVocabulary } from '../../../../src/gather/elder/vocabulary.ts';
import { closeAfterEach, serve } from '../../net/loopback.ts';
import { BROWSER, useBrowsers } from '../../net/use-browsers.ts';
import {
  DRIFTING,
  elderPage,
  home,
  html,
  ONE_PAGE,
  openBar,
  RESTLESS,
  TOGGLE,
  TOOLBAR,
  TURNING_CLOUD,
} from './elder-pages.ts';

closeAfterEach();

const table = parse(await readFile('rules/tables/elder.yaml', 'utf8')) as Json; // checked by the reader
const words = readElderVocabulary(table) ?? unreadable();

function unreadable(): never {
  throw new Error('the table of the pack cannot be read');
}

const ARIA = '<a href="javascript:void(0)" onclick="aria.oldFixedStart()">关怀版</a>';

describe.runIf(BROWSER)('a version for the elderly', { timeout: 60_000 }, () => {
  const browsers = useBrowsers();

  interface Around {
    readonly width?: number;
    /** Hosts of others answer us. */
    readonly othersAnswer?: boolean;
  }

  async function look(
    pages: { readonly [path: string]: string },
    { width = 1280, othersAnswer = false }: Around = {},
  ) {
    const server = await serve((request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const body = pages[path] ?? (path.startsWith('/news/') ? html('一条新闻') : undefined);
      const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
      response.end(body ?? 'none');
    });
    const url = server.url('/');
    const signal = AbortSignal.timeout(50_000);
    const asking = { net: browsers.net, recheckAfterMs: 10, signal, othersAnswer: async () => othersAnswer };
    const tools = { words, signal, homes: [url], onlySizes: false };
    const seen = await browsers.visit(url, (visit) => gatherElder(visit, tools), { width, height: 844 });
    if (!seen.ok || !seen.value) throw new Error(JSON.stringify(seen));
    return {
      facts: elderSchema.parse(await settleElder(seen.value, asking)),
      seen: seen.value,
      url: server.url,
    };
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

    it('at the second click, where the first one only wakes the script', async () => {
      const second = `var n = window.n = (window.n || 0) + 1; if (n > 1) document.body.className = n === 2 ? 'old' : ''`;
      const { facts } = await look({ '/': home(`<button onclick="${second}">长者模式</button>`) });
      expect(facts).toMatchObject({ state: 'works', openedPx: 22, wayBack: true });
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

    it('where a click does nothing, and a script of the page is one that nobody gets', async () => {
      const page = home('<button>长者模式</button>', '<script src="http://gone.invalid/x.js"></script>');
      const alone = await look({ '/': page });
      expect(alone.facts).toMatchObject({ state: 'unsure', reason: 'script-unseen' });
      const { facts } = await look({ '/': page }, { othersAnswer: true });
      expect(facts).toMatchObject({ state: 'broken', reason: 'does-nothing' });
    });

    it('where the host of the script does not exist, while those of others answer us', async () => {
      const { facts } = await look(
        { '/': home(ARIA, '<script src="http://gone.invalid/dist/aria.js"></script>') },
        { othersAnswer: true },
      );
      expect(facts).toMatchObject({ state: 'broken', reason: 'script-dead', whole: false });
    });

    it('where a tool bar opens whose button for larger text changes nothing', async () => {
      const { facts } = await look({ '/': home(openBar(['放大文字', '缩小文字', '高对比度', '退出服务'])) });
      expect(facts).toMatchObject({ state: 'broken', reason: 'not-larger', openedPx: 14, enlargedPx: 14 });
    });

    it('where the text becomes smaller', async () => {
      const { facts } = await look({
        '/': home(
          `<button onclick="document.body.style.fontSize='11px';this.textContent='退出长者模式'">长者模式</button>`,
        ),
      });
      expect(facts).toMatchObject({ state: 'broken', reason: 'not-larger', beforePx: 14, openedPx: 11 });
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

  it('shows a drifting window of nothing but words, and not what lies still or only slides', async () => {
    const still = '<div style="position:fixed;right:0;bottom:0;width:120px;height:60px">值班电话</div>';
    const slides = `<div id="line" style="position:absolute;top:600px;left:0;width:200px;height:30px">最新通知公告</div><script>setInterval(function () { line.style.left = (Date.now() / 20 % 500) + 'px'; }, 40);</script>`;
    const { facts } = await look({
      '/': home('<a href="/old/">长者版</a>'),
      '/old/': elderPage({
        more: `${DRIFTING.replace(/<a href.*<\/a>/, '保健品特价，立即抢购')}${still}${slides}`,
      }),
    });
    expect(facts.floating).toHaveLength(1);
    expect(facts.floating[0]?.html).toContain('保健品');
  });

  it('takes a turning cloud of words for no drifting windows', async () => {
    const { facts } = await look({
      '/': home('<a href="/old/">长者版</a>'),
      '/old/': elderPage({ more: TURNING_CLOUD }),
    });
    expect(facts).toMatchObject({ state: 'works', floating: [] });
  });

  it('shows hosts of others whose name says advertising, and what is marked as such', async () => {
    const more =
      '<p>广告：祖传秘方，立即订购</p><p>广告监督管理科</p><script src="http://ad.promotion.example/show.js"></script>';
    const { facts } = await look({ '/': home('<a href="/old/">长者版</a>'), '/old/': elderPage({ more }) });
    expect(facts).toMatchObject({
      ads: [],
      adLike: ['ad.promotion.example'],
      adMarks: ['广告：祖传秘方，立即订购'],
    });
  });

  it('is measured in a window as narrow as a phone, and given its own width back', async () => {
    const narrower = '<style>@media (max-width: 500px) { div { font-size: 17px !important } }</style>';
    const { facts, seen } = await look({
      '/': home('<a href="/old/">长者版</a>'),
      '/old/': elderPage({ more: narrower }),
    });
    expect(facts).toMatchObject({ state: 'works', elderPx: 22 });
    expect(seen).toMatchObject({ responsive: true, narrowPx: 17 });
  });

  describe('cannot be told', () => {
    it('where it is a single page, and its links lead to pages as before without an entry', async () => {
      const pages = { '/': home('<a href="/old/">长者模式</a>'), '/old/': ONE_PAGE, '/lxwm.html': home('') };
      const { facts, url } = await look(pages);
      expect(facts).toMatchObject({ state: 'unsure', reason: 'one-page', detail: url('/lxwm.html') });
      const entered = await look({ ...pages, '/lxwm.html': home('<a href="/old/">长者模式</a>') });
      expect(entered.facts).toMatchObject({ state: 'works', reason: null });
      const large = await look({ ...pages, '/lxwm.html': elderPage() });
      expect(large.facts).toMatchObject({ state: 'works', reason: null });
    });

    it('where the click leaves a cookie, and nothing else to be seen', async () => {
      const { facts } = await look({
        '/': home(`<button onclick="document.cookie='mode=old;path=/'">长者模式</button>`),
      });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'changes-unclear' });
    });

    it('where nothing but the mouse over it brings a picture into view', async () => {
      const hover = '<style>.code{display:none}.entry:hover .code{display:block}</style>';
      const entry = `<div class="entry"><button>长者模式</button><p class="code"><img src="data:," alt="" width="90" height="90"></p></div>`;
      const { facts } = await look({ '/': home(entry, hover) });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'changes-unclear' });
    });

    it('where the first click takes back what is not there, and only the second one works', async () => {
      const act = `var old = this.dataset.old !== '1'; this.dataset.old = old ? '1' : '0'; if (!old) document.body.className = 'old'`;
      const { facts } = await look({ '/': home(`<button onclick="${act}">长者模式</button>`) });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'changes-unclear' });
    });

    it('where the choice is kept, and does its work only when the page is loaded anew', async () => {
      const script = `<script>if (document.cookie.includes('mode=old')) document.body.className = 'old';</script>`;
      const act = `document.cookie='mode=old;path=/';this.textContent='退出长者模式'`;
      const { facts } = await look({ '/': home(`<button onclick="${act}">长者模式</button>`, script) });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'changes-unclear' });
    });

    it('where what opens is drawn out of our sight', async () => {
      const act = `var tool = document.createElement('div'); tool.attachShadow({ mode: 'closed' }).innerHTML = '<button>放大</button>'; document.body.append(tool)`;
      const { facts } = await look({ '/': home(`<button onclick="${act}">长者模式</button>`) });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'tool-unknown' });
    });

    it.each([
      ['a control that is not known', ['放大文字', '阅读助理', '退出服务']],
      ['one that shows text larger beside the page', ['放大文字', '大字幕', '退出服务']],
      ['one without words', ['放大文字', '<img src=data:,>', '退出服务']],
    ])('where a tool bar has %s', async (_, buttons) => {
      const { facts } = await look({ '/': home(openBar(buttons)) });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'tool-unknown' });
    });

    it('where only the small text becomes larger', async () => {
      const small =
        '<p id="foot" style="font-size:10px">主办单位：小镇人民政府　承办单位：小镇党政办公室，欢迎监督。</p>'.repeat(
          3,
        );
      const act = `document.querySelectorAll('#foot').forEach(function (one) { one.style.fontSize = '13px' })`;
      const { facts } = await look({ '/': home(openBar(['放大文字', '退出服务'], act), small) });
      expect(facts).toMatchObject({ state: 'unsure', reason: 'tool-unknown' });
    });

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

    it('though the address of a notice sounds like an entry', async () => {
      const notice = '<ul><li><a href="/tz/wza.html">关于推进无障碍环境建设的通知</a></li></ul>';
      const { facts } = await look({ '/': home('', notice) });
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
