import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
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

it.skipIf(!HAS_IPV6)('a host that is silent over both families does not outlast the budget', async () => {
  await using town = await startTown({ [SILENT]: { '*': () => {} } }, { families: [4, 6] });
  using at = bench();
  const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'silent', url: town.url(SILENT) }]));
  const ended = await govAudit(['audit', seeds, ...BASE, '--time-budget', '12s', '--out', at.out]);
  expect(ended.code).toBe(3);
  expect(ended.tookMs).toBeLessThan(12_000 + GRACE_MS);
  const left = ['ipv6-reach', 'ipv6-stability', 'ipv6-latency', 'ipv6-content', 'ipv6-second-level'];
  const evidence = evidenceOf(at.out);
  expect(left.map((kind) => evidence.find((one) => one.kind === kind))).toMatchObject(
    left.map(() => ({ status: 'unobserved', why: 'budget' })),
  );
  expect(evidence.find((one) => one.kind === 'ipv6-dns')).toMatchObject({ status: 'observed' });
  expect(await failedIn(at.out)).toEqual([]);
});

it.skipIf(!HAS_IPV6)('nor do links to a silent host, and what was seen before stands', async () => {
  const links = Array.from({ length: 40 }, (_, i) => `<a href="http://${SILENT}:PORT/${i}.html">${i}</a>`);
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
  const only = ['--only', 'ipv6', '--time-budget', '14s'];
  const ended = await govAudit(['audit', seeds, ...BASE, ...only, '--out', at.out]);
  expect(ended.tookMs).toBeLessThan(14_000 + GRACE_MS);
  const evidence = evidenceOf(at.out);
  expect(evidence.find((one) => one.kind === 'ipv6-reach')).toMatchObject({ status: 'observed' });
  expect(evidence.find((one) => one.kind === 'ipv6-second-level')).toMatchObject({ why: 'budget' });
  expect(await failedIn(at.out)).toEqual([]);
});

function evidenceOf(out: string): readonly Evidence[] {
  const text = gunzipSync(readFileSync(join(out, 'latest', 'evidence.ndjson.gz'))).toString();
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Evidence]));
}

/** What failed on a site; a rate of the city is not known while a site is not. */
async function failedIn(out: string): Promise<readonly string[]> {
  const { findings: all } = await readJson(findings, out, 'latest', 'findings.json');
  return all.filter((one) => one.outcome === 'failed').map((one) => one.rule);
}
