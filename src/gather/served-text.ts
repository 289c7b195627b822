import type { HtmlNode, ParsedDocument } from '../domain/document.ts';

/** What a page says as it was served: enough to tell whether a visitor gets to see it. */
export interface ServedText {
  readonly title: string;
  /** The beginning, for a person. */
  readonly excerpt: string;
  /** Pieces from all over the page, without white space. */
  readonly pieces: readonly string[];
}

const MAX_NODES = 30_000;
const MOST_PIECES = 16;
const PIECE = 12;
/** Shorter runs of text are menus and dates, which many pages share. */
const SHORTEST = 8;
const EXCERPT = 160;
/** Fewer pieces tell nothing. */
const ENOUGH = 8;

/** `null` where the page says too little to be known again. */
export function servedText(parsed: ParsedDocument, title: string): ServedText | null {
  const runs: string[] = [];
  const stack: HtmlNode[] = [...parsed.root.children].reverse();
  for (let seen = 0; stack.length > 0 && seen < MAX_NODES; seen += 1) {
    const node = stack.pop();
    if (!node) break;
    if (node.type === 'text') {
      const run = squeeze(node.data);
      if (run.length >= SHORTEST) runs.push(run);
    } else if ('children' in node && !isUnseen(node)) {
      for (let i = node.children.length - 1; i >= 0; i -= 1) {
        const child = node.children[i];
        if (child) stack.push(child as HtmlNode);
      }
    }
  }
  const pieces = spread([...new Set(runs.map((run) => run.slice(0, PIECE)))]);
  if (pieces.length < ENOUGH) return null;
  return {
    title: own(squeeze(title).slice(0, 80)),
    excerpt: own(runs.join(' ').slice(0, EXCERPT)),
    pieces: pieces.map(own),
  };
}

/** Without white space, which a browser shows otherwise than it is written. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b]+/g, '');
}

const UNSEEN: ReadonlySet<string> = new Set([
  'head',
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'select',
  'iframe',
  'object',
]);

function isUnseen(node: HtmlNode): boolean {
  if (!('attribs' in node)) return false;
  if (UNSEEN.has(node.name) || 'hidden' in node.attribs) return true;
  return /display\s*:\s*none/i.test((node.attribs['style'] ?? '').slice(0, 300));
}

/** So many of them, evenly over the whole. */
function spread(all: readonly string[]): readonly string[] {
  if (all.length <= MOST_PIECES) return all;
  return Array.from({ length: MOST_PIECES }, (_, i) => all[Math.floor((i * all.length) / MOST_PIECES)] ?? '');
}

/** A string of its own: a slice would keep the whole page in memory. */
function own(text: string): string {
  return Buffer.from(text).toString();
}
