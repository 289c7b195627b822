import type { ParsedDocument } from '../../domain/document.ts';
import type { FoundLink } from '../../domain/link.ts';
import { readFooterMarks } from '../page/footer-marks.ts';
import { type Box, outline, type Run } from '../page/outline.ts';

/** What a page shows, in the pieces that are compared between families. */
export interface PageView {
  readonly status: number;
  readonly final: string;
  readonly title: string;
  readonly sizeBytes: number;
  /** Visible text by its place in the page. */
  readonly places: ReadonlyMap<string, string>;
  readonly links: ReadonlySet<string>;
  /** Site code, ICP and police record. */
  readonly marks: readonly string[];
}

const MOST_PLACES = 5_000;
const PATH_DEPTH = 5;

export function pageView(page: {
  readonly status: number;
  readonly final: string;
  readonly sizeBytes: number;
  readonly document: ParsedDocument;
  readonly links: readonly FoundLink[];
}): PageView {
  const outlined = outline(page.document);
  const footer = readFooterMarks(outlined);
  return {
    status: page.status,
    final: page.final,
    title: outlined.title,
    sizeBytes: page.sizeBytes,
    places: placesOf(outlined.runs),
    links: new Set(page.links.filter((link) => link.role === 'page').map((link) => link.key)),
    marks: [footer.siteIdCode, ...footer.icp, footer.police].flatMap((mark) => mark ?? []).sort(),
  };
}

function placesOf(runs: readonly Run[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { box, text } of runs.slice(0, MOST_PLACES)) {
    if (box.hidden) continue;
    const path = pathOf(box);
    const number = (counts.get(path) ?? 0) + 1;
    counts.set(path, number);
    places.set(`${path} ${number}`, text);
  }
  return places;
}

/** Element names, ids and first classes of the box and what it stands in. */
function pathOf(box: Box): string {
  let path = '';
  let at: Box | null = box;
  for (let depth = 0; at && depth < PATH_DEPTH; depth++, at = at.parent) {
    const id = at.el.attribs['id']?.slice(0, 40);
    const [first = ''] = at.el.attribs['class']?.trim().slice(0, 80).split(/\s/, 1) ?? [];
    path += `${at.tag}${id ? `#${id}` : ''}${first ? `.${first}` : ''}<`;
  }
  return path;
}
