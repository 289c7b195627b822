import type { PageFacts } from '../../domain/facts/page.ts';
import { type Box, type Outline, type Run, textOf } from './outline.ts';
import type { Resolve } from './resolve.ts';

type Crumb = PageFacts['breadcrumb'][number];

/** 当前位置, with or without colon; not the 位置 of a sentence, such as 摆在突出位置. */
const LABEL =
  /^[您你当前现在目所处的\s【[]{0,10}位\s?置(?=[\s\]】:：>»›＞是]|首页|$)|位\s?置(?:是)?\s?[:：>]|导航[:：]/;
const CRUMB_CLASS = /CurrChnlCls/;
const CONTAINER =
  /(?:^|[\s_-])(?:crumbs?|breadcrumbs?|bread|position|location|curpos|path|dqwz|wz|weizhi|mbx|crumb-nav|BreadcrumbNav|currentpath|address)(?=$|[\s_\d-])/i;
const MAX_CHARS = 260;
const MAX_CRUMBS = 10;

/** The way from the home page to this page, as printed; empty where none is. */
export function readBreadcrumb(
  outlined: Outline,
  resolve: Resolve,
): { crumbs: readonly Crumb[]; box: Box | null } {
  const box = findCrumbBox(outlined);
  if (!box) return { crumbs: [], box: null };
  const crumbs: Crumb[] = [];
  let last: Box | null = null;
  for (let i = box.runFrom; i < box.runTo && crumbs.length < MAX_CRUMBS; i += 1) {
    const run = outlined.runs[i] as Run;
    const link = run.box.link;
    if (link) {
      if (link === last) continue;
      last = link;
      const name = tidy(textOf(outlined, link.runFrom, link.runTo));
      if (name !== '') crumbs.push({ name, url: resolve(link.el.attribs['href']) });
      continue;
    }
    for (const piece of run.text.split(/[>»›＞→]/)) {
      const name = tidy(piece.replace(/^.{0,12}位\s?置(?:是)?\s?[:：]?/, ''));
      if (name.length > 1) crumbs.push({ name, url: null });
    }
  }
  return { crumbs, box };
}

function tidy(text: string): string {
  return text.replace(/^[>»›＞→|/\\\-–—·•«:：\s]+|[>»›＞→|/\\\-–—·•«:：\s]+$/g, '');
}

function findCrumbBox(outlined: Outline): Box | null {
  for (const run of outlined.runs) {
    if (run.text.length <= 40 && LABEL.test(run.text)) {
      const box = widen(run.box);
      if (box) return box;
    }
  }
  for (const { box } of outlined.links) {
    if (CRUMB_CLASS.test(box.el.attribs['class'] ?? '')) return box.parent;
  }
  for (const box of outlined.boxes) {
    const marks = `${box.el.attribs['class'] ?? ''} ${box.el.attribs['id'] ?? ''}`;
    if (marks.length > 1 && CONTAINER.test(marks) && isTrail(outlined, box)) return box;
  }
  return null;
}

/** From the label up to the element which also holds the links. */
function widen(from: Box): Box | null {
  let box: Box | null = from;
  for (let level = 0; box && level < 4; level += 1) {
    if (box.linkTo > box.linkFrom) return box.linkTo - box.linkFrom <= MAX_CRUMBS ? box : null;
    box = box.parent;
  }
  return null;
}

function isTrail(outlined: Outline, box: Box): boolean {
  const links = box.linkTo - box.linkFrom;
  if (links === 0 || links > MAX_CRUMBS) return false;
  const text = textOf(outlined, box.runFrom, box.runTo);
  return text.length <= MAX_CHARS && /^[^>»›]{0,16}首\s?页|[>»›＞→]/.test(text);
}
