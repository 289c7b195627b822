import { load } from 'cheerio';
import { DomHandler, ElementType, type Handler, Parser } from 'htmlparser2';
import type { Url } from '../domain/brand.ts';
import type { HtmlDocument, HtmlElement, ParsedDocument } from '../domain/document.ts';

const MAX_CHARS = 5_000_000;
/** Deeper elements become children of the deepest one allowed, so that no walk can overflow the stack. */
const MAX_DEPTH = 400;
const MAX_ROWS = 500;
const MAX_FORGOTTEN = 12;
const CLOSES: ReadonlySet<string> = new Set(['li', 'a', 'dt', 'dd']);
const INLINE: ReadonlySet<string> = new Set(['a', 'span', 'font', 'b', 'i', 'em', 'strong', 'u', 'small']);

/** Parses a page once, bounded in size and depth. Never throws: broken HTML gives the tree that can be made of it. */
export function parsePage(html: string, url: Url): ParsedDocument {
  const root = parseBounded(html.length > MAX_CHARS ? html.slice(0, MAX_CHARS) : html);
  // cheerio is typed over the previous release of the same tree; the nodes are the same objects with the same fields.
  const $ = load(root as unknown as Parameters<typeof load>[0]);
  return { root, $, base: baseOf(root, url) };
}

function parseBounded(html: string): HtmlDocument {
  const handler = new DomHandler();
  const parser = new Parser(callbacks(handler, { stack: [], depth: 0, script: null }), {
    decodeEntities: true,
  });
  parser.end(html);
  return handler.root;
}

/** What is open while parsing. */
interface Gate {
  /** As the parser sees it; `open`: the tree has it open too. */
  readonly stack: { readonly name: string; open: boolean }[];
  depth: number;
  script: string | null;
}

/**
 * Passes everything on to the tree, except elements which stand too deep; closes forgotten inline tags as browsers do;
 * unfolds lists that ride in scripts.
 */
function callbacks(handler: DomHandler, gate: Gate): Partial<Handler> {
  return {
    onparserinit: (made) => handler.onparserinit(made),
    onopentag(name, attribs) {
      if (CLOSES.has(name)) closeForgotten(handler, gate, name);
      const open = gate.depth < MAX_DEPTH;
      gate.stack.push({ name, open });
      gate.script = name === 'script' ? '' : null;
      if (!open) return;
      gate.depth += 1;
      handler.onopentag(name, attribs);
    },
    onclosetag() {
      close(handler, gate, gate.stack.pop());
      const carried = gate.script;
      gate.script = null;
      if (carried?.includes('<![CDATA[') && carried.includes('<record')) unfold(handler, gate.depth, carried);
    },
    ontext(data) {
      if (gate.script !== null) gate.script += data;
      handler.ontext(data);
    },
    // Outside XML a CDATA section is a comment to the parser; as a carrier of list rows it is content.
    oncomment(data) {
      if (data.startsWith('[CDATA[') && data.includes('<a')) unfold(handler, gate.depth, `<!${data}>`);
      else handler.oncomment(data);
    },
    oncommentend: () => handler.oncommentend(),
    onprocessinginstruction: (name, data) => handler.onprocessinginstruction(name, data),
    onerror: (error) => handler.onerror(error),
    onend: () => handler.onend(),
  };
}

function close(handler: DomHandler, gate: Gate, entry: { open: boolean } | undefined): void {
  if (!entry?.open) return;
  entry.open = false;
  gate.depth -= 1;
  handler.onclosetag();
}

/** A new `li` ends the one before, and a new link the one before, even where `span` or `font` was never closed. */
function closeForgotten(handler: DomHandler, gate: Gate, name: string): void {
  const { stack } = gate;
  let at = stack.length - 1;
  while (at >= 0 && stack.length - at < MAX_FORGOTTEN && stack[at]?.name !== name) {
    const entry = stack[at];
    if (!entry || (entry.open && !INLINE.has(entry.name))) return;
    at -= 1;
  }
  if (stack[at]?.name !== name || !stack[at]?.open) return;
  for (let i = stack.length - 1; i >= at; i -= 1) close(handler, gate, stack[i]);
}

/** Rows of a list which a script would show: `<datastore><recordset><record><![CDATA[<li>…</li>]]>`. */
function unfold(handler: DomHandler, depth: number, carrier: string): void {
  if (depth >= MAX_DEPTH - 10) return;
  const rows = carrier
    .split('<![CDATA[')
    .slice(1, MAX_ROWS)
    .map((part) => part.split(']]', 1)[0] ?? '');
  const html = rows.filter((row) => row.includes('<a')).join('\n');
  if (html === '') return;
  handler.onopentag('ul', {});
  const inner = callbacks(handler, { stack: [], depth: depth + 1, script: null });
  const { onparserinit: _init, onend: _end, ...forward } = inner;
  new Parser(forward, { decodeEntities: true }).end(html);
  handler.onclosetag();
}

/** Only the first `base href` counts, and it stands before the content. */
function baseOf(root: HtmlDocument, url: Url): string {
  const href = findBase(root)?.attribs['href']?.trim();
  if (!href) return url;
  return URL.canParse(href, url) ? new URL(href, url).href : url;
}

function findBase(root: HtmlDocument): HtmlElement | null {
  let node = root.firstChild;
  while (node) {
    if (node.type === ElementType.Tag) {
      if (node.name === 'base') return node;
      if (node.name === 'body') return null;
    }
    const down = 'children' in node ? node.firstChild : null;
    if (down) {
      node = down;
      continue;
    }
    while (node && !node.next) node = node.parent as typeof node;
    node = node ? node.next : null;
  }
  return null;
}
