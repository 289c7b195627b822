import { describe, expect, it } from 'vitest';
import { createPictureBook } from '../../../src/app/picture-book.ts';
import type { AccessibilityFacts, CheckResult } from '../../../src/domain/facts/accessibility.ts';
import { closeAfterEach, serve } from '../net/loopback.ts';
import { BROWSER, useBrowsers } from '../net/use-browsers.ts';

closeAfterEach();

const PAGE = `<!doctype html><title>x</title><style>body{margin:0}#low{margin-top:3000px}</style>
<p id=a>甲</p><p id=b>乙</p><p id=hidden style="display:none">丙</p><p id=zero style="height:0;overflow:hidden">丁</p>
<div style="width:100px;height:50px;overflow:hidden;position:relative"><p id=cut style="position:absolute;left:400px">戊</p></div>
<p id=low>己</p><iframe id=frame srcdoc="<p>庚</p>"></iframe><div id=noise style="width:1200px;height:900px"></div>`;

function result(rule: string, selectors: readonly string[], part: Partial<CheckResult> = {}): CheckResult {
  const nodes = selectors.map((selector) => ({ selector, html: '', shape: selector, summary: '' }));
  return {
    ...{ rule, outcome: 'failed', impact: null, grade: 'failure', wcag: [], count: nodes.length, nodes },
    ...part,
  };
}

function facts(results: readonly CheckResult[]): AccessibilityFacts {
  return { engine: 'x', loaded: true, frames: 1, framesSeen: 1, results: [...results], passedRules: [] };
}

describe.runIf(BROWSER)('pictures of faults', { timeout: 60_000 }, () => {
  const browsers = useBrowsers(2);

  async function illustrate(pages: readonly (readonly CheckResult[])[], sites = 1) {
    const server = await serve((_, response) =>
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE),
    );
    const files = new Map<string, Uint8Array>();
    const book = createPictureBook({
      ...{ site: 'www', sites },
      save: async (name, bytes) => void files.set(name, bytes),
    });
    const seen: (readonly (string | undefined)[])[] = [];
    for (const results of pages) {
      const visited = await browsers.visit(server.url('/'), async (visit) => {
        const before = await visit.world.evaluate('document.documentElement.outerHTML', 2_000);
        const illustrated = await book.illustrate(visit, facts(results));
        expect(await visit.world.evaluate('document.documentElement.outerHTML', 2_000)).toBe(before);
        return illustrated.results.flatMap((one) => one.nodes.map((node) => node.picture));
      });
      if (visited.ok) seen.push(visited.value);
    }
    return { seen, files };
  }

  it('are small, one for each check and shape, and leave the page as it was', async () => {
    const { seen, files } = await illustrate([
      [result('label', ['#a', '#b', '#low', '#frame >>> p'])],
      [result('label', ['#a'])],
    ]);
    expect(new Set(seen[0]).size).toBe(4);
    expect(seen[1]).toEqual([undefined]);
    expect([...files.keys()].sort()).toEqual([...(seen[0] ?? [])].sort());
    for (const [name, bytes] of files) {
      expect(name).toMatch(/^pictures\/[a-z0-9]+\.jpg$/);
      expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
      expect(bytes.length).toBeLessThanOrEqual(60_000);
    }
  });

  it('are shared by checks that point at the same element', async () => {
    const { seen, files } = await illustrate([[result('label', ['#a']), result('region', ['#a'])]]);
    expect(files.size).toBe(1);
    expect(new Set(seen[0]).size).toBe(1);
  });

  it('are not taken of what is not seen', async () => {
    const { seen } = await illustrate([
      [result('label', ['#hidden', '#zero', '#cut', '#nowhere', '][', 'html'])],
    ]);
    expect(seen[0]?.slice(0, 5)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(seen[0]?.[5]).toMatch(/^pictures\//);
  });

  it('stop where a site has used up its share of the run', async () => {
    const { files } = await illustrate([[result('label', ['#a', '#b', '#low', '#noise'])]], 5_000);
    expect([...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)).toBeLessThanOrEqual(4_000);
    expect(files.size).toBeLessThan(4);
  });
});
