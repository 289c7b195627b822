import type { Fetched } from '../domain/net.ts';
import type { Content } from './content.ts';

/** How a host answers an address that certainly does not exist. */
export interface MissingShape {
  /** Where it ends after redirects, or `null` where it does not redirect. */
  readonly movedTo: string | null;
  readonly title: string;
  readonly shingles: ReadonlySet<number>;
  /** Little text and scripts that make the page: every address gets the same shell, and nothing can be told from it. */
  readonly isShell: boolean;
}

const SHINGLE = 5;
const MAX_SHINGLES = 6_000;
/** Two error pages that differ more than this are no fixed shape. */
const STEADY = 0.8;
const ALIKE = 0.9;
/** Shingles of a sentence that only the error page says. */
const LEAST_TELLING = 4;
const SHELL_TEXT = 120;

/** A host's shape for what is missing, out of its answers to two random addresses; `null`: it says so by status, or has no shape. */
export function missingShape(first: Seen, second: Seen): MissingShape | null {
  const one = shapeOf(first);
  const two = shapeOf(second);
  if (!one || !two || one.movedTo !== two.movedTo) return null;
  const shared = new Set([...one.shingles].filter((shingle) => two.shingles.has(shingle)));
  const union = one.shingles.size + two.shingles.size - shared.size;
  if (one.movedTo === null && union > 0 && shared.size / union < STEADY) return null;
  return {
    movedTo: one.movedTo,
    title: one.title === two.title ? one.title : '',
    shingles: shared,
    isShell: one.isShell || two.isShell,
  };
}

export interface Seen {
  readonly fetched: Fetched;
  readonly content: Content | null;
}

/** Cheap: could this answer have that shape? Only such links are looked at again. */
export function mayBeMissing(
  shape: MissingShape,
  link: { readonly requested: string; readonly final: string; readonly title: string },
): boolean {
  if (shape.movedTo !== null) return link.final === shape.movedTo && !sameAddress(link.requested, link.final);
  return !shape.isShell && (shape.title === '' || shape.title === link.title);
}

/**
 * Has a whole answer the shape of what is missing? It must hold what the error page says and the host's home page does
 * not: real pages share the frame of the error page, never its sentence. Of a host that answers every address alike, its
 * home page too, nothing can be told.
 */
export function isMissing(shape: MissingShape, seen: Seen, home: Seen): boolean {
  const own = shapeOf(seen);
  if (!own || own.movedTo !== shape.movedTo || !home.fetched.ok) return false;
  const homely = shapeOf(home);
  if (shape.movedTo !== null)
    return !sameAddress(seen.fetched.requested, shape.movedTo) && homely?.movedTo !== shape.movedTo;
  if (shape.isShell) return false;
  const telling = new Set([...shape.shingles].filter((shingle) => !homely?.shingles.has(shingle)));
  if (telling.size < LEAST_TELLING) return false;
  return (
    shareOf(shape.shingles, own.shingles) >= ALIKE &&
    shareOf(own.shingles, shape.shingles) >= ALIKE * 0.8 &&
    shareOf(telling, own.shingles) >= ALIKE
  );
}

function shapeOf({ fetched, content }: Seen): MissingShape | null {
  if (!fetched.ok || fetched.wall || fetched.status < 200 || fetched.status >= 300 || !content) return null;
  const moved = fetched.redirects.length > 0 && !sameAddress(fetched.requested, fetched.final);
  return {
    movedTo: moved ? fetched.final : null,
    title: content.title,
    shingles: shinglesOf(textOf(content)),
    isShell: content.scripts > 0 && textOf(content).length < SHELL_TEXT,
  };
}

function textOf(content: Content): string {
  return `${content.text} ${content.linkText}`;
}

/** Addresses that differ in scheme, a final slash or the query only. */
function sameAddress(a: string, b: string): boolean {
  const plain = (url: string) =>
    url
      .replace(/^https?:\/\//, '')
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '');
  return plain(a) === plain(b);
}

/** Hashes of every few characters; digits and blanks count for nothing. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const plain = text.replace(/[\s\d]+/g, '');
  const found = new Set<number>();
  for (let at = 0; at + SHINGLE <= plain.length && found.size < MAX_SHINGLES; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
    found.add(hash >>> 0);
  }
  return found;
}

function shareOf(part: ReadonlySet<number>, whole: ReadonlySet<number>): number {
  if (part.size === 0) return 0;
  let shared = 0;
  for (const one of part) if (whole.has(one)) shared++;
  return shared / part.size;
}
