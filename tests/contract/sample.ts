import type { Day, Instant, Json, Url } from '../../src/domain/brand.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Finding, Judgement } from '../../src/domain/finding.ts';
import type { Manifest, SiteReport } from '../../src/domain/run.ts';
import type { Scores } from '../../src/domain/score.ts';

export function sampleEvidence(
  site: string,
  number: number,
  facts: { readonly [key: string]: Json } = {},
): Evidence {
  return {
    kind: 'page',
    by: 'page@1',
    site,
    target: { type: 'page', url: `http://${site}.example.gov.cn/${number}.html` },
    at: '2026-11-27T00:00:00.000Z' as Instant,
    status: 'observed',
    facts: { title: `第${number}号公告`, ...facts },
  };
}

export function sampleManifest(run: string, end: string | null = null, city = 'demo'): Manifest {
  return {
    schema: 1,
    run,
    tool: { name: 'gov-site-audit', version: '0.1.0' },
    pack: 'p'.repeat(64),
    seeds: 's'.repeat(64),
    asOf: '2026-11-24' as Day,
    lang: 'zh',
    start: '2026-11-27T00:00:00.000Z' as Instant,
    end: end as Instant | null,
    state: end === null ? 'running' : 'finished',
    notes: [],
    checked: ['columns'],
    vantage: {
      ipv4: true,
      ipv6: false,
      ipv6Because: 'no route',
      resolvers: [],
      browser: null,
      chineseFont: false,
    },
    city: {
      id: city,
      name: '示范市',
      groups: [],
      sites: [
        {
          id: 'www',
          name: '门户网站',
          url: 'http://www.example.gov.cn/' as Url,
          level: 'city',
          alsoHosts: [],
          columns: [],
          apps: [],
          maxPages: 2000,
        },
      ],
    },
    sites: [],
  };
}

export function sampleReport(id: string): SiteReport {
  return {
    id,
    state: 'done',
    why: '',
    pages: { known: 3, fetched: 2, rendered: 1, skipped: { robots: 1 } },
    requests: 4,
    bytes: 1000,
    tookMs: 12,
  };
}

export function sampleFinding(site: string, message: string): Finding {
  return {
    indicator: '27.columns',
    rule: 'stale-column',
    outcome: 'failed',
    severity: 'error',
    site,
    target: { type: 'column', name: '部门动态', url: `http://${site}.example.gov.cn/bmdt/` },
    message,
    facts: { ageDays: 52 },
    pages: 1,
    fingerprint: 'f1',
  };
}

export function sampleJudgement(site: string, message = '未更新'): Judgement {
  return {
    findings: [sampleFinding(site, message)],
    tallies: [
      { site, rule: 'stale-column', passed: 1, failed: 1, cantTell: 0, inapplicable: 0, untested: 0 },
    ],
  };
}

export function sampleScores(total: number): Scores {
  const score = { score: total, low: total, high: total, judged: 1, total: 1 };
  return {
    schema: 1,
    asOf: '2026-11-24',
    city: { id: 'demo', name: '示范市', items: {}, total: score, rates: {} },
    groups: [],
    sites: [],
  };
}
