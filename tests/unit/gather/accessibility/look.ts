import { type Check, runCheck } from '../../../../src/gather/accessibility/check.ts';
import { runEngine } from '../../../../src/gather/accessibility/engine.ts';
import { openFindings } from '../../../../src/gather/accessibility/findings.ts';
import { openKit } from '../../../../src/gather/accessibility/in-page.ts';
import { serve } from '../../net/loopback.ts';
import { useBrowsers } from '../../net/use-browsers.ts';

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#47a"/></svg>';

export interface Page {
  readonly body: string;
  readonly head?: string;
  readonly lang?: string;
  /** Beside the page itself. */
  readonly files?: Files;
}

export interface Files {
  readonly [path: string]: { readonly type: string; readonly body: string | Uint8Array };
}

/** What some checks found: `rule`, or `rule?` for what a person must look at; and the rules that are passed. */
export interface Looked {
  readonly found: readonly string[];
  readonly passed: readonly string[];
  readonly places: readonly { readonly rule: string; readonly selector: string; readonly summary: string }[];
  /** What the page asked for once it was looked at. */
  readonly asked: readonly string[];
}

export type Look = (
  page: Page | string,
  checks: readonly Check[],
  options?: { readonly engine?: boolean },
) => Promise<Looked>;

/** A browser for the tests of one file; pages are served on loopback. */
export function lookWithBrowser(): Look {
  const browsers = useBrowsers();
  return async (given, checks, { engine = false } = {}) => {
    const page: Page = typeof given === 'string' ? { body: given } : given;
    const asked: string[] = [];
    const server = await serve((request, response) => {
      const path = request.url ?? '';
      asked.push(`${request.method} ${path}`);
      const file = page.files?.[path];
      if (file) return void response.setHeader('content-type', file.type).end(file.body);
      if (path.endsWith('.png')) return void response.setHeader('content-type', 'image/svg+xml').end(PICTURE);
      if (path !== '/') return void response.writeHead(404).end();
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(
          `<!doctype html><html lang="${page.lang ?? 'zh-CN'}"><head><title>页</title>${page.head ?? ''}</head><body>${page.body}</body></html>`,
        );
    });
    const visited = await browsers.visit(server.url('/'), async (visit) => {
      const before = asked.length;
      const results = engine ? (await runEngine(visit.world)).results : [];
      const findings = openFindings();
      await openKit(visit.world);
      for (const check of checks) await runCheck(check, { visit, engine: results, findings });
      return { ...findings.results(), asked: asked.slice(before) };
    });
    if (!visited.ok) throw new Error(`${visited.why} ${visited.detail}`);
    const { results, passedRules } = visited.value;
    return {
      found: results.map((one) => (one.outcome === 'review' ? `${one.rule}?` : one.rule)).sort(),
      passed: [...passedRules].sort(),
      places: results.flatMap((one) =>
        one.nodes.map(({ selector, summary }) => ({ rule: one.rule, selector, summary })),
      ),
      asked: visited.value.asked,
    };
  };
}
