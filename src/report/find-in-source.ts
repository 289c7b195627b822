import type { Target } from '../domain/target.ts';
import type { SourcePlace } from './source-place.ts';

const MOST_TEXT = 5_000_000;
const COMMENT = /<!--\s{0,20}source:\s{0,20}([^\s:*?"<>|]{1,300})(?::(\d{1,7}))?\s{0,20}-->/g;

/**
 * Where in the text of a page a finding stands. A comment `<!-- source: templates/footer.html:12 -->` before it names the
 * file that it was made from; without one it is the page's own file, where that is known.
 */
export function findInSource(text: string, target: Target, file: string | null): SourcePlace | null {
  const source = text.slice(0, MOST_TEXT);
  const at = positionOf(source, target);
  const commented = at === null ? null : commentBefore(source, at);
  if (commented) return commented;
  if (file === null) return null;
  return { file, ...lineAt(source, at ?? 0) };
}

function positionOf(source: string, target: Target): number | null {
  if (target.type === 'element') return elementIn(source, target.html);
  if (target.type === 'link') return linkIn(source, target.url);
  return null;
}

/** By its opening tag as it is written; else by one attribute that tells it apart, in a tag of its kind. */
function elementIn(source: string, html: string): number | null {
  const opening = /^<[^>]{1,300}>/.exec(html)?.[0];
  if (!opening) return null;
  const exact = source.indexOf(opening);
  if (exact >= 0) return exact;
  const tag = /^<([a-zA-Z0-9-]{1,40})/.exec(html)?.[1] ?? '';
  for (const [, value] of opening.matchAll(/(?:id|src|href|name|for|alt|title|class)="([^"]{2,200})"/g)) {
    const found = tagWith(source, tag, (value ?? '').replaceAll('&amp;', '&'));
    if (found !== null) return found;
  }
  const words = html
    .replace(/<[^>]{0,300}>/g, ' ')
    .trim()
    .slice(0, 40);
  const word = words === '' ? -1 : source.indexOf(words);
  return word >= 0 ? source.lastIndexOf(`<${tag}`, word) : null;
}

function linkIn(source: string, address: string): number | null {
  if (!URL.canParse(address)) return null;
  const { pathname, search, hash } = new URL(address);
  const path = `${pathname}${search}${hash}`;
  const name = path.slice(path.lastIndexOf('/', path.length - 2) + 1);
  for (const written of [address, path, decoded(path), name, decoded(name)]) {
    if (written === null || written.length < 2) continue;
    const found = source.search(new RegExp(`["'(=/]${literal(written)}["')\\s>]`));
    if (found >= 0) return source.lastIndexOf('<', found);
  }
  return null;
}

/** The first tag of this kind in which the value stands. */
function tagWith(source: string, tag: string, value: string): number | null {
  for (let at = source.indexOf(value); at >= 0; at = source.indexOf(value, at + 1)) {
    const open = source.lastIndexOf('<', at);
    if (open >= 0 && at - open < 2_000 && source.startsWith(`<${tag}`, open)) return open;
  }
  return null;
}

function commentBefore(source: string, at: number): SourcePlace | null {
  let last: SourcePlace | null = null;
  for (const [, file, line] of source.slice(0, at).matchAll(COMMENT))
    if (file && !file.startsWith('/') && !file.split('/').includes('..'))
      last = { file, line: Math.max(1, Number(line ?? 1)), column: 1 };
  return last;
}

function lineAt(source: string, at: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let i = before.indexOf('\n'); i >= 0; i = before.indexOf('\n', i + 1)) line += 1;
  return { line, column: at - start + 1 };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function literal(text: string): string {
  return text.slice(0, 500).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
