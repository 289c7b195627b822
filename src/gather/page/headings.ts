import type { Box, Outline } from './outline.ts';
import { textOf } from './outline.ts';

const HEADING = /^h[1-3]$/;
const TITLE_CLASS =
  /(?:^|[\s_-])(?:article|detail|content|news|main|con|zw|xl|page)?[_-]?(?:cont?_)?(?:title|tit|bt|biaoti)(?:$|[\s_\d-])/i;
const MAX_CHARS = 120;

/** The first heading of the main part: `h1`–`h3`, outside of menus, lists and footer. */
export function readHeading(outlined: Outline, skip: (box: Box) => boolean): string | null {
  let second: string | null = null;
  for (const box of outlined.boxes) {
    if (!HEADING.test(box.tag) || box.zone === 'nav' || box.zone === 'footer' || box.hidden || skip(box))
      continue;
    const text = textOf(outlined, box.runFrom, box.runTo);
    if (text === '' || text.length > MAX_CHARS) continue;
    if (box.tag === 'h1') return text;
    second ??= text;
  }
  return second ?? byClass(outlined, skip);
}

function byClass(outlined: Outline, skip: (box: Box) => boolean): string | null {
  for (const box of outlined.boxes) {
    const classes = box.el.attribs['class'];
    if (!classes || box.zone === 'nav' || box.zone === 'footer' || box.hidden || skip(box)) continue;
    if (!TITLE_CLASS.test(classes)) continue;
    const text = textOf(outlined, box.runFrom, box.runTo);
    if (text.length >= 2 && text.length <= MAX_CHARS) return text;
  }
  return null;
}
