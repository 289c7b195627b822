import { readDates } from '../dates/read-dates.ts';
import { readDateRun } from './date-run.ts';
import type { FoundList, Row } from './found-list.ts';
import { type Box, joinTitle, type Link, type Outline, type Run } from './outline.ts';
import { tileDate } from './tile-date.ts';

const ACTIONS =
  /^[[(（【<〈《\s]*(?:详情|详细|查看|查看详情|查看全文|查看更多|阅读|阅读全文|全文|更多|more|下载|打印(?:本页|此页)?|关闭(?:本页|窗口|此页)?|返回|大|中|小|特大|默认|预览|解读|附件|收藏|分享|点击.{0,4}|pdf|word|doc|>+|»)[\])）】>〉》\s»>.…]*$/i;
const PAGER =
  /^(?:首\s?页|上一?页|前一?页|下一?页|后一?页|末\s?页|尾\s?页|最后一页|跳转|go|\d{1,4}|[<>«»‹›.…]+|\.\.\.)$/i;
/** `标题 2026-11-05`, `标题 [2026/11/05]` in one text. */
const TAIL = /[\s[(（【]((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?)[\])）】]?$/;
const BULLET = /^[·•●■◆▪▶►○※>»\-–—|\s]+(?=\S)/;
const HEADING_TAG = /^h[1-6]$/;
const TITLE_CLASS = /(?:^|[\s_-])(?:tit(?:le)?|tt|bt|biaoti|name|subject|headline)(?:$|[\s_\d-])/i;
/** `05`, `2026-11`: leaves of a tear-off calendar. */
const PIECE_OF_DATE = /^(?:\d{1,2}[日月]?|(?:19|20)\d\d[-/.年](?:\d{1,2}月?)?)$/;
const BLOCK = /^(?:p|div|h[1-6]|dt|dd|li|section|article|td)$/;
const MAX_DIFFERENT_LINKS = 6;
const MAX_ROW_RUNS = 80;
const NESTED = 600;
const MIN_PLAIN_TITLE = 6;

/** Reads one row, leaving out what stands in the lists given. `null` where the element is no row of a list. */
export function readRow(outlined: Outline, box: Box, without: readonly FoundList[]): Row | null {
  if (box.runTo - box.runFrom > MAX_ROW_RUNS && without.length === 0) return null;
  const link = mainLink(outlined, box, without);
  if (link === 'several') return null;
  const dates = rowDates(outlined, box, without);
  if (link) {
    const title = isPagerWord(link.title)
      ? titleBeside(outlined, box, link, dates)
      : titleOfLink(outlined, link);
    return title === null ? null : withTail(outlined, box, link, title, dates);
  }
  if (dates.length === 0 || box.linkTo > box.linkFrom) return null;
  if (!box.clickable && box.tag !== 'li') return null;
  const title = textWithout(outlined, box, dates);
  return title.length >= 4 ? { box, link: null, title, dates } : null;
}

export function isPagerWord(title: string): boolean {
  return PAGER.test(title) || ACTIONS.test(title);
}

/** The longest title among the row's links; words such as 详情 and 更多 only where there is nothing else. */
function mainLink(outlined: Outline, box: Box, without: readonly FoundList[]): Link | null | 'several' {
  let best: Link | null = null;
  let bestScore = -1;
  const targets = new Set<string>();
  for (let i = box.linkFrom; i < box.linkTo; i += 1) {
    if (without.some((list) => i >= list.linkFrom && i < list.linkTo)) continue;
    const link = outlined.links[i] as Link;
    const action = ACTIONS.test(link.title);
    if (!action) targets.add(link.box.el.attribs['href'] ?? '');
    const score = scoreOf(link, action) - (inNestedList(link.box, box) ? NESTED : 0);
    if (score > bestScore) {
      best = link;
      bestScore = score;
    }
  }
  return targets.size > MAX_DIFFERENT_LINKS ? 'several' : best;
}

/** A link in a list or pop-up inside the row (related readings) is not the row's own. */
function inNestedList(from: Box, row: Box): boolean {
  for (let box = from.parent; box && box !== row; box = box.parent) {
    if (box.tag === 'ul' || box.tag === 'ol') return true;
  }
  return false;
}

function scoreOf(link: Link, action: boolean): number {
  if (action) return 0;
  const inText = link.box.runTo > link.box.runFrom ? 1_000 : 0;
  return inText + Math.min(link.title.length, 400) + 1;
}

/** The title is no link where only 详情 or 查看 is one. Without such a title it is no row, but a tool bar. */
function titleBeside(outlined: Outline, box: Box, link: Link, dates: readonly Run[]): string | null {
  const texts: string[] = [];
  for (let i = box.runFrom; i < box.runTo; i += 1) {
    const run = outlined.runs[i] as Run;
    if (!dates.includes(run) && run.box.link === null && run.text.length >= MIN_PLAIN_TITLE)
      texts.push(run.text);
  }
  const [title] = texts;
  return dates.length > 0 &&
    texts.length === 1 &&
    title &&
    link.box.el.attribs['href'] &&
    !/[：:]/.test(title)
    ? strip(title)
    : null;
}

/** A link around a whole card is titled by its heading, not by its summary. */
function titleOfLink(outlined: Outline, link: Link): string {
  const { box } = link;
  const texts: Run[] = [];
  for (let i = box.runFrom; i < box.runTo; i += 1) {
    const run = outlined.runs[i] as Run;
    if (run.date === null && !PIECE_OF_DATE.test(run.text)) texts.push(run);
  }
  if (texts.length === 0) return strip(link.title);
  if (texts.length < 2 || !inDifferentBlocks(texts, box)) return strip(joinTitle(texts));
  const headed = texts.filter((run) => isTitled(run.box, box));
  if (headed.length > 0) return strip(headed.map((run) => run.text).join(''));
  const attribute = box.el.attribs['title']?.trim();
  if (attribute) return strip(attribute);
  return strip(texts.find((run) => run.text.length >= 4)?.text ?? link.title);
}

function inDifferentBlocks(texts: readonly Run[], link: Box): boolean {
  const blocks = new Set<Box>();
  for (const run of texts) {
    let box: Box | null = run.box;
    while (box && box !== link && !BLOCK.test(box.tag)) box = box.parent;
    if (box) blocks.add(box);
  }
  return blocks.size > 1;
}

function isTitled(from: Box, link: Box): boolean {
  let box: Box | null = from;
  while (box && box !== link) {
    if (HEADING_TAG.test(box.tag) || TITLE_CLASS.test(box.el.attribs['class'] ?? '')) return true;
    box = box.parent;
  }
  return false;
}

function strip(title: string): string {
  return title.replace(BULLET, '').trim();
}

function rowDates(outlined: Outline, box: Box, without: readonly FoundList[]): readonly Run[] {
  const dates: Run[] = [];
  if (box.dates > 0) {
    for (let i = box.runFrom; i < box.runTo; i += 1) {
      const run = outlined.runs[i] as Run;
      if (run.date && !without.some((list) => i >= list.from && i < list.to)) dates.push(run);
    }
  }
  if (dates.some((run) => run.date?.date.day)) return dates;
  const tile = tileDate(outlined, box);
  return tile ? [tile] : dates;
}

/** A date at the end of the title itself is the row's date where no other is shown. */
function withTail(outlined: Outline, box: Box, link: Link, title: string, dates: readonly Run[]): Row {
  const tail = dates.length === 0 ? TAIL.exec(title) : null;
  const day = tail?.[1];
  if (!tail || !day || readDates(day)[0]?.day == null) return { box, link, title, dates };
  const host = outlined.runs[link.box.runTo - 1];
  const date = readDateRun(day);
  if (!host || !date) return { box, link, title, dates };
  return { box, link, title: title.slice(0, tail.index).trim(), dates: [{ ...host, text: day, date }] };
}

function textWithout(outlined: Outline, box: Box, dates: readonly Run[]): string {
  const texts: string[] = [];
  for (let i = box.runFrom; i < box.runTo; i += 1) {
    const run = outlined.runs[i] as Run;
    if (!dates.includes(run)) texts.push(run.text);
  }
  return strip(texts.join(''));
}
