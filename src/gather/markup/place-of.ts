import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import type { CheckResult } from '../../domain/facts/accessibility.ts';
import { bare } from './bare.ts';

const MAX_HTML = 300;
const MAX_SELECTOR = 500;
const MAX_SUMMARY = 300;
const MOST_LEVELS = 60;
const SHAPE_LEVELS = 8;
const CLASSES = 3;

/** One place as the rendered checks name it too: a selector, up to 300 characters of HTML, and the shape of the place in its template. */
export function placeOf(el: HtmlElement, summary: string): CheckResult['nodes'][number] {
  return {
    selector: selectorOf(el).slice(0, MAX_SELECTOR),
    html: htmlOf(el),
    shape: shapeOf(el),
    summary: bare(summary, MAX_SUMMARY),
  };
}

/** Steps from the root, or from an id that looks written by hand. */
function selectorOf(el: HtmlElement): string {
  const steps: string[] = [];
  let at: HtmlElement | null = el;
  while (at && steps.length < MOST_LEVELS) {
    const id: string | undefined = at.attribs['id'];
    if (id !== undefined && /^[A-Za-z][\w-]{0,80}$/.test(id) && !repeats(at, id)) {
      steps.unshift(`#${id}`);
      break;
    }
    steps.unshift(stepOf(at));
    // A browser puts rows into a body of their own.
    if (at.name === 'tr' && parentOf(at)?.name === 'table') steps.unshift('tbody');
    at = parentOf(at);
  }
  return steps.join(' > ');
}

function stepOf(el: HtmlElement): string {
  const name = tagOf(el);
  if (name === 'html' || name === 'body') return name;
  let n = 1;
  let more = false;
  for (let at = el.prev; at; at = at.prev) if (isLike(at, el.name)) n += 1;
  for (let at = el.next; at && !more; at = at.next) more = isLike(at, el.name);
  return n === 1 && !more ? name : `${name}:nth-of-type(${n})`;
}

function isLike(node: HtmlNode, name: string): boolean {
  return 'attribs' in node && node.name === name;
}

/** The same id stands twice among what is near: such ids are not relied on. */
function repeats(el: HtmlElement, id: string): boolean {
  for (const like of [el.prev, el.next])
    for (let at = like, n = 0; at && n < 50; at = like === el.prev ? at.prev : at.next, n += 1)
      if ('attribs' in at && at.attribs['id'] === id) return true;
  return false;
}

/** Tag and classes on the way up, numbers taken out: the same as in the page that a browser shows. */
function shapeOf(el: HtmlElement): string {
  const steps: string[] = [];
  let at: HtmlElement | null = el;
  while (at && at.name !== 'html' && steps.length < SHAPE_LEVELS) {
    const id: string | undefined = at.attribs['id'];
    const classes = (at.attribs['class'] ?? '')
      .trim()
      .split(/\s+/, CLASSES + 1)
      .filter(Boolean)
      .slice(0, CLASSES)
      .map(plain)
      .sort();
    steps.unshift(`${tagOf(at)}${id ? `#${plain(id)}` : ''}${classes.map((one) => `.${one}`).join('')}`);
    if (id && !/[0-9]{3,}/.test(id)) break;
    if (at.name === 'tr' && parentOf(at)?.name === 'table' && steps.length < SHAPE_LEVELS)
      steps.unshift('tbody');
    at = parentOf(at);
  }
  return steps.join('>');
}

function plain(name: string): string {
  return name
    .slice(0, 200)
    .replace(/[0-9]+/g, '#')
    .slice(0, 40);
}

function tagOf(el: HtmlElement): string {
  return el.name.slice(0, 40);
}

export function parentOf(el: HtmlElement): HtmlElement | null {
  const { parent } = el;
  return parent && 'attribs' in parent ? parent : null;
}

function htmlOf(el: HtmlElement): string {
  let html = '';
  const write = (node: HtmlNode): void => {
    if (html.length >= MAX_HTML) return;
    if (!('attribs' in node)) {
      if ('data' in node && node.type === 'text') html += node.data.slice(0, MAX_HTML).replace(/\s+/g, ' ');
      return;
    }
    html += startTag(node);
    if (VOID.has(node.name)) return;
    for (const child of node.children) write(child);
    html += `</${tagOf(node)}>`;
  };
  write(el);
  return html.slice(0, MAX_HTML);
}

const VOID: ReadonlySet<string> = new Set(['img', 'input', 'br', 'embed', 'source', 'track', 'hr', 'area']);

function startTag({ name, attribs }: HtmlElement): string {
  let tag = `<${name.slice(0, 40)}`;
  for (const key in attribs) {
    if (tag.length > MAX_HTML) break;
    tag += ` ${key}="${(attribs[key] ?? '').slice(0, MAX_HTML).replaceAll('"', '&quot;')}"`;
  }
  return `${tag}>`;
}
