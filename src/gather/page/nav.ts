import type { PageFacts } from '../../domain/facts/page.ts';
import type { FoundList } from './found-list.ts';
import type { Box, Link, Outline } from './outline.ts';
import type { Resolve } from './resolve.ts';

type NavEntry = PageFacts['nav'][number];

const MAX_ENTRIES = 200;
const MAX_NAME = 16;
const MIN_ENTRIES = 4;
const LIST_TAG = /^(?:ul|ol|dl|dd|menu)$/;

/** The main navigation as read: links of the navigation zone with short names, deeper lists as deeper levels. */
export function readNav(
  outlined: Outline,
  lists: readonly FoundList[],
  resolve: Resolve,
): readonly NavEntry[] {
  const entries: NavEntry[] = [];
  const seen = new Set<string>();
  for (const { box, title } of navLinks(outlined, lists)) {
    const url = resolve(box.el.attribs['href']);
    const name = title.replace(/\s+/g, '');
    if (!url || seen.has(url) || name.length > MAX_NAME || name.length < 2 || /^(?:网站)?首页$/.test(name))
      continue;
    seen.add(url);
    entries.push({ name, url, level: levelOf(box) });
    if (entries.length >= MAX_ENTRIES) break;
  }
  const top = Math.min(...entries.map((entry) => entry.level));
  return entries.map((entry) => ({ ...entry, level: entry.level - top + 1 }));
}

/** Where no part of the page is marked as navigation: the first list of several short names. */
function navLinks(outlined: Outline, lists: readonly FoundList[]): readonly Link[] {
  const marked = outlined.links.filter(({ box }) => box.zone === 'nav');
  if (marked.length >= MIN_ENTRIES) return marked;
  const menu = lists.find((list) => !list.dated && list.rows.length >= MIN_ENTRIES && isShort(list));
  return menu ? outlined.links.slice(menu.linkFrom, menu.linkTo) : marked;
}

function isShort(list: FoundList): boolean {
  return list.rows.every((row) => row.title.length <= MAX_NAME / 2);
}

function levelOf(from: Box): number {
  let level = 0;
  let box: Box | null = from;
  while (box) {
    if (LIST_TAG.test(box.tag)) level += 1;
    box = box.parent;
  }
  return level;
}
