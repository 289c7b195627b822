import type { Kind, Severity } from '../../../src/domain/outcome.ts';
import type { Indicator, Rule, RulePack, Source, Sureness } from '../../../src/domain/rule.ts';
import type { TargetType } from '../../../src/domain/target.ts';

type Line = readonly [
  id: string,
  target: TargetType,
  title: string,
  titleEn: string,
  says: string,
  remedy: string,
  severity?: Severity,
];

const NORM_COLUMNS = '国办秘函〔2019〕19号 单项否决“栏目不更新”';
const NORM_LINKS = '国办发〔2017〕47号 链接可用性';
const NORM_ACCESS = 'GB/T 37668-2019 一级';
const NORM_IPV6 = '工信部《政府网站 IPv6 支持度评测》';

const IPV6: readonly Line[] = [
  [
    'ipv6-address-missing',
    'site',
    '没有 IPv6 地址',
    'No IPv6 address',
    '域名 {host} 没有 AAAA 记录。',
    '在域名解析中为该域名添加 AAAA 记录，并让服务器监听 IPv6。',
  ],
  [
    'ipv6-address-invalid',
    'site',
    'IPv6 地址不可用',
    'Unusable IPv6 address',
    '域名 {host} 的 AAAA 记录 {invalid} 不是公网地址。',
    '把 AAAA 记录改为公网 IPv6 地址。',
  ],
  [
    'ipv6-unreachable',
    'site',
    'IPv6 打不开',
    'Not reachable over IPv6',
    '通过 IPv6 打不开首页：{detail}。',
    '检查服务器和防火墙的 IPv6 监听与放行，从外网验证。',
  ],
  [
    'ipv6-redirect-to-ipv4',
    'site',
    '跳转到只有 IPv4 的地址',
    'Redirect to an IPv4-only address',
    '首页跳转到 {final}，该地址没有 AAAA 记录。',
    '为跳转后的域名同样开通 IPv6。',
  ],
  [
    'ipv6-content-different',
    'site',
    'IPv6 与 IPv4 内容不同',
    'Different content over IPv6',
    'IPv6 打开的页面与 IPv4 不同：{detail}。',
    '检查 IPv6 侧的虚拟主机配置。',
    'warning',
  ],
  [
    'ipv6-second-level-links',
    'site',
    '二级链接 IPv6 支持不足',
    'Second-level links over IPv6',
    '首页站内链接 {links} 个，IPv6 可达 {ok6} 个。',
    '为二级链接所在域名开通 IPv6。',
  ],
  [
    'ipv4-literal',
    'site',
    '页面写死 IPv4 地址',
    'IPv4 literal',
    '页面中有 {count} 处直接使用 IPv4 地址的链接。',
    '改用域名。',
    'warning',
  ],
];
const ACCESS: readonly Line[] = [
  [
    'link-without-name',
    'element',
    '链接没有名称',
    'Link without name',
    '图片链接没有替代文字，读屏软件读不出它通向哪里。',
    '为图片加 alt，或为链接加 aria-label，写明去处。',
  ],
  [
    'control-without-name',
    'element',
    '表单控件没有名称',
    'Control without name',
    '输入框没有标签，读屏软件读不出要填什么。',
    '用 <label for> 给输入框加标签。',
  ],
  [
    'captcha-without-alternative',
    'element',
    '验证码没有替代方式',
    'Captcha without alternative',
    '验证码只有图片，没有语音或短信方式。',
    '增加语音验证码或短信验证。',
  ],
  [
    'keyboard-unreachable',
    'element',
    '键盘够不到',
    'Not reachable by keyboard',
    '“{name}”只能用鼠标点击。',
    '用 <button> 或 <a href> 实现。',
  ],
  [
    'skip-link-missing',
    'site',
    '没有跳到主要内容的链接',
    'No skip link',
    '页面开头没有“跳到主要内容”。',
    '在页面最前加一个跳转链接。',
  ],
  [
    'floating-window',
    'element',
    '飘窗遮挡内容',
    'Floating window',
    '飘窗不能关闭，遮住正文。',
    '去掉飘窗，或加关闭按钮。',
  ],
];
const ELDER: readonly Line[] = [
  [
    'elder-mode-missing',
    'site',
    '没有适老模式',
    'No elder mode',
    '没有找到长者模式入口。',
    '在首页显著位置提供长者模式。',
  ],
  [
    'elder-mode-broken',
    'site',
    '适老模式打不开',
    'Elder mode broken',
    '长者模式入口打不开：{detail}。',
    '修复入口。',
  ],
];
const COLUMNS: readonly Line[] = [
  [
    'stale-home-page',
    'site',
    '首页不更新',
    'Stale home page',
    '首页 {limitDays} 天内没有新内容，最近一条为 {latest}。',
    '及时更新首页动态。',
  ],
  [
    'stale-column',
    'column',
    '栏目超期未更新',
    'Stale column',
    '栏目“{name}”最近一次更新为 {latest}，已 {ageDays} 天未更新（应在 {limitDays} 天内更新）。',
    '补发应发信息；长期没有内容的，合并或下线该栏目。',
  ],
  [
    'due-soon-column',
    'column',
    '栏目即将到期',
    'Column due soon',
    '栏目“{name}”再过 {dueInDays} 天到期。',
    '到期前发布新内容。',
    'note',
  ],
  [
    'blank-column',
    'column',
    '空白栏目',
    'Blank column',
    '栏目“{name}”没有任何内容。',
    '补充内容，或在页面说明原因；不再需要的栏目请下线。',
  ],
  [
    'undated-item',
    'column',
    '条目没有日期',
    'Undated items',
    '栏目“{name}”有 {items} 条，{datedItems} 条有日期。',
    '在列表和正文标明发布日期。',
    'warning',
  ],
  [
    'date-contradiction',
    'page',
    '日期前后矛盾',
    'Contradicting dates',
    '页面显示日期 {shown} 与 PubDate {pubDate} 相差 {differenceDays} 天。',
    '核对并统一发布日期。',
    'warning',
  ],
];
const LINKS: readonly Line[] = [
  [
    'broken-link',
    'link',
    '链接打不开',
    'Broken link',
    '链接打不开，影响 {count} 处。',
    '改正或删除链接；在模板里的改模板一处即可。',
  ],
  [
    'broken-image',
    'link',
    '图片打不开',
    'Broken image',
    '图片打不开，影响 {count} 处。',
    '重新上传图片或改正地址。',
  ],
  [
    'broken-attachment',
    'link',
    '附件打不开',
    'Broken attachment',
    '附件打不开，影响 {count} 处。',
    '重新上传附件。',
  ],
  [
    'suspect-link',
    'link',
    '疑似打不开的链接',
    'Suspect link',
    '几次访问都没有成功，结果不一致。',
    '人工打开看一看，确认后改正。',
    'note',
  ],
  [
    'blocked-link',
    'link',
    '被拦截、无法判断的链接',
    'Blocked link',
    '对方网站拒绝程序访问，无法判断。',
    '人工打开看一看。',
    'note',
  ],
  [
    'hijacked-link',
    'link',
    '链接域名疑似被占用',
    'Hijacked link',
    '链接的域名已不属于原单位。',
    '立即删除该链接。',
  ],
  [
    'intranet-link',
    'link',
    '指向内网的链接',
    'Intranet link',
    '链接指向内网地址，公众打不开。',
    '改为公网地址或删除。',
  ],
  ['site-unreachable', 'site', '站点打不开', 'Site unreachable', '首页打不开。', '检查服务器与域名解析。'],
];
const MARKS: readonly Line[] = [
  [
    'footer-mark-missing',
    'site',
    '页脚标识不全',
    'Footer mark missing',
    '页脚没有网站标识码。',
    '在页脚模板补上网站标识码。',
  ],
];
const WCAG: readonly Line[] = [
  [
    'wcag-color-contrast',
    'element',
    '文字对比度不足',
    'Low contrast',
    '文字与背景的对比度不足 4.5:1。',
    '加深文字颜色或调浅背景。',
    'warning',
  ],
];

/** A rule pack of its own, so that report tests do not move with `rules/`. */
export const samplePack: RulePack = {
  digest: '5e1f0a7c9b3d2e4f60718293a4b5c6d7e8f90123456789abcdef0123456789ab',
  indicators: [
    indicator('26.ipv6', 26, 'ipv6', 'IPv6', 'IPv6', 40, NORM_IPV6, 'single-source', IPV6),
    indicator(
      '26.accessibility',
      26,
      'accessibility',
      '无障碍一级',
      'Accessibility level 1',
      40,
      NORM_ACCESS,
      'confirmed',
      ACCESS,
    ),
    indicator(
      '26.elder',
      26,
      'accessibility',
      '适老化',
      'Elder-friendly',
      20,
      '工信部适老化通用设计规范',
      'single-source',
      ELDER,
    ),
    indicator('26.wcag', 26, 'accessibility', '其他无障碍', 'Beyond level 1', 0, 'WCAG 2.2 AA', 'own', WCAG),
    indicator(
      '27.columns',
      27,
      'columns',
      '栏目更新',
      'Column freshness',
      40,
      NORM_COLUMNS,
      'confirmed',
      COLUMNS,
    ),
    indicator('27.links', 27, 'links', '链接', 'Links', 40, NORM_LINKS, 'confirmed', LINKS),
    indicator('27.marks', 27, 'marks', '标签与标识', 'Marks', 20, '国办发〔2017〕47号', 'confirmed', MARKS),
  ],
  rates: [
    rate(
      'ipv6-support',
      'IPv6 支持率',
      'IPv6 support',
      ['city', 'department', 'county', 'county-department', 'township'],
      ['ipv6-address-missing', 'ipv6-address-invalid', 'ipv6-unreachable'],
      '>',
      0.9,
    ),
    rate(
      'ipv6-support-departments',
      '市直部门 IPv6 支持率',
      'IPv6 support, departments',
      ['department'],
      ['ipv6-address-missing', 'ipv6-address-invalid', 'ipv6-unreachable'],
      '=',
      1,
    ),
    rate(
      'accessibility-level-1',
      '无障碍一级达标率',
      'Accessibility level 1',
      ['city', 'department', 'county', 'county-department', 'township'],
      ACCESS.map(([id]) => id),
      '=',
      1,
    ),
    rate(
      'elder-friendly',
      '适老化改造率',
      'Elder-friendly',
      ['city', 'department', 'county', 'county-department', 'township'],
      ELDER.map(([id]) => id),
      '=',
      1,
    ),
  ],
  columnClasses: [
    columnClass('news', '动态要闻', 'News', { days: 14 }),
    columnClass('notice', '通知公告', 'Notices', { months: 6 }),
    columnClass('policy', '政策文件', 'Policies', { months: 6 }),
    columnClass('interpretation', '政策解读', 'Interpretation', { months: 6 }),
    columnClass('personnel', '人事信息', 'Personnel', { months: 12 }),
    columnClass('topic', '专题', 'Topics'),
  ],
  items: [
    { id: 26, title: 'IPv6 与无障碍', titleEn: 'IPv6 and accessibility', weight: 40 },
    { id: 27, title: '运维与更新', titleEn: 'Operation and freshness', weight: 60 },
  ],
  tables: {
    words: {
      words: {
        'dns-missing': { zh: '域名不存在', en: 'the host name does not exist' },
        'http-404': { zh: '404，页面不存在', en: '404, not found' },
        timeout: { zh: '超时未响应', en: 'no answer in time' },
        blocked: { zh: '被网站防护拦截', en: "stopped by the site's protection" },
        robots: { zh: '网站的robots.txt不允许访问', en: 'forbidden by robots.txt' },
        'no-ipv6-path': { zh: '检查用的计算机没有可用的IPv6网络', en: 'no working IPv6' },
        'no-browser': { zh: '检查用的计算机没有浏览器', en: 'no browser' },
        'html-instead': { zh: '打开的是网页，不是文件', en: 'a web page in place of the file' },
        'tries-differ': { zh: '几次访问结果不一致', en: 'the tries differ' },
      },
    },
  },
};

function indicator(
  id: string,
  item: 26 | 27,
  kind: Kind,
  title: string,
  titleEn: string,
  weight: number,
  norm: string,
  sure: Sureness,
  lines: readonly Line[],
): Indicator {
  const source: Source = { plan: `2026年清湖市政务公开工作要点 第 ${item} 项`, norm, sure };
  return {
    id,
    item,
    kind,
    title,
    titleEn,
    source,
    weight,
    score: kind === 'links' ? 'deduct' : 'share-passed',
    rules: lines.map((line) => rule(id, source, line)),
  };
}

function rule(
  indicatorId: string,
  source: Source,
  [id, target, title, titleEn, says, remedy, severity]: Line,
): Rule {
  const hint = severity === 'note';
  return {
    id,
    indicator: indicatorId,
    target,
    evidence: 'page',
    title,
    titleEn,
    expect: { fact: 'ok', is: 'true' },
    otherwise: hint ? 'cantTell' : 'failed',
    severity: severity ?? 'error',
    points: 2,
    weight: 1,
    says: { failed: says, cantTell: says },
    saysEn: { failed: `${titleEn}.`, cantTell: `${titleEn}: a person must look.` },
    remedy,
    remedyEn: `Mend it: ${titleEn.toLowerCase()}.`,
    source,
    tags: {},
    examples: [],
  };
}

function rate(
  id: string,
  title: string,
  titleEn: string,
  levels: RulePack['rates'][number]['levels'],
  rules: readonly string[],
  is: '>' | '=',
  share: number,
): RulePack['rates'][number] {
  return { id, title, titleEn, levels, rules, target: { is, share } };
}

function columnClass(
  id: string,
  title: string,
  titleEn: string,
  limit?: { readonly days: number } | { readonly months: number },
): RulePack['columnClasses'][number] {
  const source: Source = { plan: '', norm: NORM_COLUMNS, sure: 'confirmed' };
  return { id, title, titleEn, ...(limit ? { limit } : {}), names: [title], except: [], source };
}
