import type { HtmlDocument, HtmlElement } from '../../domain/document.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { placeOf } from './place-of.ts';
import { textIn } from './text-in.ts';

/**
 * How one page lets its visitors pass by what every page repeats. `works`: a link or a key leads to a place that exists;
 * `broken`: a link whose place does not exist; `tool`: an accessibility tool is built in, whose keys may do it; `scripted`:
 * scripts are loaded, or handle keys, that may do it; `none`: no link, and nothing that could be a key; `not-needed`: little
 * stands before the content. Headings and landmarks do not count: the standard's test asks for a key that moves the focus.
 */
export type SkipState = 'works' | 'broken' | 'tool' | 'scripted' | 'none' | 'not-needed';

export interface SkipReading {
  readonly state: SkipState;
  /** The broken link, or the page's first link. */
  readonly place: ReturnType<typeof placeOf> | null;
}

const SKIPS =
  /跳(?:转|到|过|至|往)|直(?:达|接到达?|接进入|接前往)(?:主要|正文|内容)|主要内容|正文区|skip|main content|jump to/i;
/** Built-in tools for reading aloud and for the keyboard: their shortcuts are made by scripts. */
const TOOL =
  /无障碍|读屏|(?:^|[^a-z])wza|aria\.js|ariascripts|cniil|toolbarSwitch|rrbay|canyou\/|EsdInit|ABT\.show|aria\.start|webreader|slhsrv/i;
/** Scripts that are known to do nothing about keys to the content. */
const HARMLESS =
  /(?:jquery|swiper|bootstrap|layui|vue|echarts|superslide|slick|html5shiv|respond)[\w.-]{0,40}\.js|jiucuo|conac/i;
const KEYS = /keydown|keyup|keypress|keyCode|accessKey/;
const FIRST_LINKS = 20;
/** Links, fields and buttons; fewer are no block that is worth a way past it. */
const FEW_STOPS = 5;
/** Tools have their entry at the top. */
const TOOL_LINKS = 60;

/** 3.3.1.2: reads what the page's HTML shows of it. */
export function skipLink(parts: PageParts, root: HtmlDocument): SkipReading {
  const candidates = parts.links.slice(0, FIRST_LINKS).filter(isSkip);
  const targets = candidates.map((link) => ({ link, found: hasTarget(link, root, parts) }));
  if (targets.some(({ found }) => found === true) || parts.keyed.some((el) => isKeyToContent(el)))
    return { state: 'works', place: null };
  if (hasTool(parts) || parts.links.slice(0, TOOL_LINKS).some(callsTool))
    return { state: 'tool', place: null };
  const broken = targets.find(({ found }) => found === false);
  if (broken) return { state: 'broken', place: placeOf(broken.link, broken.link.attribs['href'] ?? '') };
  if (parts.stopsBefore < FEW_STOPS) return { state: 'not-needed', place: null };
  if (parts.links.some(callsTool)) return { state: 'tool', place: null };
  if (targets.length > 0 || parts.scripts.some(mayHandleKeys)) return { state: 'scripted', place: null };
  const first = parts.links[0];
  return { state: 'none', place: first ? placeOf(first, '') : null };
}

function isSkip(link: HtmlElement): boolean {
  const href = link.attribs['href'];
  if (href === undefined || !/^\s*#/.test(href)) return false;
  return SKIPS.test(`${link.attribs['title'] ?? ''} ${textIn(link, 40)}`);
}

function mayHandleKeys({ src, text }: PageParts['scripts'][number]): boolean {
  return (src !== '' && !HARMLESS.test(src)) || KEYS.test(text);
}

/** `null`: a script may do what the address does not say. */
function hasTarget(link: HtmlElement, root: HtmlDocument, { scripts }: PageParts): boolean | null {
  const raw = (link.attribs['href'] ?? '').trim().slice(1, 200);
  if (raw === '' || 'onclick' in link.attribs || isHidden(link)) return null;
  const name = decoded(raw);
  if (hasNamed(root, name)) return true;
  return scripts.some(({ text }) => text.includes(name)) ? null : false;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // as written, where it is no valid escape
  }
}

function hasNamed(root: HtmlDocument, name: string): boolean {
  const stack = [...root.children];
  for (let seen = 0; stack.length > 0 && seen < 200_000; seen += 1) {
    const node = stack.pop();
    if (!node || !('attribs' in node)) continue;
    if (node.attribs['id'] === name || (node.name === 'a' && node.attribs['name'] === name)) return true;
    for (const child of node.children) stack.push(child);
  }
  return false;
}

/** A key that is said to lead to the content. */
function isKeyToContent(el: HtmlElement): boolean {
  return SKIPS.test(`${el.attribs['title'] ?? ''} ${textIn(el, 40)}`);
}

const TOOL_CALLS = ['aria.start', 'toolbarSwitch', 'EsdInit', 'rrbay', 'wza', '无障碍', 'webreader'];

function hasTool({ scripts, texts, keyed }: PageParts): boolean {
  if (keyed.length > 0) return true; // keys of some kind: where they lead only a person can try
  return (
    texts.some(({ data }) => TOOL.test(data.slice(0, 200))) ||
    scripts.some(({ src, text }) => TOOL.test(src) || TOOL_CALLS.some((call) => text.includes(call)))
  );
}

function callsTool({ attribs }: HtmlElement): boolean {
  const { href = '', onclick = '', id = '', title = '' } = attribs;
  if (href.startsWith('javascript:') && TOOL.test(href.slice(0, 200))) return true;
  return (
    [onclick, id, title].some((text) => text !== '' && TOOL.test(text.slice(0, 200))) || /\/wza\b/i.test(href)
  );
}
