import type { HtmlElement } from '../../domain/document.ts';
import { elementShape } from '../element-shape.ts';

const MAX_CHARS = 30_000;
const MAX_WRITTEN = 40;
const SKELETON = 400;

/** What a script does to the page, as far as it shows: the elements that it writes and where, and its own text without data. */
export function scriptShapes(script: HtmlElement): readonly string[] {
  const source = script.attribs['src'];
  if (source !== undefined)
    return [
      `script ${source
        .slice(0, 500)
        .replace(/[?#].*/s, '')
        .split('/')
        .at(-1)}`,
    ];
  const text = script.children
    .map((child) => (child.type === 'text' ? child.data : ''))
    .join('')
    .slice(0, MAX_CHARS);
  const { parent } = script;
  const at = parent && 'attribs' in parent ? elementShape(parent as HtmlElement) : '';
  return [`script ${skeleton(text)}`, ...written(text).map((one) => `written ${at}>${one}`)];
}

/** Texts and numbers taken out; none and one stay, since they decide whether there is a pager or a list at all. */
function skeleton(text: string): string {
  return text
    .slice(0, SKELETON * 20)
    .replace(/"[^"\n]{0,2000}"|'[^'\n]{0,2000}'/g, "''")
    .replace(/\d+/g, (digits) => (digits === '0' || digits === '1' ? digits : '#'))
    .replace(/\s+/g, '')
    .slice(0, SKELETON);
}

function written(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, tag = '', rest = ''] of text.matchAll(/<([a-z][a-z0-9]{0,10})\b([^<>]{0,300})/gi)) {
    if (found.size >= MAX_WRITTEN) break;
    const classes = /class\s{0,3}=\s{0,3}\\?["']?([\w -]{1,60})/i.exec(rest)?.[1] ?? '';
    found.add(
      `${tag.toLowerCase()}.${classes.trim().replace(/\d+/g, '#')}${/\bid\s{0,3}=/i.test(rest) ? '#' : ''}`,
    );
  }
  return [...found];
}
