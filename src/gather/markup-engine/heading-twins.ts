import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { ancestor, childrenOf, isHidden, type PageTree, parentOf, roleOf } from './page-tree.ts';
import { ownTwin, type Told, type Twin } from './twin.ts';
import { plain, textOf } from './words-of.ts';
import { type WrittenLook, writtenLook } from './written-look.ts';

/** Lines that are made to look like headings by styles written in place. */
export const headingTwins: readonly Twin[] = [
  ownTwin('fake-heading', fakeHeadings),
  {
    ...{ rule: 'p-as-heading', impact: 'serious', grade: 'advice', wcag: ['1.3.1'] },
    find: ({ shown }) => {
      const parents = new Set(shown.flatMap((one) => (one.name === 'p' ? (parentOf(one) ?? []) : [])));
      return [...parents].flatMap(paragraphsAsHeadings);
    },
  },
];

const NO_HEADING =
  /^(?:h[1-6]|a|button|label|th|caption|legend|nav|header|footer|summary|figcaption|dt|select)$/;
const INLINE =
  /^(?:span|strong|b|em|i|u|font|a|small|big|s|sub|sup|code|abbr|cite|q|mark|label|ins|del|o:p)$/;
const LARGER = 1.35;

function fakeHeadings(tree: PageTree): readonly Told[] {
  const texts = tree.shown.flatMap((element) => {
    const text = ownText(element);
    return text === '' ? [] : { element, text, look: writtenLook(element) };
  });
  const base = commonSize(texts);
  const found = texts.flatMap(({ element, text, look }) => {
    if (!look.isSized || !look.bold || look.size < LARGER * base) return [];
    if (text.length < 2 || text.length > 40 || /[。；;，,]$/.test(text) || !/\p{L}{2}/u.test(text)) return [];
    const isHeading = (one: HtmlElement) =>
      NO_HEADING.test(one.name) || /^(?:heading|tab|button)$/.test(roleOf(one) ?? '');
    if (isHeading(element) || ancestor(element, isHeading)) return [];
    const block = blockOf(element);
    if (!block || plain(textOf(block)) !== text) return [];
    return { element, block, told: `${look.size} px, bold, other text ${base} px` };
  });
  // Several of them side by side are judged where they can be seen.
  const blocks = new Map<HtmlElement | null, Set<HtmlElement>>();
  for (const { block } of found) {
    const parent = parentOf(block);
    blocks.set(parent, (blocks.get(parent) ?? new Set()).add(block));
  }
  return found.filter(({ block }) => blocks.get(parentOf(block))?.size === 1);
}

/** The size in which most of the text stands. */
function commonSize(texts: readonly { readonly text: string; readonly look: WrittenLook }[]): number {
  const signs = new Map<number, number>();
  for (const { text, look } of texts) signs.set(look.size, (signs.get(look.size) ?? 0) + text.length);
  let [base, most] = [0, -1];
  for (const [size, count] of signs) if (count > most) [base, most] = [size, count];
  return base;
}

/** Where it is all the text that the element holds itself. */
function ownText(element: HtmlElement): string {
  const own = (element.children as HtmlNode[]).map((one) =>
    one.type === 'text' ? one.data.slice(0, 2_000) : '',
  );
  return plain(own.join(' '));
}

function blockOf(element: HtmlElement): HtmlElement | null {
  let at: HtmlElement | null = element;
  while (at && INLINE.test(at.name)) at = parentOf(at);
  return at;
}

/** As the engine judges a paragraph: by the look of it and of the next one. */
function paragraphsAsHeadings(parent: HtmlElement): readonly HtmlElement[] {
  const paragraphs = childrenOf(parent).filter((one) => one.name === 'p' && !isHidden(one));
  return paragraphs.filter((one, i) => {
    const next = paragraphs[i + 1];
    const text = next ? textOf(one).trim() : '';
    if (!next || text === '' || roleOf(one) === 'heading') return false;
    if ((text.match(/[.!?:;](?![.!?:;])/g) ?? []).length >= 2) return false;
    if (text.length > textOf(next).trim().length) return false;
    return isAbove(writtenLook(textContainer(one)), writtenLook(textContainer(next)));
  });
}

function isAbove(one: WrittenLook, other: WrittenLook): boolean {
  const heavier = one.bold && !other.bold;
  const slanted = one.italic && !other.italic;
  const larger = (by: number) => Math.trunc(one.size) / by > Math.trunc(other.size);
  return (heavier && slanted) || ((heavier || slanted) && larger(1.15)) || larger(1.4);
}

/** The innermost element that holds the same text. */
function textContainer(element: HtmlElement): HtmlElement {
  const text = textOf(element).trim();
  let at = element;
  for (let depth = 0; depth < 30; depth += 1) {
    const only = childrenOf(at).find((one) => textOf(one).trim() !== '');
    if (!only || textOf(only).trim() !== text) break;
    at = only;
  }
  return at;
}
