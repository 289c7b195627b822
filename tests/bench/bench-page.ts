import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Url } from '../../src/domain/brand.ts';
import { readMarkup } from '../../src/gather/markup.ts';
import { extractPage } from '../../src/gather/page.ts';
import { parsePage } from '../../src/gather/parse.ts';
import { decodeBody } from '../../src/net/charset.ts';

const ROUNDS = 5;
const MAX_PAGES = 400;

/**
 * What reading a page costs on top of parsing it, in milliseconds a page (median), with the bare parse beside it.
 * `npm run bench -- page [DIR]`: over the saved pages below DIR, else over a generated set.
 */
export async function benchPage(rest: readonly string[]): Promise<object> {
  const pages = rest[0] ? await savedPages(rest[0]) : generatedPages();
  // Of each page its best round counts: what else the machine does is not the program's cost.
  const best = pages.map(() => ({ parseMs: Number.POSITIVE_INFINITY, extractMs: Number.POSITIVE_INFINITY }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, page] of pages.entries()) {
      const times = timesOf(page);
      const known = best[i] ?? times;
      best[i] = {
        parseMs: Math.min(known.parseMs, times.parseMs),
        extractMs: Math.min(known.extractMs, times.extractMs),
      };
    }
  }
  const parse = best.map((one) => one.parseMs);
  const extract = best.map((one) => one.extractMs);
  const [parseMs, extractMs] = [median(parse), median(extract)];
  return {
    pages: pages.length,
    parseMs: rounded(parseMs),
    extractMs: rounded(extractMs),
    extractP95Ms: rounded(quantile(extract, 0.95)),
    ratio: rounded(extractMs / parseMs),
  };
}

interface SavedPage {
  readonly url: Url;
  readonly html: string;
}

function timesOf({ url, html }: SavedPage): { readonly parseMs: number; readonly extractMs: number } {
  const began = performance.now();
  const document = parsePage(html, url);
  const parsed = performance.now();
  extractPage({
    ...{ document, url, status: 200, charset: 'utf-8', sizeBytes: html.length },
    isHome: url.endsWith('.cn/'),
  });
  readMarkup(document.root);
  return { parseMs: parsed - began, extractMs: performance.now() - parsed };
}

async function savedPages(dir: string): Promise<readonly SavedPage[]> {
  const names = (await readdir(dir, { recursive: true })).filter((name) => /\.s?html?$/i.test(name)).sort();
  return await Promise.all(
    names.slice(0, MAX_PAGES).map(async (name) => ({
      url: `http://www.demo.gov.cn/${name}` as Url,
      html: decodeBody(await readFile(join(dir, name)), undefined).text,
    })),
  );
}

/** Home pages, lists and articles in a plain template, of ordinary size. */
function generatedPages(): readonly SavedPage[] {
  return Array.from({ length: 60 }, (_, i) => {
    if (i % 3 === 0) return { url: `http://www${i}.demo.gov.cn/` as Url, html: frame(home(i), '') };
    if (i % 3 === 1)
      return { url: `http://www.demo.gov.cn/c${i}/` as Url, html: frame(list(i, 20), '通知公告') };
    return {
      url: `http://www.demo.gov.cn/c${i}/t20261105_${i}.html` as Url,
      html: frame(article(i), '正文'),
    };
  });
}

function frame(main: string, name: string): string {
  const menu = Array.from({ length: 40 }, (_, i) => `<li><a href="/c${i}/">栏目名称${i}</a></li>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><title>${name} - 某市人民政府</title><meta name="ColumnName" content="${name}"></head><body>
<div class="nav"><ul>${menu}</ul></div><div class="dqwz">当前位置：<a href="/">首页</a> &gt; ${name}</div>
<div class="main">${main}</div><div class="side"><h3>热点</h3>${list(99, 8)}</div>
<div class="footer"><p>主办：某市人民政府办公室 网站标识码：4200000001 鄂ICP备05000001号</p></div></body></html>`;
}

function list(seed: number, rows: number): string {
  const items = Array.from({ length: rows }, (_, i) => {
    const day = String(28 - i).padStart(2, '0');
    return `<li><span>2026-10-${day}</span><a href="./202610/t202610${day}_${seed}${i}.html" title="关于开展第${i}批专项检查工作的通知">关于开展第${i}批专项检查工作的通知</a></li>`;
  });
  return `<ul class="list">${items.join('\n')}</ul><div class="page"><a href="index_1.html">下一页</a> 共12页</div>`;
}

function home(seed: number): string {
  return Array.from(
    { length: 8 },
    (_, i) =>
      `<div class="box"><h2><a href="/c${i}/">栏目名称${i}</a><a class="more" href="/c${i}/">更多</a></h2>${list(seed + i, 8)}</div>`,
  ).join('\n');
}

function article(seed: number): string {
  const text = Array.from(
    { length: 30 },
    (_, i) => `<p>第${i}段。各有关单位要结合实际，认真组织实施，确保各项工作任务落到实处，取得实效。</p>`,
  );
  return `<h1>关于开展第${seed}批专项检查工作的通知</h1><div class="info">发布时间：2026-11-05 09:30 来源：市政府办公室 浏览次数：12</div><div class="content">${text.join('\n')}</div>`;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
