import type { FoundPager } from './found-pager.ts';
import { readNumberedPager } from './numbered-pager.ts';
import type { Link, Outline, Run } from './outline.ts';
import type { Resolve } from './resolve.ts';

const CALL = /createPage(?:HTML|Html|html)?\w{0,8}\s*\(([^()]{3,200})\)/g;
const EXTENSION = /^(?:s?html?|jhtml|jsp|aspx?|php)$/i;
const COUNT_SCRIPT = /(?:countPage|pageCount|totalPages?|pagecount|nPageCount)\s*[=:]\s*["']?(\d{1,5})\b/i;
const CURRENT_SCRIPT = /(?:currentPage|currPage|curPage|pageIndex|nCurrIndex)\s*[=:]\s*["']?(\d{1,5})\b/i;
const NEXT = /^(?:下一?页|后一?页|next|下页)[\s>»›]*$/i;
const FIRST = /^(?:首\s?页|第一页|first)$/i;
const PREVIOUS = /^[\s<«‹]*(?:上一?页|前一?页|prev(?:ious)?)$/i;
const LAST = /^(?:尾\s?页|末\s?页|最后一?页|last)$/i;
const TOTAL = /共\s?(\d{1,5})\s?页|第?\s?\d{1,5}\s?[/／]\s?(\d{1,5})\s?页/;
const NUMBERED = /^(.*\/(?:[A-Za-z]\w{0,40}?)?)[_-]?(?<!\d)(\d{1,4})(\.(?:s?html?|jhtml|jsp|aspx?|php))$/i;
const QUERY = /([?&](?:page|pageno|pagenum|pageindex|currentpage|curpage|pn|p)=)(\d{1,5})/i;

/** This page's place among the pages of its list, and the list's first page. */
export function readPager(outlined: Outline, url: string, resolve: Resolve): FoundPager | null {
  return (
    byCall(outlined, url) ??
    byLinks(outlined, url, resolve) ??
    readNumberedPager(outlined, url, resolve) ??
    byScriptCount(outlined, url)
  );
}

/** `createPageHTML(pages, current, "index", "html")`, also with a record count behind or a box id before. */
function byCall(outlined: Outline, url: string): FoundPager | null {
  for (const { text, run } of outlined.scripts) {
    if (!text.includes('createPage')) continue;
    for (const match of uncommented(text).matchAll(CALL)) {
      const pager = pagerOfCall(match[1] ?? '', url);
      if (pager) return { pager, at: run };
    }
  }
  return null;
}

function uncommented(script: string): string {
  const cut = script.length > 20_000 ? script.slice(0, 20_000) : script;
  return cut.replace(/^\s*\/\/.*$/gm, '');
}

function pagerOfCall(args: string, url: string): FoundPager['pager'] | null {
  const values = args.split(',').map((arg) => arg.trim());
  const numbers = values
    .filter((value) => /^["']?\d{1,6}["']?$/.test(value))
    .map((value) => Number(value.replace(/["']/g, '')));
  const names = values
    .filter((value) => /^["'][\w.-]+["']$/.test(value))
    .map((value) => value.slice(1, -1))
    .filter((v) => !/^\d+$/.test(v));
  const at = names.findIndex((name) => EXTENSION.test(name));
  const [pages, current] = numbers;
  const name = names[at - 1];
  const extension = names[at];
  if (pages === undefined || current === undefined || !name || !extension) return null;
  // With a box id before the numbers the count starts at one, else at zero.
  const base = at > 1 ? 1 : 0;
  const page = Math.max(1, current + (base === 0 ? 1 : 0));
  return { page, pages: Math.max(1, pages), first: page === 1 ? url : firstByName(url, name, extension) };
}

function firstByName(url: string, name: string, extension: string): string {
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  return name === 'index' ? folder : `${folder}${name}.${extension}`;
}

/** A row of links: 首页 上一页 1 2 3 下一页 尾页. */
function byLinks(outlined: Outline, url: string, resolve: Resolve): FoundPager | null {
  const marks = pagerRuns(outlined);
  if (!marks) return null;
  const { next, previous, first, box } = marks;
  const pages = totalOf(outlined, box.runFrom, box.runTo);
  const current = currentNumber(outlined, box.runFrom, box.runTo, url);
  const firstHref =
    numberedLink(outlined, box.linkFrom, box.linkTo, '1') ?? first?.box.link?.el.attribs['href'];
  const firstUrl = resolve(firstHref);
  const page =
    current ?? (previous?.box.link && resolve(previous.box.link.el.attribs['href']) ? pageByUrl(url) : 1);
  const real = page > 1 ? (firstUrl ?? guessFirst(url)) : url;
  const at = (next ?? previous ?? first)?.index ?? 0;
  return {
    pager: { page, pages: pages ?? null, first: page > 1 && real === url ? guessFirst(url) : real },
    at,
  };
}

function pagerRuns(outlined: Outline) {
  for (let i = outlined.runs.length - 1; i >= 0; i -= 1) {
    const run = outlined.runs[i] as Run;
    if (run.text.length > 12 || !(NEXT.test(run.text) || PREVIOUS.test(run.text) || LAST.test(run.text)))
      continue;
    let box = run.box;
    for (let level = 0; level < 3 && box.parent && box.runTo - box.runFrom < 3; level += 1) box = box.parent;
    if (box.runTo - box.runFrom > 80) continue;
    const inBox = outlined.runs.slice(box.runFrom, box.runTo);
    const next = inBox.find((one) => NEXT.test(one.text));
    const previous = inBox.find((one) => PREVIOUS.test(one.text));
    const first = inBox.find((one) => FIRST.test(one.text));
    const last = inBox.find((one) => LAST.test(one.text));
    // «Previous» and «next» alone also stand below an article.
    const numbers =
      inBox.some((one) => /^\d{1,4}$/.test(one.text)) || TOTAL.test(inBox.map((one) => one.text).join(' '));
    if ((next || previous) && (first || last || numbers)) return { next, previous, first, box };
  }
  return null;
}

function totalOf(outlined: Outline, from: number, to: number): number | undefined {
  const text = outlined.runs
    .slice(from, to)
    .map((run) => run.text)
    .join(' ');
  const total = TOTAL.exec(text);
  if (total) return Number(total[1] ?? total[2]);
  const numbers = outlined.runs
    .slice(from, to)
    .filter((run) => /^\d{1,4}$/.test(run.text))
    .map((run) => Number(run.text));
  return numbers.length > 0 && !/…|\.\.\./.test(text) && numbers.length < 10
    ? Math.max(...numbers)
    : undefined;
}

const CURRENT_CLASS = /(?:^|[\s_-])(?:cur(?:rent)?|active|on|select(?:ed)?|now|this|hover|cpb)(?:$|[\s_-])/i;

function currentNumber(outlined: Outline, from: number, to: number, url: string): number | undefined {
  for (let i = from; i < to; i += 1) {
    const run = outlined.runs[i] as Run;
    const spoken = /第\s?(\d{1,5})\s?(?:页|[/／])|^(\d{1,5})\s?[/／]\s?\d{1,5}/.exec(run.text);
    if (spoken) return Number(spoken[1] ?? spoken[2]);
    if (!/^\d{1,4}$/.test(run.text)) continue;
    const own = `${run.box.el.attribs['class'] ?? ''} ${run.box.parent?.el.attribs['class'] ?? ''}`;
    if (run.box.link === null || CURRENT_CLASS.test(own)) return Number(run.text);
  }
  return QUERY.test(url) ? pageByUrl(url) : undefined;
}

function numberedLink(outlined: Outline, from: number, to: number, text: string): string | undefined {
  for (let i = from; i < to; i += 1) {
    const link = outlined.links[i] as Link;
    if (link.title === text) return link.box.el.attribs['href'];
  }
  return undefined;
}

function pageByUrl(url: string): number {
  const query = QUERY.exec(url);
  if (query) return Math.max(1, Number(query[2]));
  const path = NUMBERED.exec(url.split(/[?#]/, 1)[0] ?? url);
  return path && Number(path[2]) < 2_000 ? Math.max(1, Number(path[2])) : 1;
}

function guessFirst(url: string): string {
  const query = QUERY.exec(url);
  if (query) return url.replace(QUERY, '$11');
  const path = NUMBERED.exec(url);
  return path ? `${(path[1] ?? '').replace(/[_-]$/, '')}${path[3] ?? ''}` : url;
}

/** A pager drawn by a script of the page from its own count. */
function byScriptCount(outlined: Outline, url: string): FoundPager | null {
  for (const { text, run } of outlined.scripts) {
    if (text.length > 20_000 || !/page/i.test(text)) continue;
    const pages = COUNT_SCRIPT.exec(text)?.[1];
    const current = CURRENT_SCRIPT.exec(text)?.[1];
    if (pages === undefined || current === undefined) continue;
    const page = Number(current) === 0 ? 1 : pageByUrl(url);
    return { pager: { page, pages: Number(pages), first: page === 1 ? url : guessFirst(url) }, at: run };
  }
  return null;
}
