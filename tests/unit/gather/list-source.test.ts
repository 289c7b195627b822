import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day, Url } from '../../../src/domain/brand.ts';
import { listSourceSchema } from '../../../src/domain/facts/list-source.ts';
import type { Visit } from '../../../src/domain/net.ts';
import { listAddresses, readDrawnPage, readListSource } from '../../../src/gather/list-source.ts';
import { parsePage } from '../../../src/gather/parse.ts';

const PAGE = { url: 'http://www.demo.gov.cn/xwzx/' as Url, seenOn: '2026-11-23' as Day };
const ANSWER = { final: 'http://www.demo.gov.cn/api' as Url };

const addresses = (inner: string) => listAddresses(parsePage(`<body>${inner}</body>`, PAGE.url));
const read = (text: string) => {
  const facts = readListSource(text, ANSWER, PAGE);
  return facts === null ? null : listSourceSchema.parse(facts);
};
const rows = (text: string) =>
  read(text)?.blocks.flatMap((block) => block.items.map((item) => `${item.date} ${item.title}`));

describe('listAddresses', () => {
  it.each([
    ['<script>$.getJSON("/api/list.json?c=1", show)</script>', 'http://www.demo.gov.cn/api/list.json?c=1'],
    ["<script>fetch('list.json').then(show)</script>", 'http://www.demo.gov.cn/xwzx/list.json'],
    ['<script>$.ajax({ type: "get", url: "/a/list", success: f })</script>', 'http://www.demo.gov.cn/a/list'],
    [
      '<script>var u = "/module/web/jpage/dataproxy.jsp?page=1&columnid=3";</script>',
      'http://www.demo.gov.cn/module/web/jpage/dataproxy.jsp?page=1&columnid=3',
    ],
    ['<div id="list" data-url="/api/news"></div>', 'http://www.demo.gov.cn/api/news'],
  ])('%s', (html, address) => expect(addresses(html)).toEqual([address]));

  it.each([
    '<script>fetch("/api/" + channel + ".json")</script>',
    `<script>fetch(\`/api/\${channel}.json\`)</script>`,
    '<script>$.get("/hits?id=1")</script>',
    '<script>var logo = { src: "/images/logo.png" };</script>',
    '<a href="/api/list.json">x</a>',
  ])('takes no address that the page does not name as its list: %s', (html) =>
    expect(addresses(html)).toEqual([]),
  );

  it('keeps to a few addresses', () => {
    const calls = Array.from({ length: 50 }, (_, i) => `fetch("/api/list${i}.json");`).join('\n');
    expect(addresses(`<script>${calls}</script>`)).toHaveLength(3);
  });
});

describe('readListSource', () => {
  it('reads the rows of a data proxy', () => {
    const record = (n: number) =>
      `<record><![CDATA[<li><a href="/art/2026/11/${n}/art_1_${n}.html">关于第${n}项工作的通知</a><span>2026-11-0${n}</span></li>]]></record>`;
    const xml = `<datastore><totalrecord>2</totalrecord><recordset>${record(2)}${record(1)}</recordset></datastore>`;
    expect(read(xml)).toMatchObject({ via: 'data-proxy', blocks: [{ itemCount: 2, latest: '2026-11-02' }] });
  });

  it('reads objects with a title and a date in any usual writing', () => {
    const json = JSON.stringify({
      code: 0,
      data: {
        channels: [{ name: '首页', url: '/' }],
        list: [
          { docTitle: '第一条<em>信息</em>', docPubTime: '2026-11-02 08:00:00', docPubUrl: '/a/1.html' },
          { docTitle: '第二条信息', docPubTime: 1_793_491_200_000, docPubUrl: '/a/2.html' },
          { docTitle: '第三条信息', docPubTime: '1793491200', docPubUrl: './202610/t20261001_3.html' },
        ],
      },
    });
    expect(rows(json)).toEqual(['2026-11-02 第一条信息', '2026-11-01 第二条信息', '2026-11-01 第三条信息']);
  });

  it('reads JSONP, and markup inside JSON', () => {
    expect(rows('jQuery1_2({"rows":[{"title":"一条信息","date":"2026-11-05","url":"/1.html"}]});')).toEqual([
      '2026-11-05 一条信息',
    ]);
    const html = '<ul><li><a href="/1.html">关于开展工作的通知</a><span>2026-11-05</span></li></ul>';
    expect(rows(JSON.stringify({ success: true, data: { html } }))).toEqual([
      '2026-11-05 关于开展工作的通知',
    ]);
  });

  it('knows an empty list from no list', () => {
    expect(read('{"total":0,"list":[]}')).toMatchObject({ via: 'json', blocks: [] });
    expect(read('{"error":"no such channel"}')).toBeNull();
    expect(read('not found')).toBeNull();
    expect(read('<html><body><h1>404</h1></body></html>')).toBeNull();
    expect(read('')).toBeNull();
  });

  it('never throws', () =>
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => void read(text)),
      { numRuns: 500 },
    ));

  it('is bounded on hostile answers', () => {
    const started = performance.now();
    read(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    read(JSON.stringify(Array.from({ length: 100_000 }, (_, i) => ({ title: `t${i}`, url: '/x' }))));
    read(`f(${'('.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('readDrawnPage', () => {
  const visit = (html: unknown, part: Partial<Visit> = {}): Visit => ({
    final: PAGE.url,
    status: 200,
    loaded: true,
    failedRequests: [],
    badAnswers: [],
    answeredHosts: new Set(),
    requests: [],
    pointer: { clickAt: () => Promise.reject(), follow: () => Promise.reject() },
    leftOut: [],
    world: { evaluate: async () => html, child: async () => null },
    screenshot: async () => new Uint8Array(),
    input: { press: async () => {}, click: async () => {}, resize: async () => {}, departures: () => 0 },
    listeners: async () => 0,
    viewport: { width: 1280, height: 900 },
    resource: async () => null,
    ...part,
  });
  const empty =
    '<body><div class="dqwz">当前位置：<a href="/">首页</a> &gt; 要闻</div><h1>要闻</h1><ul id="l"></ul></body>';

  it('reads the list that a browser drew', async () => {
    const html = empty.replace(
      '</ul>',
      '<li><a href="1.html">召开工作会议的报道</a><span>2026-11-05</span></li></ul>',
    );
    expect(await readDrawnPage(visit(html), PAGE)).toMatchObject({
      via: 'browser',
      blocks: [{ latest: '2026-11-05' }],
    });
  });

  it('believes an empty list only where every request was answered', async () => {
    expect(await readDrawnPage(visit(empty), PAGE)).toMatchObject({ blocks: [] });
    const failed = [{ url: 'http://www.demo.gov.cn/api', why: 'timeout' }];
    expect(await readDrawnPage(visit(empty, { failedRequests: failed }), PAGE)).toBeNull();
    expect(await readDrawnPage(visit(empty, { loaded: false }), PAGE)).toBeNull();
    expect(await readDrawnPage(visit(null), PAGE)).toBeNull();
  });
});
