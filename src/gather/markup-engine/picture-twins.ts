import type { HtmlElement } from '../../domain/document.ts';
import { isArticleBody } from '../accessibility/article-body.ts';
import { ALT_IS_FILE, ALT_SAYS_NOTHING } from '../accessibility/generic-alt.ts';
import { declared, styleOf } from '../written-style.ts';
import { ancestor, type PageTree, roleOf } from './page-tree.ts';
import { ownTwin, type Told, type Twin } from './twin.ts';
import { labelOf, plain, wordsOf } from './words-of.ts';

/** Shown smaller than so, a picture is no notice. */
const LARGE = 400;
const FEW_WORDS = 100;

/** Alternatives that are none, and notices that are nothing but a picture. */
export const pictureTwins: readonly Twin[] = [
  ownTwin('image-alt-generic', genericAlts),
  ownTwin('picture-notice', pictureNotices),
];

function genericAlts(tree: PageTree): readonly Told[] {
  return tree.shown.flatMap((img) => {
    if (img.name !== 'img') return [];
    const alt = plain(img.attribs['alt'] ?? '');
    if (!ALT_IS_FILE.test(alt) && !ALT_SAYS_NOTHING.test(alt)) return [];
    if (labelOf(img, tree) !== '' || isLinked(img) || isPresentational(img)) return [];
    return { element: img, told: `alt: ${alt.slice(0, 80)}` };
  });
}

/** The body of an article that shows large pictures, as far as their size is written, and hardly a word. */
function pictureNotices(tree: PageTree): readonly Told[] {
  const bodies = tree.shown.filter((one) => isArticleBody(one.name, one.attribs));
  const outer = new Set(
    bodies.map((one) => ancestor(one, ({ name, attribs }) => isArticleBody(name, attribs))),
  );
  const inner = bodies.filter((one) => !outer.has(one));
  const [body] = inner;
  if (!body || inner.length > 1) return [];
  const words = wordsOf(body).length;
  if (words >= FEW_WORDS) return [];
  const pictures = tree.shown.filter((one) => one.name === 'img' && ancestor(one, (up) => up === body));
  const large = pictures.filter((one) => isLarge(one) && !isLinked(one));
  const [first] = large;
  if (!first || large.some((one) => plain(one.attribs['alt'] ?? '').length >= 60)) return [];
  return [{ element: first, told: `${large.length} large picture(s), ${words} signs of text` }];
}

function isLarge(img: HtmlElement): boolean {
  return sizeOf(img, 'width') >= LARGE && sizeOf(img, 'height') >= LARGE;
}

/** In pixels, as written; 0 where it is not. */
function sizeOf(img: HtmlElement, side: 'width' | 'height'): number {
  const style = styleOf(img);
  const value = declared(style, side) ?? (img.attribs[side] ?? '').trim();
  return /^\d{1,5}(?:\.\d{1,4})?(?:px)?$/.test(value) ? Number.parseFloat(value) : 0;
}

function isLinked(img: HtmlElement): boolean {
  return ancestor(img, (one) => one.name === 'a' && 'href' in one.attribs) !== null;
}

function isPresentational(img: HtmlElement): boolean {
  const is = (one: HtmlElement) => /^(?:presentation|none)$/.test(roleOf(one) ?? '');
  return is(img) || ancestor(img, is) !== null;
}
