import type { Outline } from './outline.ts';

const MIN_PARAGRAPH = 15;
const MIN_LETTERS = 80;
const HEADING = /^h[1-6]$/;
const META_LINE = /来源|浏览|点击|字体|字号|发布(?:时间|日期)|责任编辑|扫一扫|打印/;

/**
 * Stands for the words of an article: equal keys, equal paragraphs. Lines about the article (title, source, date, clicks)
 * and all that is short are left out, because they differ between two postings of one text. `null` where too little is left.
 */
export function textKeyOf(outlined: Outline, until: number): string | null {
  let a = 0x811c9dc5;
  let b = 0x1000193;
  let letters = 0;
  for (const { text, box, index } of outlined.runs) {
    if (
      index >= until ||
      text.length < MIN_PARAGRAPH ||
      box.link !== null ||
      box.zone !== 'body' ||
      box.hidden
    )
      continue;
    if (text.length < 120 && META_LINE.test(text)) continue;
    if (HEADING.test(box.tag)) continue;
    letters += text.length;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b, 31) + code;
    }
  }
  return letters < MIN_LETTERS ? null : `${letters}-${hex(a)}${hex(b)}`;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
