import type { Day, Instant, Json, Url } from '../../../src/domain/brand.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Finding, Tally } from '../../../src/domain/finding.ts';
import type { Obstacle } from '../../../src/domain/obstacle.ts';
import type { Indicator, Rule, RulePack } from '../../../src/domain/rule.ts';
import type { City, Site } from '../../../src/domain/site.ts';
import type { Target } from '../../../src/domain/target.ts';

/** Small nouns for tests of the judge; each test writes only what it is about. */
export const AS_OF = '2026-11-23' as Day;
export const AT = '2026-11-23T02:00:00Z' as Instant;
const SOURCE = { plan: '第27项', norm: '测试', sure: 'own' } as const;

export function rule(part: Partial<Rule> = {}): Rule {
  return {
    id: 'late-thing',
    indicator: '27.columns',
    target: 'site',
    evidence: 'site',
    title: '标题',
    titleEn: 'Title',
    expect: { fact: 'well', is: 'isTrue' },
    otherwise: 'failed',
    severity: 'error',
    points: 5,
    weight: 1,
    says: { failed: '不好' },
    saysEn: { failed: 'not well' },
    remedy: '改',
    remedyEn: 'mend',
    source: SOURCE,
    tags: {},
    examples: [],
    ...part,
  };
}

export function indicator(part: Partial<Indicator> = {}): Indicator {
  return {
    id: '27.columns',
    item: 27,
    kind: 'columns',
    title: '指标',
    titleEn: 'Indicator',
    source: SOURCE,
    weight: 1,
    score: 'share-passed',
    rules: [rule()],
    ...part,
  };
}

export function pack(part: Partial<RulePack> = {}): RulePack {
  return {
    digest: 'test',
    indicators: [indicator()],
    rates: [],
    columnClasses: [],
    items: [
      { id: 26, title: '26', titleEn: '26', weight: 1 },
      { id: 27, title: '27', titleEn: '27', weight: 3 },
    ],
    tables: {},
    ...part,
  };
}

export function site(part: Partial<Site> = {}): Site {
  return {
    id: 'www',
    name: '门户',
    url: 'http://www.demo.gov.cn/' as Url,
    level: 'city',
    alsoHosts: [],
    columns: [],
    apps: [],
    maxPages: 100,
    ...part,
  };
}

export function city(sites: readonly Site[], groups: City['groups'] = []): City {
  return { id: 'demo', name: '清湖市', groups, sites };
}

interface About {
  readonly kind?: string;
  readonly site?: string;
  readonly target?: Target;
}

const HOME: Target = { type: 'site', url: 'http://www.demo.gov.cn/' };

export function seen(facts: Json, about: About = {}): Evidence {
  const { kind = 'site', site: id = 'www', target = HOME } = about;
  return { kind, by: 'test@1', site: id, target, at: AT, status: 'observed', facts };
}

export function unseen(why: Obstacle, about: About = {}): Evidence {
  const { kind = 'site', site: id = 'www', target = HOME } = about;
  return { kind, by: 'test@1', site: id, target, at: AT, status: 'unobserved', why, detail: '' };
}

export function tally(part: Partial<Tally> = {}): Tally {
  return {
    site: 'www',
    rule: 'late-thing',
    passed: 0,
    failed: 0,
    cantTell: 0,
    inapplicable: 0,
    untested: 0,
    ...part,
  };
}

export function finding(part: Partial<Finding> = {}): Finding {
  return {
    indicator: '27.columns',
    rule: 'late-thing',
    outcome: 'failed',
    severity: 'error',
    site: 'www',
    target: HOME,
    message: '',
    facts: {},
    pages: 1,
    fingerprint: '0000000000000000',
    ...part,
  };
}
