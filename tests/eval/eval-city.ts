import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Finding } from '../../src/domain/finding.ts';
import { type AnswerSheet, answers } from '../city/answers.ts';
import type { Expectation, Ports } from '../city/model.ts';

const run = promisify(execFile);

export interface RuleScore {
  readonly rule: string;
  readonly expected: number;
  readonly found: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
}

export interface CityScore {
  readonly rules: readonly RuleScore[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly trapsTouched: readonly string[];
  readonly forbiddenRequests: readonly string[];
  readonly columns: {
    readonly expected: number;
    readonly found: number;
    readonly right: number;
    readonly differences: readonly string[];
  };
  readonly auditSeconds: number;
  /** Nothing wrong, no trap touched, recall of every rule at least 0.95. */
  readonly clean: boolean;
}

interface Request {
  readonly host: string;
  readonly path: string;
}

/** Audits the demo city with the real command, and holds its findings against the answer sheet. */
export async function evalCity(options: {
  readonly keep: string | null;
  readonly dump: string | null;
}): Promise<CityScore> {
  const dir = options.keep ?? (await mkdtemp(join(tmpdir(), 'gov-audit-eval-')));
  try {
    const city = await startServer(dir);
    const sheet = answers(city.ports, city.families);
    const began = performance.now();
    await run(
      process.execPath,
      [
        'src/cli/main.ts',
        'audit',
        city.seeds,
        '--as-of',
        sheet.asOf,
        '--out',
        dir,
        '--format',
        'json,html',
        '--quiet',
      ],
      { maxBuffer: 64_000_000 },
    );
    const seconds = (performance.now() - began) / 1_000;
    await city.stop();
    const { findings } = JSON.parse(await readFile(join(dir, 'latest', 'findings.json'), 'utf8')) as {
      findings: Finding[];
    }; // written by the run
    const requests = (await readFile(city.log, 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Request);
    if (options.dump)
      await writeFile(options.dump, findings.map((finding) => JSON.stringify(finding)).join('\n'));
    return score(sheet, findings, requests, seconds);
  } finally {
    if (!options.keep) await rm(dir, { recursive: true, force: true });
  }
}

async function startServer(dir: string) {
  const seeds = join(dir, 'demo-city.yaml');
  const log = join(dir, 'requests.ndjson');
  const child = spawn(
    process.execPath,
    ['tests/city/serve.ts', '--seeds-out', seeds, '--requests-out', log],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const ready = JSON.parse(line) as { ports: Ports; families: (4 | 6)[] };
  return {
    ...ready,
    seeds,
    log,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

/** Rules whose findings are held against the sheet; `cantTell` is what these two say of a link. */
const HINT_RULES = new Set(['blocked-link', 'suspect-link']);

function score(
  sheet: AnswerSheet,
  findings: readonly Finding[],
  requests: readonly Request[],
  auditSeconds: number,
): CityScore {
  const counted = findings.filter(
    (one) => one.outcome === 'failed' || (HINT_RULES.has(one.rule) && one.outcome === 'cantTell'),
  );
  const expected = sheet.sites.flatMap((site) =>
    site.expect.map((expectation) => ({ site: site.id, expectation })),
  );
  const cityRules = sheet.city.filter((one) => one.outcome === 'failed').map((one) => one.rule);
  const matched = new Set<Finding>();
  const missed: string[] = [];
  const foundBy = new Map<string, number>();
  for (const { site, expectation } of expected) {
    const hits = counted.filter((one) => matches(site, expectation, one));
    for (const hit of hits) matched.add(hit);
    if (hits.length > 0) foundBy.set(expectation.rule, (foundBy.get(expectation.rule) ?? 0) + 1);
    else
      missed.push(
        `${site} ${expectation.rule} ${expectation.target.url ?? expectation.target.htmlIncludes ?? ''}: ${expectation.why}`,
      );
  }
  for (const rule of cityRules) {
    const hit = counted.find((one) => one.rule === rule && one.site === undefined);
    if (hit) matched.add(hit);
    else missed.push(`city ${rule}`);
    if (hit) foundBy.set(rule, 1);
  }
  // The department rate follows from its sites; the sheet has no row of its own for it.
  const wrongOnes = counted.filter((one) => !matched.has(one) && one.rule !== 'ipv6-department-rate');
  const ids = new Set([
    ...expected.map((one) => one.expectation.rule),
    ...cityRules,
    ...wrongOnes.map((one) => one.rule),
  ]);
  const rules = [...ids].sort().map((rule): RuleScore => {
    const all =
      expected.filter((one) => one.expectation.rule === rule).length +
      cityRules.filter((one) => one === rule).length;
    const found = foundBy.get(rule) ?? 0;
    const wrong = wrongOnes.filter((one) => one.rule === rule).length;
    return {
      rule,
      expected: all,
      found,
      wrong,
      precision: found + wrong === 0 ? 1 : found / (found + wrong),
      recall: all === 0 ? 1 : found / all,
    };
  });
  const trapsTouched = touched(sheet, findings);
  const forbiddenRequests = sheet.neverRequested
    .filter(({ host, pathPrefix }) =>
      requests.some((request) => request.host.split(':')[0] === host && request.path.startsWith(pathPrefix)),
    )
    .map(({ host, pathPrefix }) => `${host}${pathPrefix}`);
  const clean =
    wrongOnes.length === 0 &&
    trapsTouched.length === 0 &&
    forbiddenRequests.length === 0 &&
    rules.every((one) => one.recall >= 0.95);
  const wrong = wrongOnes.map((one) => `${one.site ?? 'city'} ${one.rule} ${place(one)}`);
  return {
    rules,
    missed,
    wrong,
    trapsTouched,
    forbiddenRequests,
    columns: columnScore(sheet, findings),
    auditSeconds,
    clean,
  };
}

function matches(site: string, expectation: Expectation, finding: Finding): boolean {
  if (finding.site !== site || finding.rule !== expectation.rule || finding.outcome !== expectation.outcome)
    return false;
  const { target } = expectation;
  if (target.htmlIncludes !== undefined)
    return JSON.stringify([finding.target, finding.facts]).includes(
      JSON.stringify(target.htmlIncludes).slice(1, -1),
    );
  if (target.type === 'site' || target.url === undefined) return true;
  if (target.type === 'page' && finding.target.type === 'element')
    return samplePages(finding).includes(target.url);
  return 'url' in finding.target && finding.target.url === target.url;
}

function samplePages(finding: Finding): readonly unknown[] {
  const pages = finding.facts['samplePages'];
  return Array.isArray(pages) ? pages : [];
}

function touched(sheet: AnswerSheet, findings: readonly Finding[]): readonly string[] {
  return sheet.sites.flatMap((site) =>
    site.traps.flatMap((trap) => {
      const hit = findings.find(
        (one) =>
          one.site === site.id &&
          one.rule === trap.rule &&
          one.outcome === 'failed' &&
          (trap.htmlIncludes !== undefined
            ? JSON.stringify(one.target).includes(JSON.stringify(trap.htmlIncludes).slice(1, -1))
            : 'url' in one.target && one.target.url === trap.url),
      );
      return hit ? [`${site.id} ${trap.rule} ${trap.url ?? trap.htmlIncludes ?? ''}: ${trap.why}`] : [];
    }),
  );
}

/** Newest date and class of each column, as far as findings tell them. */
function columnScore(sheet: AnswerSheet, findings: readonly Finding[]): CityScore['columns'] {
  const stale = findings.filter((one) => one.rule === 'stale-column' && one.target.type === 'column');
  const differences: string[] = [];
  let found = 0;
  let right = 0;
  const all = sheet.sites.flatMap((site) => site.columns.map((column) => ({ site: site.id, column })));
  for (const { site, column } of all) {
    const finding = stale.find(
      (one) => one.site === site && 'url' in one.target && one.target.url === column.url,
    );
    if (!finding) continue;
    found++;
    const same = finding.facts['latest'] === column.latest && finding.facts['class'] === column.class;
    if (same) right++;
    else
      differences.push(
        `${site} ${column.name} ${column.url}: expected ${column.class} ${column.latest}, got ${finding.facts['class']} ${finding.facts['latest']}`,
      );
  }
  return { expected: all.length, found, right, differences };
}

function place(finding: Finding): string {
  const { target } = finding;
  if (target.type === 'element') return `${target.url} ${target.html.slice(0, 160)}`;
  return `${'url' in target ? target.url : ''} ${finding.message}`;
}

export function printCityScore(score: CityScore): void {
  console.log(`${'rule'.padEnd(36)} expected found wrong precision recall`);
  for (const one of score.rules) {
    console.log(
      `${one.rule.padEnd(36)} ${String(one.expected).padStart(8)} ${String(one.found).padStart(5)} ${String(one.wrong).padStart(5)} ${one.precision.toFixed(3).padStart(9)} ${one.recall.toFixed(3).padStart(6)}`,
    );
  }
  for (const [title, list] of [
    ['missed', score.missed],
    ['wrong', score.wrong],
    ['traps touched', score.trapsTouched],
    ['requests that robots.txt forbids', score.forbiddenRequests],
    ['columns that differ', score.columns.differences],
  ] as const) {
    console.log(`${title}: ${list.length}`);
    for (const line of list) console.log(`  ${line}`);
  }
  console.log(`audit: ${score.auditSeconds.toFixed(1)} s`);
}
