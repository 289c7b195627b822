import { ElementType } from 'htmlparser2';
import type { HtmlDocument, HtmlElement, HtmlNode } from '../../domain/document.ts';

type TextNode = Extract<HtmlNode, { readonly data: string }>;

/** The elements of one page that the checks look at, in page order, collected in one walk. Lists are bounded. */
export interface PageParts {
  readonly html: HtmlElement | null;
  readonly body: HtmlElement | null;
  readonly links: readonly HtmlElement[];
  readonly images: readonly HtmlElement[];
  /** Text fields, selects and text areas; no buttons, nothing of type hidden. */
  readonly fields: readonly HtmlElement[];
  readonly buttons: readonly HtmlElement[];
  readonly labels: readonly HtmlElement[];
  readonly forms: readonly HtmlElement[];
  /** `video`, `audio`, `embed`, `object`, `iframe`. */
  readonly players: readonly HtmlElement[];
  readonly canvases: readonly HtmlElement[];
  /** Headings of the first three ranks, `main`, and what has the role of one. */
  readonly structure: readonly HtmlElement[];
  /** What calls itself navigation by tag, role, class or id. */
  readonly menus: readonly HtmlElement[];
  /** Links and controls with a key of their own. */
  readonly keyed: readonly HtmlElement[];
  readonly scripts: readonly { readonly src: string; readonly text: string }[];
  readonly styles: readonly string[];
  /** Texts that hold a word which some check asks for. */
  readonly texts: readonly TextNode[];
  /** How many links, fields and buttons stand before the first element of `structure`. */
  readonly stopsBefore: number;
}

type Draft = {
  -readonly [K in keyof PageParts]: PageParts[K] extends readonly (infer T)[] ? T[] : PageParts[K];
};

const MOST = 3_000;
const MOST_NODES = 200_000;
const MAX_SCRIPT = 100_000;
/** A sign of every word that the checks of texts ask for: one quick look, so that most texts are never read twice. */
const ASKED = /[击按选左右拖滑红绿黄蓝灰橙碍老者怀屏箱写电热联址编询诉留互意@＠]|\d{7}|12345|\(at\)/;

/** Walks the tree once, without recursion. */
export function pageParts(root: HtmlDocument): PageParts {
  const draft: Draft = {
    html: null,
    body: null,
    links: [],
    images: [],
    fields: [],
    buttons: [],
    labels: [],
    forms: [],
    players: [],
    canvases: [],
    structure: [],
    menus: [],
    keyed: [],
    scripts: [],
    styles: [],
    texts: [],
    stopsBefore: -1,
  };
  let node = root.firstChild as HtmlNode | null;
  for (let seen = 0; node && seen < MOST_NODES; seen += 1) {
    const down = enter(draft, node) ? (node as HtmlElement).firstChild : null;
    node = down ?? after(node);
  }
  if (draft.stopsBefore < 0) draft.stopsBefore = stopsIn(draft);
  return draft;
}

function after(from: HtmlNode): HtmlNode | null {
  let node = from as HtmlNode | null;
  while (node && !node.next) node = node.parent as HtmlNode | null;
  return node ? node.next : null;
}

/** Whether the walk goes on inside. */
function enter(draft: Draft, node: HtmlNode): boolean {
  if (node.type === ElementType.Text) {
    if (draft.texts.length < MOST && ASKED.test(node.data)) draft.texts.push(node);
    return false;
  }
  if (!('attribs' in node)) return false;
  const take = TAKE.get(node.name);
  return take === undefined || take(draft, node);
}

function stopsIn({ links, fields, buttons }: Draft): number {
  return links.length + fields.length + buttons.length;
}

type Take = (draft: Draft, node: HtmlElement) => boolean;

const skip: Take = () => false;
const player: Take = (draft, node) => keep(draft.players, node);
const closed: Take = (draft, node) => !keep(draft.fields, node);
const link: Take = (draft, node) => keyed(draft, node, draft.links);

/** One look-up an element: this walk goes over every element of every page. */
const TAKE: ReadonlyMap<string, Take> = new Map<string, Take>([
  ...['noscript', 'template', 'svg', 'math', 'title', 'option'].map((name) => [name, skip] as const),
  ...['video', 'audio', 'embed', 'object', 'iframe'].map((name) => [name, player] as const),
  ...['h1', 'h2', 'h3', 'main'].map((name) => [name, structural] as const),
  ...['nav', 'div', 'ul', 'dl', 'table', 'section', 'header'].map((name) => [name, box] as const),
  ...['textarea', 'select'].map((name) => [name, closed] as const),
  ['a', link],
  ['area', link],
  ['script', script],
  ['style', style],
  ['html', root],
  ['body', root],
  ['img', (draft, node) => keep(draft.images, node)],
  ['canvas', (draft, node) => keep(draft.canvases, node)],
  ['label', (draft, node) => keep(draft.labels, node)],
  ['form', (draft, node) => keep(draft.forms, node)],
  ['button', (draft, node) => keyed(draft, node, draft.buttons)],
  ['input', (draft, node) => keyed(draft, node, listOf(draft, node))],
]);

function root(draft: Draft, node: HtmlElement): true {
  if (node.name === 'html') draft.html ??= node;
  else draft.body ??= node;
  return true;
}

function script(draft: Draft, node: HtmlElement): false {
  if (draft.scripts.length < MOST)
    draft.scripts.push({ src: node.attribs['src'] ?? '', text: dataOf(node).slice(0, MAX_SCRIPT) });
  return false;
}

function style(draft: Draft, node: HtmlElement): false {
  if (draft.styles.length < MOST) draft.styles.push(dataOf(node).slice(0, MAX_SCRIPT));
  return false;
}

const BUTTON_TYPES: ReadonlySet<string> = new Set(['submit', 'button', 'reset', 'image']);
const NO_FIELD: ReadonlySet<string> = new Set(['hidden', 'checkbox', 'radio', 'file', 'range', 'color']);

function listOf(draft: Draft, node: HtmlElement): HtmlElement[] | null {
  const type = node.attribs['type']?.toLowerCase() ?? 'text';
  if (BUTTON_TYPES.has(type)) return draft.buttons;
  return NO_FIELD.has(type) ? null : draft.fields;
}

function structural(draft: Draft, node: HtmlElement): true {
  if (draft.stopsBefore < 0) draft.stopsBefore = stopsIn(draft);
  return keep(draft.structure, node);
}

function box(draft: Draft, node: HtmlElement): true {
  const { attribs, name } = node;
  const role = attribs['role'];
  if (role === 'main' || role === 'heading') return structural(draft, node);
  if (name === 'nav' || role === 'navigation' || saysMenu(attribs['class']) || saysMenu(attribs['id']))
    keep(draft.menus, node);
  return true;
}

function saysMenu(mark: string | undefined): boolean {
  if (mark === undefined || mark.length > 200) return false;
  return /nav|menu|daohang/i.test(mark);
}

function keyed(draft: Draft, node: HtmlElement, list: HtmlElement[] | null): true {
  if (node.attribs['accesskey'] !== undefined) keep(draft.keyed, node);
  return keep(list, node);
}

function keep(list: HtmlElement[] | null, node: HtmlElement): true {
  if (list && list.length < MOST) list.push(node);
  return true;
}

function dataOf(node: HtmlElement): string {
  const first = node.firstChild;
  return first && 'data' in first ? first.data : '';
}
