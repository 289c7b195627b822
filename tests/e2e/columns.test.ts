import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { COLUMN_ANSWERS, COLUMN_AS_OF, COLUMN_HOST, columnTown } from './column-town.ts';
import { govAudit } from './command.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { startTown, type Town } from './town.ts';

const RULES =
  /^(?:stale-column|blank-column|due-soon-column|undated-item|date-contradiction|reposted-as-new|expired-topic|stale-home-page|few-home-page-items)$/;

describe('columns that are hard to read', () => {
  let town: Town;
  let at: Bench;
  let seeds: string;

  beforeAll(async () => {
    town = await startTown({ [COLUMN_HOST]: columnTown() });
    at = bench();
    seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'cols', url: town.url(COLUMN_HOST) }]));
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  async function auditInto(out: string, ...more: string[]): Promise<readonly Finding[]> {
    const dir = join(at.dir, out);
    const ended = await govAudit([
      ...[
        'audit',
        seeds,
        '--as-of',
        COLUMN_AS_OF,
        '--out',
        dir,
        '--only',
        'columns,content',
        '--format',
        'json',
      ],
      ...more,
    ]);
    expect(ended.stderr + String(ended.code)).toMatch(/0$/);
    const written = readFileSync(join(dir, 'latest', 'findings.json'), 'utf8');
    const { findings } = JSON.parse(written) as { findings: readonly Finding[] }; // written by the run
    return findings.filter(
      (one) => RULES.test(one.rule) && 'url' in one.target && one.target.type !== 'site',
    );
  }

  const told = (findings: readonly Finding[]) =>
    findings
      .map(({ rule, outcome, target }) => {
        const { pathname, search } = new URL('url' in target ? String(target.url) : '');
        return `${rule} ${outcome} ${pathname}${search}`;
      })
      .sort();

  it('finds every planted fault, and nothing else', async () => {
    expect(told(await auditInto('first'))).toEqual(COLUMN_ANSWERS);
    expect(town.paths(COLUMN_HOST)).toContain('/api/list.json?channel=12');
    // Opened only because some lists are drawn by scripts; the run says with what it looked.
    expect(browserOf(join(at.dir, 'first'))).toMatch(/\d/);
  });

  it('says the same, byte for byte, when asked again, and whatever order the pages come in', async () => {
    const first = JSON.stringify(await auditInto('again'));
    const evidence = readEvidence(join(at.dir, 'again'));
    const pages = evidence.flatMap((one) =>
      one.kind === 'page' && one.target.type === 'page' ? [one.target.url] : [],
    );
    expect(pages.length).toBeGreaterThan(40);
    const orders = [[...pages].reverse(), [...pages].sort((a, b) => (digest(a) < digest(b) ? -1 : 1))];
    for (const [i, order] of orders.entries()) {
      const file = at.file(`pages-${i}.txt`, order.join('\n'));
      expect(JSON.stringify(await auditInto(`order-${i}`, '--pages', file))).toBe(first);
    }
  });

  it('says what it could not see where it may use no browser', async () => {
    const findings = await auditInto('no-browser', '--render', 'none');
    expect(browserOf(join(at.dir, 'no-browser'))).toBeNull();
    expect(told(findings).filter((one) => one.includes('/drawn/'))).toEqual([
      'blank-column cantTell /drawn/',
      'stale-column cantTell /drawn/',
    ]);
  });

  it('lists the columns for the seed file', async () => {
    const ended = await govAudit([
      ...[
        'columns',
        'cols',
        '--seeds',
        seeds,
        '--as-of',
        COLUMN_AS_OF,
        '--quiet',
        '--yaml',
        '--render',
        'none',
      ],
    ]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(
      '      - { name: "通知公告", url: "/paged/", class: notice }  # name, 2026-11-20',
    );
    expect(ended.stdout).toContain('      # - { name: "机构职能", url: "/jgzn/", class: ? }  # static, -');
  });

  it('names what is wrong with the command line', async () => {
    expect(await govAudit(['columns'])).toMatchObject({ code: 2 });
    expect(await govAudit(['columns', 'nobody', '--seeds', seeds])).toMatchObject({ code: 2 });
  });
});

function readEvidence(dir: string): readonly Evidence[] {
  const text = gunzipSync(readFileSync(join(dir, 'latest', 'evidence.ndjson.gz'))).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Evidence); // written by the run
}

/** Any fixed order that has nothing to do with the addresses' own. */
function digest(text: string): number {
  let value = 7;
  for (const sign of text) value = (Math.imul(value, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return value;
}

function browserOf(out: string): string | null {
  const manifest = JSON.parse(readFileSync(join(out, 'latest', 'manifest.json'), 'utf8')) as {
    vantage: { browser: string | null };
  }; // written by the run
  return manifest.vantage.browser;
}
