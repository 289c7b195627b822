import type { HtmlElement } from '../../domain/document.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { parentOf, placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { textIn } from './text-in.ts';

const PLAYER_FRAME =
  /player\.(?:bilibili|youku|alicdn)\.|v\.qq\.com|youku\.com\/embed|iqiyi\.com|youtube(?:-nocookie)?\.com\/embed|\/video[/_]?player|\.(?:mp4|m3u8|flv|mp3|mov)(?:[?#]|$)/i;
const MEDIA_FILE = /\.(?:mp4|m3u8|flv|mp3|wav|wma|wmv|mov|avi|swf|ogg|webm)(?:[?#&]|$)/i;
const TRACKS: ReadonlySet<string> = new Set(['captions', 'subtitles', 'descriptions']);
const MOST = 20;
/** Headings of parts that stand for a film or a recording. */
const TOLD =
  /文字(?:说明|稿|版|实录|介绍|内容)|(?:内容|视频|音频|节目)(?:简介|介绍|概要|摘要|说明)|解说词|旁白/;
/** Shorter texts are a heading, not a summary. */
const SUMMARY = 40;
const LEVELS = 8;
/** A box with more links than this is the page, not the player's surroundings. */
const MOST_LINKS = 6;

/**
 * 3.2.3.1: sound and video with nothing in words beside them. Certain only where no word stands by the player at all; a text
 * that takes up no word of its heading may be about something else.
 */
export function players(parts: PageParts): Said {
  const said = begin('media-without-alternative');
  for (const player of parts.players.filter(plays).slice(0, MOST)) {
    if (isHidden(player) || isOrnament(player)) continue;
    if (hasTrack(player)) {
      said.fine += 1;
      continue;
    }
    const words = wordsAround(player);
    const place = placeOf(player, words);
    if (words.length >= SUMMARY && isAboutHeading(words, parts)) said.fine += 1;
    else {
      const certain = words.length === 0 || isAllThereIs(player);
      (certain && hasSource(player) ? said.failures : said.reviews).push(place);
    }
  }
  return said;
}

function plays({ name, attribs }: HtmlElement): boolean {
  switch (name) {
    case 'video':
      return true;
    case 'audio':
      return 'controls' in attribs || 'autoplay' in attribs;
    case 'iframe':
      return PLAYER_FRAME.test((attribs['src'] ?? '').slice(0, 500));
    default: {
      const type = attribs['type'] ?? '';
      const source = (attribs['src'] ?? attribs['data'] ?? '').slice(0, 500);
      return /^(?:video|audio)\//.test(type) || MEDIA_FILE.test(source);
    }
  }
}

/** A film without sound that runs behind the words of a page. */
function isOrnament({ attribs }: HtmlElement): boolean {
  return 'muted' in attribs && !('controls' in attribs) && ('loop' in attribs || 'autoplay' in attribs);
}

function hasTrack(player: HtmlElement): boolean {
  return player.children.some(
    (child) =>
      'attribs' in child && child.name === 'track' && TRACKS.has(child.attribs['kind'] ?? 'subtitles'),
  );
}

function hasSource(player: HtmlElement): boolean {
  const { attribs } = player;
  if (attribs['src']?.trim() || attribs['data']?.trim()) return true;
  return player.children.some((child) => 'attribs' in child && Boolean(child.attribs['src']?.trim()));
}

/** The player's own name, or what stands in the smallest box around it that says anything, unless that box is the page. */
function wordsAround(player: HtmlElement): string {
  const { attribs } = player;
  const own = attribs['title']?.trim() || attribs['aria-label']?.trim() || attribs['aria-labelledby']?.trim();
  if (own) return own;
  let box = parentOf(player);
  for (let level = 0; box && level < LEVELS && !isPage(box); level += 1, box = parentOf(box)) {
    const words = textIn(box, 400, player);
    if (words.length >= 2) return words;
  }
  return box && hasWordsBefore(box, player) ? textIn(box, 400, player) : '';
}

/** Does the text take up two signs in a row of the page's heading, beside the heading itself? True where there is no heading. */
function isAboutHeading(words: string, { structure }: PageParts): boolean {
  const heading =
    structure.find(({ name }) => name === 'h1') ?? structure.find(({ name }) => name !== 'main');
  const topic = heading ? textIn(heading, 100) : '';
  const pairs = Array.from(topic, (_, i) => topic.slice(i, i + 2)).filter((pair) =>
    /^[\u4e00-\u9fff]{2}$/.test(pair),
  );
  const text = words.replace(topic, '');
  return pairs.length === 0 || TOLD.test(text) || pairs.some((pair) => text.includes(pair));
}

function isPage(box: HtmlElement): boolean {
  return linksIn(box, MOST_LINKS + 1) > MOST_LINKS;
}

/** Words of the page right before the player's part of it: a heading that stands beside its box. */
function hasWordsBefore(box: HtmlElement, player: HtmlElement): boolean {
  for (let at: HtmlElement | null = player; at && at !== box; at = parentOf(at))
    for (let before = at.prev, n = 0; before && n < 6; before = before.prev, n += 1)
      if ('attribs' in before && textIn(before, 60) !== '') return true;
  return false;
}

function linksIn(box: HtmlElement, most: number): number {
  let n = 0;
  const stack = [box];
  for (let seen = 0; stack.length > 0 && seen < 3_000 && n < most; seen += 1) {
    const el = stack.pop() as HtmlElement; // the loop asks for its length
    if (el.name === 'a') n += 1;
    for (const child of el.children) if ('attribs' in child) stack.push(child);
  }
  return n;
}

/** More than 请听： */
const FEW_SIGNS = 12;
const MOST_WORDS = 400;

/** A sound that is the whole content: beside headings hardly a word in the main part of the page, and no link that could lead to its text. */
function isAllThereIs(player: HtmlElement): boolean {
  if (player.name !== 'audio') return false;
  let main = parentOf(player);
  while (main && main.name !== 'main' && main.attribs['role'] !== 'main') main = parentOf(main);
  if (!main || linksIn(main, 1) > 0) return false;
  const words = textIn(main, MOST_WORDS, player);
  const headings = headingsIn(main).reduce((sum, one) => sum + textIn(one, MOST_WORDS).length, 0);
  return words.length - headings <= FEW_SIGNS;
}

function headingsIn(box: HtmlElement): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const stack = [box];
  for (let seen = 0; stack.length > 0 && seen < 3_000; seen += 1) {
    const el = stack.pop() as HtmlElement; // the loop asks for its length
    if (/^h[1-6]$/.test(el.name)) found.push(el);
    else for (const child of el.children) if ('attribs' in child) stack.push(child);
  }
  return found;
}
