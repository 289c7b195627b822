import type { FoundList } from './found-list.ts';
import { type Box, isRun, type Outline, type Run, textOf } from './outline.ts';
import type { Resolve } from './resolve.ts';

export interface ListName {
  readonly name: string | null;
  readonly moreUrl: string | null;
}

interface Label {
  readonly text: string;
  readonly href: string | undefined;
}

const MORE = /^[[(（【+\s]*(?:更\s?多|more|查看更多|更多.{0,10}|>+|»|›|\+)[\])）】>»›.…+\s]*$/i;
const TABLE_HEAD = /^(?:thead|tr|th|colgroup)$/;
const MAX_LEVELS = 6;
const MAX_HEAD_CHARS = 80;
const MAX_NAME_CHARS = 30;
const SEPARATORS = /^[\s|｜/·•>»\-–—]+$/;

/** Looks above a list for what names it: the nearest heading or row of tabs, and the «more» link beside. */
export function nameList(
  outlined: Outline,
  list: FoundList,
  all: readonly FoundList[],
  resolve: Resolve,
): ListName {
  let box: Box = list.container;
  for (let level = 0; level < MAX_LEVELS && box.parent; level += 1) {
    const found = headAbove(outlined, box, list, all);
    if (found === 'stop') break;
    if (found) return choose(found, outlined, list, resolve);
    if (others(all, box.parent, list).some((other) => other.from < list.from && !isPane(other, box))) break;
    box = box.parent;
  }
  return { name: null, moreUrl: null };
}

interface Head {
  readonly labels: readonly Label[];
  readonly more: readonly Label[];
  /** The child of the head's parent in which the list stands. */
  readonly branch: Box;
  /** Panes between the head and the branch. */
  readonly before: number;
}

/** The nearest short element or text before the branch that holds the list. */
function headAbove(
  outlined: Outline,
  branch: Box,
  list: FoundList,
  all: readonly FoundList[],
): Head | null | 'stop' {
  const parts = branch.parent?.parts ?? [];
  const beside: Label[] = [];
  for (let i = parts.indexOf(branch) - 1; i >= 0; i -= 1) {
    const part = parts[i];
    if (part === undefined) continue;
    if (isRun(part)) {
      if (part.date || part.text.length > MAX_NAME_CHARS || SEPARATORS.test(part.text)) continue;
      return {
        labels: [{ text: part.text, href: undefined }],
        more: beside,
        branch,
        before: panesBetween(parts, i, branch),
      };
    }
    if (part.runTo === part.runFrom || TABLE_HEAD.test(part.tag)) continue;
    if (isTrail(outlined, part)) return 'stop';
    if (holdsDatedList(part, list, all) || isTwin(part, branch)) continue;
    const text = textOf(outlined, part.runFrom, part.runTo);
    if (text.length > MAX_HEAD_CHARS || part.dates > 0) return null;
    const { labels, more } = labelsIn(outlined, part);
    beside.push(...more);
    if (labels.length > 0) return { labels, more: beside, branch, before: panesBetween(parts, i, branch) };
  }
  return null;
}

/** Same tag and class as the branch: another pane, not its heading. */
function isTwin(part: Box, branch: Box): boolean {
  const { attribs } = part.el;
  return (
    part.tag === branch.tag &&
    attribs['class'] !== undefined &&
    attribs['class'] === branch.el.attribs['class']
  );
}

function panesBetween(parts: readonly (Box | Run)[], head: number, branch: Box): number {
  const between = parts.slice(head + 1, parts.indexOf(branch));
  return between.filter((part) => !isRun(part) && part.tag === branch.tag && part.linkTo > part.linkFrom)
    .length;
}

/** The breadcrumb names the page, not the list below it. */
function isTrail(outlined: Outline, part: Box): boolean {
  const first = outlined.runs[part.runFrom];
  return (
    first !== undefined &&
    part.runTo - part.runFrom < 20 &&
    /位\s?置(?:是)?\s?[:：]?|^首\s?页$/.test(first.text)
  );
}

function holdsDatedList(part: Box, list: FoundList, all: readonly FoundList[]): boolean {
  return all.some(
    (other) => other !== list && other.dated && other.from >= part.runFrom && other.to <= part.runTo,
  );
}

function labelsIn(outlined: Outline, part: Box): { labels: Label[]; more: Label[] } {
  const labels: Label[] = [];
  const more: Label[] = [];
  let last: Box | null = null;
  for (let i = part.runFrom; i < part.runTo; i += 1) {
    const run = outlined.runs[i] as Run;
    if (SEPARATORS.test(run.text)) continue;
    const unit = run.box.link ?? run.box;
    const href = run.box.link?.el.attribs['href'];
    if (MORE.test(run.text) || isMoreLink(run.box.link)) more.push({ text: run.text, href });
    else if (unit === last) {
      const label = labels.pop();
      labels.push({ text: (label?.text ?? '') + run.text, href });
    } else labels.push({ text: run.text, href });
    last = unit;
  }
  // A «more» link may be a picture only.
  for (let i = part.linkFrom; i < part.linkTo; i += 1) {
    const link = outlined.links[i];
    if (link && link.box.runTo === link.box.runFrom)
      more.push({ text: link.title, href: link.box.el.attribs['href'] });
  }
  return { labels: labels.filter((label) => label.text.length <= MAX_NAME_CHARS), more };
}

function isMoreLink(link: Box | null): boolean {
  return link !== null && /(?:^|[\s_-])more(?:$|[\s_\d-])/i.test(link.el.attribs['class'] ?? '');
}

function choose(head: Head, outlined: Outline, list: FoundList, resolve: Resolve): ListName {
  const tabs = head.labels.length > 1;
  const at = tabs ? paneIndex(head, list) : 0;
  const label = head.labels[Math.min(at, head.labels.length - 1)];
  const more = (tabs ? head.more[at] : head.more[0]) ?? moreBelow(outlined, list);
  return { name: label?.text ?? null, moreUrl: resolve(more?.href) ?? resolve(label?.href) };
}

/** Which of the tab panes the list stands in. */
function paneIndex(head: Head, list: FoundList): number {
  let panes: Box = head.branch;
  for (;;) {
    const children = panes.parts.filter((part): part is Box => !isRun(part) && part.runTo > part.runFrom);
    if (children.length > 1 && panes !== list.container) {
      const at = children.findIndex((pane) => list.from >= pane.runFrom && list.to <= pane.runTo);
      if (at >= 0) return at;
    }
    const down = children.find((child) => list.from >= child.runFrom && list.to <= child.runTo);
    if (!down || panes === list.container) break;
    panes = down;
  }
  return head.before;
}

/** A list in a box beside the branch, of the same tag: another pane of the same tabs. */
function isPane(other: FoundList, branch: Box): boolean {
  let box: Box | null = other.container;
  while (box && box.parent !== branch.parent) box = box.parent;
  return box !== null && box !== branch && box.tag === branch.tag;
}

function others(all: readonly FoundList[], within: Box, list: FoundList): readonly FoundList[] {
  return all.filter(
    (other) => other !== list && other.dated && other.from >= within.runFrom && other.to <= within.runTo,
  );
}

/** A «more» link directly after the list. */
function moreBelow(outlined: Outline, list: FoundList): Label | undefined {
  const link = outlined.links[list.linkTo];
  if (!link || !MORE.test(link.title) || link.box.runFrom > list.to + 2) return undefined;
  return { text: link.title, href: link.box.el.attribs['href'] };
}
