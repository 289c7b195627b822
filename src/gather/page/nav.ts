import type { PageFacts } from '../../domain/facts/page.ts';
import type { Box, Link, Outline } from './outline.ts';
import type { Resolve } from './resolve.ts';

type NavEntry = PageFacts['nav'][number];

const MAX_ENTRIES = 200;
const MAX_NAME = 16;
const LIST_TAG = /^(?:ul|ol|dl|dd|menu)$/;

/** The main navigation as read: links of the navigation zone with short names, deeper lists as deeper levels. */
export function readNav(outlined: Outline, resolve: Resolve): readonly NavEntry[] {
  const entries: NavEntry[] = [];
  const seen = new Set<string>();
  for (const { box, title } of navLinks(outlined)) {
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

function navLinks(outlined: Outline): readonly Link[] {
  return outlined.links.filter(({ box }) => box.zone === 'nav');
}

function levelOf(from: Box): number {
  let level = 0;
  let box: Box | null = from;
  while (box && box.zone === 'nav') {
    if (LIST_TAG.test(box.tag)) level += 1;
    box = box.parent;
  }
  return level;
}
