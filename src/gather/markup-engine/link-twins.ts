import type { HtmlElement } from '../../domain/document.ts';
import { IS_NUMBERS, LINK_SAYS_LITTLE, TELLS_OF_WINDOW } from '../accessibility/link-words.ts';
import { ancestor, type PageTree } from './page-tree.ts';
import { ownTwin, type Told, type Twin } from './twin.ts';
import { nameOf, plain, textOf, wordsOf } from './words-of.ts';

const MOST_ALIKE = 20;

/** The same words for different targets, and windows that open without notice. */
export const linkTwins: readonly Twin[] = [
  ownTwin('link-words-same', sameWords),
  ownTwin('new-window-unannounced', newWindows),
];

interface Use {
  readonly link: HtmlElement;
  readonly to: string | null;
}

function sameWords(tree: PageTree): readonly Told[] {
  const byName = new Map<string, Use[]>();
  for (const link of linksOf(tree)) {
    const href = (link.attribs['href'] ?? '').trim();
    const name = bare(nameOf(link, tree));
    if (
      name.length < 2 ||
      /^(?:#|javascript:|mailto:|tel:)/i.test(href) ||
      LINK_SAYS_LITTLE.test(name) ||
      IS_NUMBERS.test(name)
    )
      continue;
    const known = byName.get(name.toLowerCase()) ?? [];
    if (known.length < MOST_ALIKE) known.push({ link, to: target(href, tree.base) });
    byName.set(name.toLowerCase(), known);
  }
  return [...byName].flatMap(([name, [first, ...others]]) => {
    if (!first || first.to === null) return [];
    const other = others.find(
      ({ link, to }) => to !== null && to !== first.to && sameContext(link, first.link),
    );
    if (!other) return [];
    const told = `words: ${name.slice(0, 60)}; leads to ${other.to?.slice(0, 90)} and ${first.to.slice(0, 90)}`;
    return { element: other.link, told };
  });
}

function sameContext(a: HtmlElement, b: HtmlElement): boolean {
  const [one, other] = [a, b].map((link) => ancestor(link, ({ name }) => /^(?:li|tr|p|dd)$/.test(name)));
  if (!one || !other) return true;
  return bare(wordsOf(one)) === bare(wordsOf(other));
}

function target(href: string, base: string): string | null {
  const url = URL.parse(href, base);
  if (!url) return null;
  const path = url.pathname.replace(/\/(?:index|default)\.s?html?$/, '/').replace(/\/$/, '');
  return `${url.host}${path}${url.search}`.toLowerCase();
}

function newWindows(tree: PageTree): readonly Told[] {
  const links = linksOf(tree).filter(({ attribs: { target: window = '', href = '' } }) => {
    return /^_(?:blank|new)$/i.test(window) && !/^javascript:/i.test(href.trim());
  });
  if (links.length === 0) return [];
  const said = tree.body ? textOf(tree.body, 100_000) : '';
  if (TELLS_OF_WINDOW.test(said) && /链接|links?/i.test(said)) return []; // perhaps said for all of them
  return links.flatMap((link) => {
    const name = bare(nameOf(link, tree));
    const told = TELLS_OF_WINDOW.test(`${name} ${link.attribs['title'] ?? ''}`);
    if (name === '' || told || 'aria-describedby' in link.attribs) return [];
    return { element: link, told: 'opens a new window' };
  });
}

function linksOf({ shown }: PageTree): readonly HtmlElement[] {
  return shown.filter((one) => one.name === 'a' && 'href' in one.attribs);
}

function bare(name: string): string {
  return plain(name)
    .replace(/[\s>»›+.…[\]【】（）()〉》→]+/g, ' ')
    .trim();
}
