import { describe, expect, it } from 'vitest';
import { type AccessibilityFacts, accessibilitySchema } from '../../../src/domain/facts/accessibility.ts';
import { gatherAccessibility } from '../../../src/gather/accessibility.ts';
import { closeAfterEach, serve } from '../net/loopback.ts';
import { BROWSER, useBrowsers } from '../net/use-browsers.ts';

closeAfterEach();

describe.runIf(BROWSER)('what axe says of a page', { timeout: 60_000 }, () => {
  const browsers = useBrowsers(2);

  async function look(pages: { readonly [path: string]: string }): Promise<AccessibilityFacts> {
    const server = await serve((request, response) => {
      const body = pages[request.url ?? ''] ?? '';
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<!doctype html><html lang="zh-CN"><title>页</title>${body}</html>`);
    });
    const visited = await browsers.visit(server.url('/'), (visit) =>
      gatherAccessibility(visit, { deep: false }),
    );
    if (!visited.ok) throw new Error(`${visited.why} ${visited.detail}`);
    return accessibilitySchema.parse(visited.value);
  }

  const of = (facts: AccessibilityFacts, rule: string, outcome = 'failed') =>
    facts.results.find((one) => one.rule === rule && one.outcome === outcome);

  it('points at the place, with its criteria, its HTML and its shape', async () => {
    const facts = await look({
      '/': '<main><form class="search3"><input id="q7" placeholder="搜索"></form><a href="/x"><img src="i.png" alt=""></a></main>',
    });
    expect(of(facts, 'link-name')).toMatchObject({ grade: 'failure', wcag: ['2.4.4', '4.1.2'], count: 1 });
    const node = of(facts, 'link-name')?.nodes[0];
    expect(node?.html).toContain('<a href="/x">');
    expect(node?.shape).toBe('body>main>a');
    expect(facts).toMatchObject({ loaded: true, frames: 1, framesSeen: 1 });
    expect(facts.engine).toMatch(/^axe-core 4\./);
  });

  it('leaves a link to a person whose name a style sheet writes', async () => {
    const facts = await look({
      '/': '<style>.back::before { content: "返回列表" } .icon::before { content: "\\e601" }</style><main><h1>通知</h1><p><a class="back" href="/x"></a> <a class="icon" href="/y"></a></p></main>',
    });
    expect(of(facts, 'link-name')?.nodes.map((node) => node.html)).toEqual([
      '<a class="icon" href="/y"></a>',
    ]);
    expect(of(facts, 'link-name', 'review')).toMatchObject({ grade: 'review', count: 1 });
  });

  it('takes numbers out of the shape, so that a template is known again', async () => {
    const facts = await look({
      '/': '<main><div class="con128"><a href="/x" id="link20261120"></a></div></main>',
    });
    expect(of(facts, 'link-name')?.nodes[0]?.shape).toBe('body>main>div.con#>a#link#');
  });

  it('looks into frames, and frames in frames', async () => {
    const facts = await look({
      '/': '<main><h1>外</h1><iframe src="/inner" title="内"></iframe></main>',
      '/inner': '<main><h1>内</h1><input id="field"><iframe src="/deep" title="深"></iframe></main>',
      '/deep': '<main><h1>深</h1><a href="/x"></a></main>',
    });
    expect(facts).toMatchObject({ frames: 3, framesSeen: 3 });
    expect(of(facts, 'label')?.nodes[0]?.selector).toBe('iframe >>> #field');
    expect(of(facts, 'link-name')?.nodes[0]?.selector).toBe('iframe >>> iframe >>> a');
  });

  it('keeps frames in their places where some are too deep to be looked at', async () => {
    const inner = (n: number) =>
      `<main><h1>${n}</h1><iframe src="/f${n + 1}" title="f"></iframe><iframe src="/g${n}" title="g"></iframe></main>`;
    const pages: { [path: string]: string } = { '/': inner(0) };
    for (let n = 1; n <= 7; n++) pages[`/f${n}`] = inner(n);
    for (let n = 0; n <= 7; n++) pages[`/g${n}`] = `<main><h1>g</h1><input id="in-g${n}"></main>`;
    const facts = await look(pages);
    const selectors = of(facts, 'label')?.nodes.map((node) => node.selector) ?? [];
    expect(selectors.map((selector) => /in-g\d/.exec(selector)?.[0]).sort()).toEqual([
      'in-g0',
      'in-g1',
      'in-g2',
      'in-g3',
    ]);
    for (const selector of selectors) {
      const depth = Number(/in-g(\d)/.exec(selector)?.[1]);
      expect(selector.split(' >>> '), selector).toHaveLength(depth + 2);
    }
    expect(facts.framesSeen).toBeLessThan(facts.frames);
  });

  it('is not disturbed by what the page has done to its own world', async () => {
    const hostile =
      '<script>window.Element = null; window.Node = undefined; Array.prototype.map = null; JSON.stringify = null; window.axe = { runPartial: 1 }; document.querySelector = null; Object.fromEntries = null;</script>';
    const facts = await look({ '/': `<main><h1>页</h1><a href="/x"></a></main>${hostile}` });
    expect(of(facts, 'link-name')?.count).toBe(1);
  });

  it.each([
    ['a link that leads into the page', '<a href="#c">跳到主要内容</a><main id="c">文</main>', 'link'],
    ['a button that says so', '<button onclick="go()">直达正文</button><main>文</main>', 'link'],
    ['keys of the window', '<script>addEventListener("keyup", () => {})</script>', 'keys'],
    ['keys of the document', '<script>document.onkeydown = () => {}</script>', 'keys'],
    ['a key of an element', '<a href="/s" accesskey="s">搜索</a>', 'keys'],
    ['a tool for reading aloud', '<a href="/x"><img src="a.png" alt="无障碍浏览"></a>', 'keys'],
    ['a part whose inside cannot be seen', '<my-toolbar></my-toolbar>', 'keys'],
    [
      'a field that listens to its own keys',
      '<a href="#">返回顶部</a><input title="词" onkeydown="if (event.key === \'Enter\') go()">',
      'none',
    ],
  ])('sees how the page lets its visitors pass by what repeats: %s', async (_, body, ways) => {
    expect((await look({ '/': body })).waysPast).toBe(ways);
  });

  it('tells faults of WCAG from advice, and from what a person must look at', async () => {
    const facts = await look({
      '/': '<h2>无主区域</h2><h4>跳级</h4><a href="/x"></a><div style="background: url(x.png)"><p style="color:#777">图上的字</p></div>',
    });
    expect(of(facts, 'link-name')?.grade).toBe('failure');
    expect(of(facts, 'heading-order')?.grade).toBe('advice');
    expect(of(facts, 'landmark-one-main')?.grade).toBe('advice');
    const reviews = facts.results.filter((one) => one.outcome === 'review');
    expect(reviews.length).toBeGreaterThan(0);
    expect(reviews.every((one) => one.grade === 'review')).toBe(true);
    expect(reviews.map((one) => one.rule)).toContain('color-contrast');
  });

  it('names the rules that had something to judge and found nothing wrong', async () => {
    const facts = await look({
      '/': '<main><h1>页</h1><a href="/x">公告</a><input><input title="搜索"></main>',
    });
    expect(facts.passedRules).toContain('link-name');
    expect(facts.passedRules).not.toContain('label');
    expect(facts.passedRules).not.toContain('video-caption');
  });

  it('keeps fifty places, and counts them all', async () => {
    const facts = await look({ '/': `<main>${'<a href="/x"></a>'.repeat(70)}</main>` });
    expect(of(facts, 'link-name')?.nodes).toHaveLength(50);
    expect(of(facts, 'link-name')?.count).toBe(70);
  });
});
