import { ElementType } from 'htmlparser2';
import type { Day } from '../../domain/brand.ts';
import type { HtmlElement, HtmlNode, ParsedDocument } from '../../domain/document.ts';
import { type DateRun, readDateRun } from './date-run.ts';
import { type Zone, zoneOf } from './zone.ts';

/** One piece of visible text: a text node, trimmed, white space collapsed. */
export interface Run {
  readonly text: string;
  readonly box: Box;
  readonly index: number;
  /** Set where the text is a date (with at most a label or a time beside it). */
  readonly date: DateRun | null;
}

/** One element of the body, with what it holds. Ranges are half open, into `runs` and `links` of the outline. */
export interface Box {
  readonly tag: string;
  readonly el: Pick<HtmlElement, 'name' | 'attribs'>;
  readonly parent: Box | null;
  readonly index: number;
  /** The link this box is or stands in. */
  link: Box | null;
  readonly zone: Zone;
  readonly hidden: boolean;
  /** Child elements and own texts, in order. */
  readonly parts: (Box | Run)[];
  readonly runFrom: number;
  runTo: number;
  readonly linkFrom: number;
  linkTo: number;
  /** Dates outside titles. */
  dates: number;
  /** Index after the last descendant. */
  boxTo: number;
  /** Has a script handler, or holds something that has. */
  clickable: boolean;
}

export interface Link {
  readonly box: Box;
  /** What a visitor reads on it; alternative text of pictures where there is no text. Never empty. */
  readonly title: string;
}

/** All that the parts of page reading need, collected in one walk. */
export interface Outline {
  readonly boxes: readonly Box[];
  readonly runs: readonly Run[];
  readonly links: readonly Link[];
  /** Inline scripts in order: most pagers, some dates and lists live there. */
  readonly scripts: readonly { readonly el: HtmlElement; readonly text: string; readonly run: number }[];
  readonly metas: readonly HtmlElement[];
  readonly images: readonly { readonly el: HtmlElement; readonly box: Box }[];
  readonly frames: readonly HtmlElement[];
  /** Index of the text before which something stands that is content without being text: form field, player, frame. */
  readonly embeds: readonly number[];
  readonly title: string;
  readonly lang: string | null;
}

const SKIPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'select',
  'textarea',
  'title',
]);
const HIDDEN = /(?:^|;)\s*display\s*:\s*none/i;

type Draft = {
  -readonly [K in keyof Outline]: Outline[K] extends readonly (infer T)[] ? T[] : Outline[K];
};

/** Walks the tree once, without recursion. `seenOn`: the day from which 昨天 and the like are reckoned. */
export function outline(document: ParsedDocument, seenOn: Day | null = null): Outline {
  const draft: Draft = {
    boxes: [],
    runs: [],
    links: [],
    scripts: [],
    metas: [],
    images: [],
    frames: [],
    embeds: [],
    title: '',
    lang: null,
  };
  // The page itself is a box: some have neither `html` nor `body`.
  const page = openBox(draft, { name: 'html', attribs: {} }, null);
  let box = page as Box | null;
  let node = document.root.firstChild as HtmlNode | null;
  while (node) {
    if (node.type === ElementType.Text) {
      if (box) addText(draft, box, node.data, seenOn);
    } else if ('attribs' in node) {
      if (SKIPPED.has(node.name)) addSkipped(draft, node, box);
      else {
        addElement(draft, node, box);
        const made: Box = openBox(draft, node, box);
        if (node.firstChild) {
          box = made;
          node = node.firstChild;
          continue;
        }
        closeBox(draft, made);
      }
    }
    while (node && !node.next) {
      node = node.parent as HtmlNode | null;
      if (node === null || node.type === (ElementType.Root as never)) {
        closeBox(draft, page);
        return draft;
      }
      if (box && box.el === node) {
        closeBox(draft, box);
        box = box.parent;
      }
    }
    node = node ? node.next : null;
  }
  closeBox(draft, page);
  return draft;
}

/** Texts in a range of runs, joined as a visitor reads them. */
export function textOf(outlined: Outline, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) {
    const run = outlined.runs[i] as Run;
    text += text === '' ? run.text : ` ${run.text}`;
  }
  return text;
}

export function isRun(part: Box | Run): part is Run {
  return 'text' in part;
}

function addElement(draft: Draft, el: HtmlElement, box: Box | null): void {
  switch (el.name) {
    case 'meta':
      draft.metas.push(el);
      break;
    case 'html':
      draft.lang ??= el.attribs['lang']?.trim() || null;
      break;
    case 'img':
      if (box) draft.images.push({ el, box });
      break;
    case 'video':
    case 'audio':
    case 'embed':
    case 'canvas':
      draft.embeds.push(draft.runs.length);
      break;
    case 'frame':
    case 'iframe':
      draft.frames.push(el);
      draft.embeds.push(draft.runs.length);
      break;
  }
}

function addSkipped(draft: Draft, el: HtmlElement, box: Box | null): void {
  if (el.name === 'script') {
    const first = el.firstChild;
    const text = first && 'data' in first ? first.data : '';
    draft.scripts.push({ el, text, run: draft.runs.length });
  } else if (el.name === 'textarea' || el.name === 'object') {
    draft.embeds.push(draft.runs.length);
  } else if (el.name === 'title' && draft.title === '' && !insideSvg(box)) {
    const first = el.firstChild;
    draft.title = first && 'data' in first ? clean(first.data) : '';
  }
}

function insideSvg(box: Box | null): boolean {
  return box?.tag === 'svg';
}

function openBox(draft: Draft, el: Box['el'], parent: Box | null): Box {
  const isLink = el.name === 'a' || el.name === 'area';
  const { attribs } = el;
  const style = attribs['style'];
  const box: Box = {
    tag: el.name,
    el,
    parent,
    index: draft.boxes.length,
    link: parent?.link ?? null,
    zone: zoneOf(el.name, attribs['class'], attribs['id'], parent?.zone ?? 'body'),
    hidden: (parent?.hidden ?? false) || 'hidden' in attribs || (style !== undefined && HIDDEN.test(style)),
    parts: [],
    runFrom: draft.runs.length,
    runTo: 0,
    linkFrom: draft.links.length,
    linkTo: 0,
    dates: 0,
    boxTo: 0,
    clickable: 'onclick' in attribs,
  };
  if (isLink) box.link = box;
  draft.boxes.push(box);
  parent?.parts.push(box);
  return box;
}

function closeBox(draft: Draft, box: Box): void {
  box.runTo = draft.runs.length;
  // A link around other links is an unclosed tag, not a link.
  if (box.link === box && draft.links.length === box.linkFrom) {
    const title = linkTitle(draft, box);
    if (title !== '') draft.links.push({ box, title });
  }
  box.linkTo = draft.links.length;
  box.boxTo = draft.boxes.length;
  const { parent } = box;
  if (parent) {
    parent.dates += box.dates;
    parent.clickable ||= box.clickable;
  }
}

function addText(draft: Draft, box: Box, data: string, seenOn: Day | null): void {
  const text = clean(data);
  if (text === '') return;
  const run: Run = { text, box, index: draft.runs.length, date: readDateRun(text, seenOn) };
  draft.runs.push(run);
  box.parts.push(run);
  if (run.date) box.dates += 1;
}

/** Title of the link: its texts without a date that stands apart; else what its pictures or its `title` say. */
function linkTitle(draft: Draft, box: Box): string {
  const texts: Run[] = [];
  for (let i = box.runFrom; i < box.runTo; i += 1) {
    const run = draft.runs[i] as Run;
    if (run.date === null) texts.push(run);
  }
  if (texts.length > 0 || box.dates > 0) return joinTitle(texts);
  return clean(box.el.attribs['title'] ?? '') || pictureText(draft, box);
}

/** Chinese texts that are split by formatting only belong together without a blank. */
export function joinTitle(texts: readonly Run[]): string {
  let title = '';
  for (const { text } of texts) title += /[\w)]$/.test(title) && /^[\w(]/.test(text) ? ` ${text}` : text;
  return title;
}

function pictureText(draft: Draft, box: Box): string {
  for (let i = draft.images.length - 1; i >= 0; i -= 1) {
    const image = draft.images[i];
    if (!image || image.box.index < box.index) return '';
    const text = clean(image.el.attribs['alt'] ?? image.el.attribs['title'] ?? '');
    if (text !== '') return text;
  }
  return '';
}

const BLANKS = /\s{2,}|[\t\n\r\f\u00a0\u3000\u200b-\u200d\ufeff]/;

/** Trimmed, white space collapsed, invisible characters taken out. */
export function clean(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || !BLANKS.test(trimmed)) return trimmed;
  return trimmed
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
