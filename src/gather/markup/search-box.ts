import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { parentOf, placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { textIn } from './text-in.ts';

const TEXT_TYPES: ReadonlySet<string> = new Set([
  '',
  'text',
  'search',
  'email',
  'tel',
  'url',
  'number',
  'password',
]);
const MOST = 60;

/**
 * 3.2.1.3, whose test accepts a `title` or a `label` that is tied to the field: fields that have nothing but a placeholder.
 * Certain for search boxes, which show no other words; other fields may have theirs somewhere near.
 */
export function searchBox(parts: PageParts): Said {
  const said = begin('placeholder-only-label');
  const targets = new Set(parts.labels.flatMap((label) => label.attribs['for']?.trim() || []));
  for (const field of parts.fields.slice(0, MOST)) {
    if (!isText(field) || isHidden(field) || isOutOfReach(field)) continue;
    if (isLabelled(field, targets)) said.fine += 1;
    else if (field.attribs['placeholder']?.trim()) sort(field, said);
  }
  return said;
}

function isText({ name, attribs }: HtmlElement): boolean {
  return (
    name === 'textarea' || (name === 'input' && TEXT_TYPES.has((attribs['type'] ?? '').trim().toLowerCase()))
  );
}

/** Traps for programs, and fields that nobody can fill in. */
function isOutOfReach({ attribs }: HtmlElement): boolean {
  return attribs['tabindex'] === '-1' || 'disabled' in attribs || 'readonly' in attribs;
}

function isLabelled(field: HtmlElement, targets: ReadonlySet<string>): boolean {
  const { attribs } = field;
  const own = ['title', 'aria-label', 'aria-labelledby', 'aria-describedby'];
  if (own.some((name) => attribs[name]?.trim())) return true;
  if (attribs['id'] !== undefined && targets.has(attribs['id'].trim())) return true;
  for (let at = parentOf(field), level = 0; at && level < 8; at = parentOf(at), level += 1)
    if (at.name === 'label') return true;
  return false;
}

const SEARCHES = /search|keyword|query|(?:^|[^a-z])(?:q|kw|wd|sword|key)(?:$|[^a-z])|搜|检索|关键[字词]/i;

function sort(field: HtmlElement, said: Said): void {
  const { attribs } = field;
  const marks = ['name', 'id', 'class', 'type', 'placeholder'].map((name) =>
    (attribs[name] ?? '').slice(0, 100),
  );
  const certain = field.name === 'input' && SEARCHES.test(marks.join(' ')) && !wordsBeside(field);
  (certain ? said.failures : said.reviews).push(placeOf(field, attribs['placeholder'] ?? ''));
}

/** Words in front of the field in its own row: 姓名：[      ]. A menu or a text before it is no label. */
function wordsBeside(field: HtmlElement): boolean {
  let at: HtmlElement | null = field;
  for (let level = 0; at && level < 2; level += 1, at = parentOf(at)) {
    if (at.name === 'form' || at.name === 'body') return false;
    for (let before = at.prev, n = 0; before && n < 3; before = before.prev, n += 1)
      if (mayLabel(before)) return true;
  }
  return false;
}

const LONGEST_LABEL = 12;
const NO_LABEL: ReadonlySet<string> = new Set(['a', 'select', 'button', 'ul', 'script', 'style']);

function mayLabel(node: HtmlNode): boolean {
  if (!('attribs' in node)) return 'data' in node && node.type === 'text' && node.data.trim() !== '';
  if (
    NO_LABEL.has(node.name) ||
    node.children.some((child) => 'attribs' in child && NO_LABEL.has(child.name))
  )
    return false;
  const words = textIn(node, LONGEST_LABEL + 1);
  return words !== '' && words.length <= LONGEST_LABEL;
}
