import type { ParsedDocument } from '../../domain/document.ts';
import type { FoundLink, Resolve } from '../../domain/link.ts';
import { walkElements } from './walk-elements.ts';

/** Something that a page loads. */
export interface Resource {
  readonly url: string;
  readonly kind: string;
  readonly blocking: boolean;
}

const MOST = 1_000;

/** What the HTML itself names; `blocking`: a style sheet, or a plain script in the head. */
export function resourcesOf(
  parsed: ParsedDocument,
  links: readonly FoundLink[],
  resolve: Resolve,
): readonly Resource[] {
  const blocking = blockingUrls(parsed, resolve);
  return links
    .filter((link) => link.role === 'image' || link.role === 'resource' || FRAMES.has(link.via))
    .filter((link) => !ANCHORS.has(link.via))
    .slice(0, MOST)
    .map((link) => ({ url: link.url, kind: kindOf(link), blocking: blocking.has(link.url) }));
}

const FRAMES: ReadonlySet<string> = new Set(['frame', 'iframe']);
/** Followed by people, not loaded by browsers. */
const ANCHORS: ReadonlySet<string> = new Set(['a', 'area', 'onclick', 'option', 'meta-refresh']);

function kindOf(link: FoundLink): string {
  if (FRAMES.has(link.via)) return 'frame';
  if (link.via === 'script') return 'script';
  if (link.via === 'style') return 'stylesheet';
  return link.role === 'image' ? 'image' : 'other';
}

function blockingUrls(parsed: ParsedDocument, resolve: Resolve): ReadonlySet<string> {
  const urls = new Set<string>();
  walkElements(parsed.root, (element, inHead) => {
    if (!inHead) return;
    const { attribs } = element;
    const plainScript =
      element.name === 'script' &&
      !('async' in attribs) &&
      !('defer' in attribs) &&
      attribs['type'] !== 'module';
    const sheet = element.name === 'link' && /\bstylesheet\b/i.test(attribs['rel']?.slice(0, 100) ?? '');
    const raw = plainScript ? attribs['src'] : sheet ? attribs['href'] : undefined;
    const url = raw ? resolve(raw.trim())?.url : undefined;
    if (url) urls.add(url);
  });
  return urls;
}
