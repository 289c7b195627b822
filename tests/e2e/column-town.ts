import iconv from 'iconv-lite';
import type { Answer, Host } from './town.ts';

export const COLUMN_HOST = 'columns.example.test';
export const COLUMN_AS_OF = '2026-11-23';

interface Row {
  readonly title: string;
  readonly href: string;
  readonly date: string;
}

/** A site with every way of writing a list that is hard to read; `COLUMN_ANSWERS` says what must be found in it. */
export function columnTown(): Host {
  const pages: { [path: string]: Answer } = {
    '/': frame('某局', '', home()),
    '/proxy/': frame('行业动态', '行业动态', `<ul id="rows"></ul>${proxyScript()}`),
    '/module/web/jpage/dataproxy.jsp?columnid=7&page=1': {
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: `<datastore><totalrecord>2</totalrecord><recordset>${[row('proxy', 1, '2026-10-01'), row('proxy', 2, '2026-09-20')].map((one) => `<record><![CDATA[${li(one)}]]></record>`).join('')}</recordset></datastore>`,
    },
    '/json/': frame(
      '基层动态',
      '基层动态',
      '<ul id="rows"></ul><script>$.getJSON("/api/list.json?channel=12", function (data) { render(data.list); });</script>',
    ),
    '/api/list.json?channel=12': json({
      total: 2,
      menu: [{ name: '首页', url: '/' }],
      list: [
        { id: 1, title: '基层开展宣传活动的情况', url: '/json/1.html', publishTime: 1_794_873_600_000 },
        { id: 2, title: '基层开展检查活动的情况', url: '/json/2.html', publishTime: '2026-10-12 08:00' },
      ],
    }),
    '/jsonempty/': frame(
      '镇街动态',
      '镇街动态',
      '<ul id="rows"></ul><script>$.getJSON("/api/empty.json", function (data) { render(data.list); });</script>',
    ),
    '/api/empty.json': json({ total: 0, list: [] }),
    '/drawn/': frame(
      '时政要闻',
      '时政要闻',
      `<ul id="rows"></ul><script>var channel = 9; fetch('/api/' + channel + '.json').then(function (answer) { return answer.json(); }).then(function (data) { document.getElementById('rows').innerHTML = data.list.map(function (one) { return '<li><a href="' + one.url + '">' + one.title + '</a><span>' + one.date + '</span></li>'; }).join(''); });</script>`,
    ),
    '/api/9.json': json({
      list: [
        { title: '市政府召开季度工作会议', url: '/drawn/1.html', date: '2026-09-30' },
        { title: '市政府召开半年工作会议', url: '/drawn/2.html', date: '2026-07-02' },
      ],
    }),
    '/gbk/': gbk(
      frame(
        '工作动态',
        '工作动态',
        `<table class="list"><tr><th>序号</th><th>标题</th><th>日期</th></tr>${[
          ['1', './202601/t20260105_1.htm', '召开新年工作会议的报道', '01-05'],
          ['2', './202512/t20251230_2.htm', '召开年终总结会议的报道', '12-30'],
          ['3', './202512/t20251211_3.htm', '开展年终检查工作的报道', '12-11'],
        ]
          .map(
            ([n, href, title, date]) =>
              `<tr><td>${n}</td><td><a href="${href}">${title}</a></td><td>${date}</td></tr>`,
          )
          .join('')}</table>`,
        'gb2312',
      ),
    ),
    '/pinned/': frame(
      '部门动态',
      '部门动态',
      list([row('pinned', 1, '2024-03-01'), row('pinned', 2, '2026-11-20'), row('pinned', 3, '2026-11-02')]),
    ),
    '/upwards/': frame(
      '区县动态',
      '区县动态',
      list([
        row('upwards', 1, '2026-09-01'),
        row('upwards', 2, '2026-10-01'),
        row('upwards', 3, '2026-11-21'),
      ]),
    ),
    '/zt/cjwm/': frame(
      '创建文明城市专题',
      '创建文明城市专题',
      list([row('zt/cjwm', 1, '2023-03-01'), row('zt/cjwm', 2, '2023-02-01')]),
    ),
    '/zt/gdzt/': frame(
      '疫情防控专题（已归档）',
      '疫情防控专题（已归档）',
      list([row('zt/gdzt', 1, '2022-03-01'), row('zt/gdzt', 2, '2022-02-01')]),
    ),
    '/jgzn/': frame('机构职能', '机构职能', `<p>${'负责全市有关工作的组织、协调和监督。'.repeat(12)}</p>`),
    '/excused/': frame(
      '招标公告',
      '招标公告',
      '<ul class="list"></ul><p>根据机构改革安排，招标信息自2025年起统一在市公共资源交易中心网站发布。</p>',
    ),
    '/bare/': frame('人事任免', '人事任免', '<div class="list"><p>暂无数据</p></div>'),
    '/headonly/': frame(
      '政府文件',
      '政府文件',
      '<table><thead><tr><th>索引号</th><th>标题</th><th>成文日期</th><th>发布日期</th></tr></thead><tbody></tbody></table>',
    ),
    '/old/': {
      body: '<html><head><meta http-equiv="refresh" content="0;url=/pinned/"></head><body></body></html>',
    },
    '/side/': frame(
      '图片新闻',
      '图片新闻',
      `${list([row('side', 1, '2026-01-05'), row('side', 2, '2026-01-04')])}<div class="hot"><h3>热点信息</h3>${list([row('pinned', 2, '2026-11-20'), row('upwards', 3, '2026-11-21')])}</div>`,
    ),
    '/titles/': frame(
      '最新要闻',
      '最新要闻',
      list([
        { title: '关于2026年11月22日停水的情况', href: '/titles/1.html', date: '2026-02-03' },
        { title: '2026-11-23 活动预告已经发布', href: '/titles/2.html', date: '2026-02-01' },
      ]),
    ),
    '/future/': frame(
      '工作进展',
      '工作进展',
      list([row('future', 1, '2027-05-01'), row('future', 2, '2026-08-01')]),
    ),
    '/tabs/': frame(
      '政务动态',
      '政务动态',
      `<div class="tabs"><span>市级</span><span>县级</span></div><div class="pane">${list([row('tabs', 1, '2026-05-05'), row('tabs', 2, '2026-05-01')])}</div><div class="pane" style="display:none">${list([row('tabs', 3, '2026-11-19'), row('tabs', 4, '2026-10-01')])}</div>`,
    ),
    '/paged/': frame(
      '通知公告',
      '通知公告',
      `${list([row('paged', 1, '2026-11-20'), row('paged', 2, '2026-11-02')])}<div class="pages"><b>1</b> <a href="/paged/index.html?uid=3&amp;pageNum=2">2</a></div>`,
    ),
    '/paged/index.html?uid=3&pageNum=2': frame(
      '通知公告',
      '通知公告',
      `${list([row('paged', 3, '2025-01-20'), row('paged', 4, '2025-01-02')])}<div class="pages"><a href="/paged/">1</a> <b>2</b></div>`,
    ),
    '/paged/5.html': article('关于公布年度检查结果的通知', '2026-11-01', '2023-02-01'),
    '/paged/6.html': article('关于办理证件年审的通知', null, null),
    '/paged/7.html': article('关于开展消防安全检查的通知', '2026-11-18', null),
    '/paged/8.html': article('关于开展消防安全检查的通知', '2025-10-20', null),
    '/bszn/gh.html': frame(
      '办事指南：过户办理',
      '办事指南：过户办理',
      '<table><tr><th>受理条件</th><td>本市行政区域内符合规定条件的单位和个人</td></tr><tr><th>承诺期限</th><td>5个工作日</td></tr></table>',
    ),
    '/duesoon/': frame(
      '县市动态',
      '县市动态',
      list([row('duesoon', 1, '2026-11-11'), row('duesoon', 2, '2026-11-01')]),
    ),
    '*': (request, response) => {
      // Items that the lists name and nothing else hangs on.
      const date = /\/(\w[\w/]*)\/(\d{1,2})\.html$/.exec(request.url ?? '');
      response.writeHead(date ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(date ? article(`信息${date[2]}`, null, null, true) : 'not found');
    },
  };
  const more = ['5', '6', '7', '8'].map(
    (n) => `<li><a href="/paged/${n}.html">相关通知第${n}条详情</a></li>`,
  );
  pages['/paged/'] = String(pages['/paged/']).replace(
    '</ul><div class="pages">',
    `${more.join('')}</ul><div class="pages">`,
  );
  return pages;
}

/** Rule, path: what must be found, and nothing else of these rules. */
export const COLUMN_ANSWERS: readonly string[] = [
  'blank-column failed /bare/',
  'blank-column failed /headonly/',
  'blank-column failed /jsonempty/',
  'date-contradiction failed /paged/5.html',
  'due-soon-column cantTell /duesoon/',
  'expired-topic failed /zt/cjwm/',
  'reposted-as-new failed /paged/7.html',
  'stale-column failed /drawn/',
  'stale-column failed /future/',
  'stale-column failed /gbk/',
  'stale-column failed /proxy/',
  'stale-column failed /side/',
  'stale-column failed /titles/',
  'undated-item failed /paged/6.html',
];

const MENU = [
  ['/proxy/', '行业动态'],
  ['/json/', '基层动态'],
  ['/jsonempty/', '镇街动态'],
  ['/drawn/', '时政要闻'],
  ['/gbk/', '工作动态'],
  ['/pinned/', '部门动态'],
  ['/upwards/', '区县动态'],
  ['/zt/cjwm/', '创建文明城市专题'],
  ['/zt/gdzt/', '疫情防控专题（已归档）'],
  ['/jgzn/', '机构职能'],
  ['/excused/', '招标公告'],
  ['/bare/', '人事任免'],
  ['/headonly/', '政府文件'],
  ['/old/', '旧栏目动态'],
  ['/side/', '图片新闻'],
  ['/titles/', '最新要闻'],
  ['/future/', '工作进展'],
  ['/tabs/', '政务动态'],
  ['/paged/', '通知公告'],
  ['/duesoon/', '县市动态'],
] as const;

function frame(title: string, name: string, main: string, charset = 'utf-8'): string {
  const menu = MENU.map(([href, label]) => `<li><a href="${href}">${label}</a></li>`).join('');
  const way =
    name === '' ? '' : `<div class="dqwz">当前位置：<a href="/">首页</a> &gt; ${name}</div><h1>${name}</h1>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="${charset}"><title>${title}</title></head><body><div class="nav"><ul>${menu}</ul></div>${way}<div class="main">${main}</div><a href="/bszn/gh.html">办事指南</a><div class="footer"><p>主办：某局 网站标识码：4200000001 鄂ICP备05000001号</p></div></body></html>`;
}

function home(): string {
  const items = Array.from({ length: 12 }, (_, i) =>
    row('home', i, `2026-11-${10 + i}`, `今日要闻的第${i}条内容`),
  );
  return `<h2>要闻</h2>${list([...items, row('pinned', 3, '2026-11-02')])}`;
}

function row(folder: string, n: number, date: string, title?: string): Row {
  return { title: title ?? `${folder}栏目的第${n}条工作信息`, href: `/${folder}/${n}.html`, date };
}

function list(rows: readonly Row[]): string {
  return `<ul class="list">${rows.map(li).join('')}</ul>`;
}

function li({ title, href, date }: Row): string {
  return `<li><a href="${href}">${title}</a><span>${date}</span></li>`;
}

function article(title: string, shown: string | null, tag: string | null, short = false): string {
  const line = shown === null ? '来源：办公室' : `发布时间：${shown} 来源：办公室`;
  const meta = tag === null ? '' : `<meta name="PubDate" content="${tag}">`;
  const text = `各有关单位要结合实际，认真组织实施${title}的各项任务，确保落到实处。`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><meta name="ArticleTitle" content="${title}">${meta}</head><body><h1>${title}</h1><p class="info">${line}</p><div class="content">${`<p>${text}</p>`.repeat(short ? 2 : 8)}</div></body></html>`;
}

function proxyScript(): string {
  return '<script>var url = "/module/web/jpage/dataproxy.jsp?columnid=7&page=1"; $.get(url, function (data) { show(data); });</script>';
}

function json(value: unknown): Answer {
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

function gbk(html: string): Answer {
  return { headers: { 'content-type': 'text/html' }, body: iconv.encode(html, 'gbk') };
}
