import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import { HAS_IPV6 } from '../unit/net/loopback.ts';
import { govAudit, readJson } from './command.ts';
import { findings } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF, WWW } from './small-city.ts';
import { startTown } from './town.ts';

const SILENT = 'silent.xiaozhen.gov.cn';

const BASE = ['--as-of', AS_OF, '--render', 'none'];
/** What a busy machine may need beside the budget. */
const GRACE_MS = 10_000;
/** A machine that needs a whole budget to start sees nothing at all: then a larger one. */
const BUDGETS = [8, 16, 24];

/** Audits one site under a budget in which `kind` was looked at, whatever came of it; gives the evidence. */
async function auditInTime(
  seeds: string,
  out: string,
  { kind, more = [] }: { readonly kind: string; readonly more?: readonly string[] },
): Promise<readonly Evidence[]> {
  for (const seconds of BUDGETS) {
    const args = ['audit', seeds, ...BASE, ...more, '--time-budget', `${seconds}s`, '--out', out];
    const ended = await govAudit(args);
    expect(ended.tookMs).toBeLessThan(seconds * 1_000 + GRACE_MS);
    const evidence = evidenceOf(out);
    if (evidence.some((one) => one.kind === kind && one.status === 'observed')) return evidence;
  }
  throw new Error(`${kind} was not looked at in ${BUDGETS.at(-1)} s`);
}

describe.skipIf(!HAS_IPV6)('the end of the budget', { timeout: 120_000 }, () => {
  it('is kept where a host is silent over both families', async () => {
    await using town = await startTown({ [SILENT]: { '*': () => {} } }, { families: [4, 6] });
    using at = bench();
    const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'silent', url: town.url(SILENT) }]));
    const evidence = await auditInTime(seeds, at.out, { kind: 'ipv6-dns' });
    const left = ['ipv6-reach', 'ipv6-stability', 'ipv6-latency', 'ipv6-content', 'ipv6-second-level'];
    expect(left.map((kind) => evidence.find((one) => one.kind === kind))).toMatchObject(
      left.map(() => ({ status: 'unobserved', why: 'budget' })),
    );
    expect(await failedIn(at.out)).toEqual([]);
  });

  it('is kept where links lead to a silent host, and what was seen before stands', async () => {
    const links = Array.from({ length: 200 }, (_, i) => `<a href="http://${SILENT}:PORT/${i}.html">${i}</a>`);
    const home = (port: number) => page('小镇', links.join('').replaceAll('PORT', String(port)));
    const ports: number[] = [];
    await using town = await startTown(
      {
        [SILENT]: { '*': () => {} },
        [WWW]: { '/': (_, response) => void response.end(home(ports[0] ?? 0)) },
      },
      { families: [4, 6] },
    );
    ports.push(town.port);
    using at = bench();
    const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
    const evidence = await auditInTime(seeds, at.out, { kind: 'ipv6-reach', more: ['--only', 'ipv6'] });
    expect(evidence.find((one) => one.kind === 'ipv6-second-level')).toMatchObject({ why: 'budget' });
    expect(await failedIn(at.out)).toEqual([]);
  });
});

function evidenceOf(out: string): readonly Evidence[] {
  const text = gunzipSync(readFileSync(join(out, 'latest', 'evidence.ndjson.gz'))).toString();
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Evidence]));
}

/** What failed; a rate of the city is not known while a site is not. */
async function failedIn(out: string): Promise<readonly string[]> {
  const { findings: all } = await readJson(findings, out, 'latest', 'findings.json');
  return all.filter((one) => one.outcome === 'failed').map((one) => one.rule);
}
