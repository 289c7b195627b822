import type { AccessibilityFacts } from '../../src/domain/facts/accessibility.ts';
import type { Browsers, Visit } from '../../src/domain/net.ts';
import { gatherAccessibility } from '../../src/gather/accessibility.ts';
import { openBrowsers } from '../../src/net/browsers.ts';
import { findBrowser } from '../../src/net/find-browser.ts';
import { openNet } from '../../src/net/net.ts';
import type { Case } from './case.ts';
import { cases } from './cases.ts';
import { printScore } from './print-score.ts';
import { type Accusation, type Judged, score } from './score.ts';
import { serveCases } from './server.ts';

/**
 * Looks at every labelled page as an audit does, and prints how much of what is wrong is found, and who is accused without reason.
 * `only`: the beginning of ids, or the id of a rule.
 */
export async function runCases(options: {
  readonly only: string | null;
  readonly json: boolean;
}): Promise<number> {
  const chosen = cases.filter(
    ({ id, rule }) => options.only === null || rule === options.only || id.startsWith(options.only),
  );
  const judged = await lookAtAll(chosen);
  if (!judged) {
    console.error('no browser was found');
    return 3;
  }
  const result = score(judged);
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else printScore(result);
  return 0;
}

const PAGES_AT_ONCE = 2;

async function lookAtAll(chosen: readonly Case[]): Promise<readonly Judged[] | null> {
  const found = await findBrowser();
  if (!found) return null;
  const network = {
    ...{ resolvers: [], treatAsPublic: ['127.0.0.1/32'], ratePerHost: 0 },
    ...{ recheckAfterSeconds: 60, ipv6Canaries: [] },
  };
  const net = openNet({
    ...{ network, families: [4], connectionsPerHost: 6, connections: 64 },
    userAgent: 'gov-site-audit/0.1 (+https://example.org/audit)',
    clock: { now: Date.now },
  });
  const browsers = await openBrowsers({
    ...{ executable: found.path, net, pagesAtOnce: PAGES_AT_ONCE, headless: true },
  });
  await using served = await serveCases(chosen);
  try {
    return await Promise.all(chosen.map((one) => lookAt(one, served.url(one), browsers)));
  } finally {
    await browsers.close();
    await net.close();
  }
}

async function lookAt(one: Case, url: string, browsers: Browsers): Promise<Judged> {
  const looked = await browsers.visit(url as Parameters<Browsers['visit']>[0], async (visit) => {
    const facts = await gatherAccessibility(visit);
    return await accusations(visit, facts, one.expect);
  });
  if (looked.ok) return { case: one, accusations: looked.value, unseen: null };
  return { case: one, accusations: [], unseen: `${looked.why} ${looked.detail}` };
}

/** What is certain enough to become a finding. */
async function accusations(
  visit: Visit,
  facts: AccessibilityFacts,
  expected: string | undefined,
): Promise<Accusation[]> {
  const failures = facts.results.filter((one) => one.outcome === 'failed' && one.grade === 'failure');
  return await Promise.all(
    failures.map(async (one) => ({
      rule: one.rule,
      wcag: one.wcag,
      act: actOf(one),
      selectors: one.nodes.map((node) => node.selector),
      atExpected:
        expected === undefined ||
        (await touches(
          visit,
          expected,
          one.nodes.map((node) => node.selector),
        )),
    })),
  );
}

/** Facts need not say ACT rules; where they do, it is one way to match. */
function actOf(result: object): readonly string[] {
  const act: unknown = 'act' in result ? result.act : [];
  return Array.isArray(act) ? act.filter((id) => typeof id === 'string') : [];
}

/** Whether one of the elements pointed at is, contains or stands in one that is expected. Of a place in a frame, the frame counts. */
async function touches(visit: Visit, expected: string, selectors: readonly string[]): Promise<boolean> {
  const said = selectors.map((selector) => selector.split(' >>> ', 1)[0] ?? '');
  const code = `((expected, said) => {
    const right = [...document.querySelectorAll(expected)];
    const element = (selector) => { try { return document.querySelector(selector); } catch { return null; } };
    return said.some((selector) => {
      const node = element(selector);
      return node !== null && right.some((one) => one.contains(node) || (node !== document.documentElement && node !== document.body && node.contains(one)));
    });
  })(${JSON.stringify(expected)}, ${JSON.stringify(said)})`;
  return (await visit.world.evaluate(code, 5_000)) === true;
}
