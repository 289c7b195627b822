import type { HtmlElement, HtmlNode, ParsedDocument } from '../domain/document.ts';
import type { LinkFacts } from '../domain/facts/link.ts';
import type { FoundLink, Resolve } from '../domain/link.ts';
import { cssLinks } from './css-links.ts';
import { type HiddenBy, type HiddenClasses, hiddenBy, hiddenClasses, styleHides } from './hidden.ts';
import { type Zone, zoneOf } from './page/zone.ts';
import { scriptWrites } from './script-writes.ts';

type Role = LinkFacts['role'];

const MAX_LINKS = 5_000;
const MAX_TEXT = 80;
const MAX_CANDIDATES = 50;
/** Nodes and children that are looked at for the text of one link. */
const MAX_STEPS = 300;
const ATTACHMENT =
  /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|rtf|txt|csv|zip|rar|7z|gz|tar|apk|exe|mp3|mp4|avi|wmv|flv|mov|ceb|caj|xml|json|tiff?)$/i;
const PICTURE = /\.(?:jpe?g|png|gif|bmp|webp|svg|ico)$/i;
/** A literal address in a handler; anything computed is left alone, and so are `layer.open` and `request.open`. */
const HANDLER =
  /(?<![\w$.])(?:(?:window|self|top|parent|document)\s*\.\s*){0,3}(?:location(?:\s*\.\s*href)?\s*=|location\s*\.\s*(?:assign|replace)\s*\(|open\s*\()\s*(?:'([^'\n]{1,1000})'|"([^"\n]{1,1000})")(?:[ \t]*\n|\s*(?:[;,)}]|$))/;
const JUMP = /location|open\s*\(|href|jump|goto|MM_jumpMenu/i;
const ADDRESS_LIKE = /^(?:https?:\/\/|\/|\.{1,2}\/)|\.(?:s?html?|aspx?|jsp|php)(?:[?#]|$)|^[\w-]+\//i;
/** Their contents are not shown, or shown only where scripts are off. */
const NOT_CONTENT: ReadonlySet<string> = new Set(['template', 'noscript']);

/** Every id and anchor name of a page, hashed: thousands of pages have dozens each. */
export type Anchors = Uint32Array;

/** What the links of one page amount to. */
export interface PageLinks {
  readonly links: readonly FoundLink[];
  readonly anchors: Anchors;
  /** Scripts may add further anchors. */
  readonly hasScripts: boolean;
}

/** Further ones are not read. */
export const MAX_ANCHORS = 5_000;
/** Enough of a `style` element to know what it loads and hides. */
const MAX_SHEET = 200_000;

type Add = (raw: string | undefined, via: string, role: Role | null, text?: string) => void;

/** What is known at one place of the walk. */
interface Walk {
  readonly add: Add;
  zone: Zone;
  hidden: HiddenBy | null;
  /** Hidden by what a script has written before, until another one closes it. */
  written: HiddenBy | null;
  classes: HiddenClasses | null;
  sheets: string;
  readonly hiddenIds: Set<string>;
}

/** Every address that people can follow or that the browser loads; nothing from comments, templates and script text. */
export function extractLinks(parsed: ParsedDocument, resolve: Resolve): PageLinks {
  const links: FoundLink[] = [];
  const anchors = new Set<number>();
  let hasScripts = false;
  const walk: Walk = {
    zone: 'body',
    hidden: null,
    written: null,
    classes: null,
    sheets: '',
    hiddenIds: new Set(),
    add(raw, via, role, text = '') {
      const trimmed = raw?.trim();
      if (!trimmed || links.length >= MAX_LINKS) return;
      const own = trimmed.startsWith('#');
      if (own && !fragmentName(trimmed)) return;
      const link = resolve(trimmed);
      if (!link) return;
      const zone = walk.zone === 'body' ? 'main' : walk.zone;
      const hidden = walk.hidden ?? walk.written;
      const found = { via, text: text.slice(0, MAX_TEXT), zone, hidden } as const;
      const isPage = role === null || role === 'page';
      if (!own) links.push({ ...link, ...found, role: role ?? roleOf(link.url, found.text) });
      if (isPage && link.fragment !== '' && fragmentName(link.fragment) && links.length < MAX_LINKS)
        links.push({ ...link, ...found, role: 'fragment' });
    },
  };
  // Three stacks side by side: a frame object for every element would cost more than the walk itself.
  const nodes: HtmlNode[] = [...parsed.root.children].reverse();
  const zones: Zone[] = nodes.map(() => 'body');
  const hiddens: (HiddenBy | null)[] = nodes.map(() => null);
  while (nodes.length > 0) {
    const node = nodes.pop();
    const zone = zones.pop() ?? 'body';
    const hidden = hiddens.pop() ?? null;
    if (!node || !('children' in node) || !('attribs' in node)) continue;
    if (NOT_CONTENT.has(node.name)) continue;
    const { attribs } = node;
    const id = attribs['id'];
    walk.zone = zoneOf(node.name, attribs['class'], id, zone);
    walk.hidden = hidden ?? hiddenBy(node, walk.classes) ?? hiddenByScript(id, walk.hiddenIds);
    if (id !== undefined && anchors.size < MAX_ANCHORS) anchors.add(anchorHash(id));
    if (node.name === 'a' && attribs['name'] !== undefined && anchors.size < MAX_ANCHORS)
      anchors.add(anchorHash(attribs['name']));
    if (node.name === 'script') hasScripts = true;
    readElement(node, walk);
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (!child || !('attribs' in child)) continue;
      nodes.push(child);
      zones.push(walk.zone);
      hiddens.push(walk.hidden);
    }
  }
  return {
    links: withHiddenLater(links, walk.hiddenIds, { parsed, resolve }),
    anchors: Uint32Array.from(anchors),
    hasScripts,
  };
}

/** A script mostly stands behind what it hides: links that were read before it are marked afterwards. */
function withHiddenLater(
  links: readonly FoundLink[],
  ids: ReadonlySet<string>,
  { parsed, resolve }: { readonly parsed: ParsedDocument; readonly resolve: Resolve },
): readonly FoundLink[] {
  if (ids.size === 0) return links;
  const hidden = new Map<string, HiddenBy>();
  for (const id of ids) {
    const by = hiddenByScript(id, ids);
    if (!by || !/^[\w-]{1,60}$/.test(id)) continue;
    for (const anchor of parsed.$(`[id="${id}"] a[href]`).toArray()) {
      const link = resolve(anchor.attribs['href'] ?? '');
      if (link) hidden.set(link.url, by);
    }
  }
  return links.map((link) => (link.hidden ? link : { ...link, hidden: hidden.get(link.url) ?? null }));
}

function hiddenByScript(id: string | undefined, ids: ReadonlySet<string>): HiddenBy | null {
  return id !== undefined && ids.has(id) ? { by: 'script', proof: `#${id}` } : null;
}

function readElement(element: HtmlElement, walk: Walk): void {
  const { add } = walk;
  const { attribs } = element;
  switch (element.name) {
    case 'a':
    case 'area':
      readAnchor(element, add);
      break;
    case 'img':
      add(attribs['src'], 'img', 'image', attribs['alt']);
      readSourceSet(attribs['srcset'], add);
      break;
    case 'source':
      readSourceSet(attribs['srcset'], add);
      add(attribs['src'], 'source', 'resource');
      break;
    case 'input':
      if (attribs['type']?.toLowerCase() === 'image') add(attribs['src'], 'input', 'image', attribs['alt']);
      break;
    case 'script':
      add(attribs['src'], 'script', 'resource');
      readScript(element, walk);
      break;
    case 'style':
      readStyle(element, walk);
      break;
    case 'link':
      readLinkElement(element, add);
      break;
    case 'frame':
    case 'iframe':
      add(attribs['src'], element.name, 'page', attribs['title']);
      break;
    case 'meta':
      readRefresh(element, add);
      break;
    case 'option':
      readOption(element, add);
      break;
    case 'video':
    case 'audio':
    case 'track':
      add(attribs['src'], element.name, 'resource');
      add(attribs['poster'], element.name, 'image');
      break;
    case 'embed':
      add(attribs['src'], 'embed', embeddedRole(attribs['src'], attribs['type']));
      break;
    case 'object':
      add(attribs['data'], 'object', embeddedRole(attribs['data'], attribs['type']));
      break;
    default:
      add(attribs['background'], 'background', 'image');
  }
  const style = attribs['style'];
  if (style?.includes('url(')) for (const link of cssLinks(style)) add(link.raw, link.via, link.role);
  const handler = attribs['onclick'];
  if (handler && handler.length < 4_000) add(literalOf(handler), 'onclick', null, textOf(element));
}

function readStyle(element: HtmlElement, walk: Walk): void {
  const css = ownText(element);
  for (const link of cssLinks(css)) walk.add(link.raw, link.via, link.role);
  walk.sheets = `${walk.sheets}\n${css}`.slice(0, MAX_SHEET);
  walk.classes = hiddenClasses(walk.sheets);
}

/** Script text is no content, except for what the tricks of dark links write and hide. */
function readScript(element: HtmlElement, walk: Walk): void {
  const found = scriptWrites(ownText(element));
  if (!found) return;
  for (const id of found.hiddenIds) walk.hiddenIds.add(id);
  const before = walk.hidden;
  for (const link of found.links) {
    walk.hidden = { by: 'script', proof: link.proof };
    walk.add(link.href, SCRIPT_WRITE, 'page', link.text);
  }
  walk.hidden = before;
  if (found.leaves) walk.written = found.leaves.open === null ? null : openedHidden(found.leaves.open);
}

/** How a link is called that only a script's text holds. */
export const SCRIPT_WRITE = 'script-write';

function openedHidden(html: string): HiddenBy | null {
  const style = /style\s{0,3}=\s{0,3}["']?([^"'>]{1,500})/i.exec(html)?.[1];
  const hides = /<marquee\b/i.test(html) || (style !== undefined && styleHides(style) !== null);
  return hides ? { by: 'script', proof: html.slice(0, 200) } : null;
}

function ownText(element: HtmlElement): string {
  let text = '';
  for (const child of element.children) if ('data' in child) text += child.data;
  return text;
}

/** The name behind `#` that a page must have, or `null` where none is needed: the top, a text, a script's own address. */
export function fragmentName(fragment: string): string | null {
  const name = fragment.slice(1).split(':~:', 1)[0] ?? '';
  return name === '' || /^top$/i.test(name) || /^[!/?]/.test(name) ? null : name;
}

/** Ids are compared as they stand and percent-decoded, as browsers do. */
export function hasAnchor(anchors: Anchors, name: string): boolean {
  return anchors.includes(anchorHash(name)) || anchors.includes(anchorHash(decoded(name)));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // not percent-encoded at all
  }
}

export function anchorsOf(names: readonly string[]): Anchors {
  return Uint32Array.from(names, anchorHash);
}

function anchorHash(name: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function readAnchor(element: HtmlElement, add: Add): void {
  const href = element.attribs['href'];
  if (href === undefined) return;
  const script = /^\s*javascript:/i.test(href);
  if (script) add(literalOf(href.slice(0, 4_000)), 'onclick', null, textOf(element));
  else add(href, element.name, null, element.name === 'area' ? element.attribs['alt'] : textOf(element));
}

function literalOf(code: string): string | undefined {
  const match = HANDLER.exec(code);
  return match?.[1] ?? match?.[2];
}

/** As browsers split it: an address ends at white space, its descriptors at a comma. */
function readSourceSet(value: string | undefined, add: Add): void {
  if (!value || value.length > 8_000) return;
  let rest = value;
  for (let candidates = 0; candidates < MAX_CANDIDATES; candidates++) {
    const [lead = '', url = ''] = /^[\s,]*(\S*)/.exec(rest) ?? [];
    if (url === '') return;
    add(url.replace(/,{1,9}$/, ''), 'srcset', 'image');
    const after = rest.slice(lead.length);
    const comma = url.endsWith(',') ? -1 : after.indexOf(',');
    rest = url.endsWith(',') ? after : comma < 0 ? '' : after.slice(comma + 1);
  }
}

function readLinkElement(element: HtmlElement, add: Add): void {
  const rel = element.attribs['rel']?.toLowerCase() ?? '';
  if (/stylesheet|preload|modulepreload/.test(rel)) add(element.attribs['href'], 'style', 'resource');
  else if (/icon/.test(rel)) add(element.attribs['href'], 'icon', 'image');
}

function readRefresh(element: HtmlElement, add: Add): void {
  if (element.attribs['http-equiv']?.toLowerCase() !== 'refresh') return;
  const match = /^\s*[\d.]*\s*[;,]?\s*url\s*=\s*['"]?([^'"]{1,2000})/i.exec(
    element.attribs['content']?.slice(0, 2_100) ?? '',
  );
  add(match?.[1], 'meta-refresh', 'page');
}

/** A jump menu: its `select` (or a button beside it) sends the visitor to the chosen value. */
function readOption(element: HtmlElement, add: Add): void {
  const value = element.attribs['value']?.trim();
  if (!value || !ADDRESS_LIKE.test(value)) return;
  let select = element.parent;
  while (select && 'name' in select && select.name === 'optgroup') select = select.parent;
  if (!select || !('attribs' in select)) return;
  const handler = `${select.attribs['onchange'] ?? ''} ${select.attribs['onclick'] ?? ''}`;
  if (JUMP.test(handler) || /^https?:\/\//i.test(value)) add(value, 'option', null, textOf(element));
}

/** A page inside the page, or something that is played. */
function embeddedRole(raw: string | undefined, type: string | undefined): Role {
  const path = raw?.trim().split(/[?#]/, 1)[0] ?? '';
  return /html/i.test(type ?? '') || /\.(?:s?html?|jsp|php|aspx?)$/i.test(path) ? 'page' : 'resource';
}

/** A program that hands out files: what its link is called says what it gives. */
const HANDS_OUT = /(?:down|attach|file|fujian)[^/]{0,40}$|\.(?:jsp|do|action|ashx|aspx|php)$/i;

export function roleOf(url: string, text = ''): Role {
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  if (end >= 0 && ATTACHMENT.test(text) && HANDS_OUT.test(path)) return 'attachment';
  if (path.lastIndexOf('.') < path.lastIndexOf('/')) return 'page';
  if (ATTACHMENT.test(path)) return 'attachment';
  return PICTURE.test(path) ? 'image' : 'page';
}

/** Visible text of an element, or the alternative text of its picture. */
function textOf(element: HtmlElement): string {
  let text = '';
  let alternative = '';
  const stack: HtmlNode[] = element.children.slice(0, MAX_STEPS).reverse();
  for (let steps = 0; stack.length > 0 && steps < MAX_STEPS && text.length < MAX_TEXT * 2; steps++) {
    const node = stack.pop();
    if (!node) break;
    if ('data' in node && node.type === 'text') text += node.data;
    else if ('children' in node) {
      if ('attribs' in node && node.name === 'img') alternative ||= node.attribs['alt'] ?? '';
      for (let i = Math.min(node.children.length, MAX_STEPS) - 1; i >= 0; i--) {
        const child = node.children[i];
        if (child) stack.push(child);
      }
    }
  }
  return (text.replace(/\s+/g, ' ').trim() || alternative || (element.attribs['title'] ?? '')).slice(
    0,
    MAX_TEXT,
  );
}
