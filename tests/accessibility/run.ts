import { writeFile } from 'node:fs/promises';
import { loadPack } from '../../src/app/load.ts';
import type { Url } from '../../src/domain/brand.ts';
import type { CheckResult } from '../../src/domain/facts/accessibility.ts';
import type { Browsers, Visit } from '../../src/domain/net.ts';
import type { RulePack } from '../../src/domain/rule.ts';
import { gatherAccessibility } from '../../src/gather/accessibility.ts';
import { openBrowsers } from '../../src/net/browsers.ts';
import { findBrowser } from '../../src/net/find-browser.ts';
import { openNet } from '../../src/net/net.ts';
import type { Case } from './case.ts';
import { cases } from './cases.ts';
import { printScore } from './print-score.ts';
import { readMarkupAsAudit } from './read-markup-as-audit.ts';
import { type Accusation, type Judged, score } from './score.ts';
import { serveCases } from './server.ts';

/**
 * Looks at every labelled page as an audit does, and prints how much of what is wrong is found, and who is accused without reason.
 * `only`: the beginnings of ids, or ids of rules, with commas between them. `dump`: a file for what was said of each page.
 */
export async function runCases(options: {
  readonly only: string | null;
  readonly json: boolean;
  readonly dump: string | null;
}): Promise<number> {
  const wanted = options.only?.split(',') ?? null;
  const chosen = cases.filter(
    ({ id, rule }) => wanted === null || wanted.some((one) => rule === one || id.startsWith(one)),
  );
  const judged = await lookAtAll(chosen);
  if (!judged) {
    console.error('no browser was found');
    return 3;
  }
  const result = score(judged);
  if (options.dump) await writeFile(options.dump, judged.map((one) => `${dumped(one)}\n`).join(''));
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else printScore(result);
  return 0;
}

const PAGES_AT_ONCE = 2;

async function lookAtAll(chosen: readonly Case[]): Promise<readonly Judged[] | null> {
  const found = await findBrowser();
  if (!found) return null;
  const loaded = await loadPack('rules');
  if (!loaded.ok) throw new Error(loaded.lines.join('\n'));
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
    return await Promise.all(
      chosen.map((one) => lookAt(one, { url: served.url(one), browsers, pack: loaded.pack })),
    );
  } finally {
    await browsers.close();
    await net.close();
  }
}

async function lookAt(
  one: Case,
  { url, browsers, pack }: { readonly url: string; readonly browsers: Browsers; readonly pack: RulePack },
): Promise<Judged> {
  const looked = await browsers.visit(url as Url, async (visit) => {
    const facts = await gatherAccessibility(visit);
    const spoken = new Set([...facts.results.map((result) => result.rule), ...facts.passedRules]);
    const markup = readMarkupAsAudit(one, url, { spoken, rendered: facts });
    return await accusations(visit, [...facts.results, ...markup], { pack, expected: one.expect });
  });
  if (looked.ok) return { case: one, ...looked.value, unseen: null };
  return { case: one, accusations: [], hints: [], unseen: `${looked.why} ${looked.detail}` };
}

interface Row {
  readonly id: string;
  readonly grade: CheckResult['grade'];
  readonly wcag: readonly string[];
  readonly act: readonly string[];
}

/** What is certain enough to become a finding, and what is said for a person only. */
async function accusations(
  visit: Visit,
  results: readonly CheckResult[],
  { pack, expected }: { readonly pack: RulePack; readonly expected: string | undefined },
): Promise<Pick<Judged, 'accusations' | 'hints'>> {
  const rows = rowsOf(pack);
  const said = await Promise.all(
    results.map(async (one) => {
      const row = rows.get(one.rule);
      const selectors = one.nodes.map((node) => node.selector);
      const accusation: Accusation = {
        rule: one.rule,
        wcag: row?.wcag ?? one.wcag,
        act: row?.act ?? [],
        selectors,
        atExpected: expected === undefined || (await touches(visit, expected, selectors)),
      };
      return { accusation, certain: one.outcome === 'failed' && (row?.grade ?? one.grade) === 'failure' };
    }),
  );
  const of = (certain: boolean) => said.filter((one) => one.certain === certain).map((one) => one.accusation);
  return { accusations: of(true), hints: of(false) };
}

/** Grades, criteria and ACT rules as the pack's tables have them: they have the last word in an audit. */
function rowsOf(pack: RulePack): ReadonlyMap<string, Row> {
  const all = ['axe-rules', 'own-checks'].flatMap(
    (name) => (pack.tables[name] as unknown as { readonly rules: readonly Row[] }).rules, // checked on loading
  );
  return new Map(all.map((row) => [row.id, row]));
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

function dumped({ case: { id, rule, outcome, wcag }, accusations, hints, unseen }: Judged): string {
  return JSON.stringify({ id, rule, outcome, wcag, accusations, hints, unseen });
}
