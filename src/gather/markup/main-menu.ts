import type { HtmlElement } from '../../domain/document.ts';
import { bare } from './bare.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { placeOf } from './place-of.ts';
import { textIn } from './text-in.ts';

/** The main navigation of one page: the names of its links in order, and where it stands in the template. */
export interface MenuReading {
  readonly names: readonly string[];
  readonly place: ReturnType<typeof placeOf>;
}

const LEAST = 4;
const MOST = 30;
const MAX_NAME = 12;
const NOT_MAIN = /bread|crumb|foot|bottom|side|left|right|sub|mobile|phone|wap|page|pager|tab|friend/i;

/** The first menu of the page with several short names; links of its lower levels are left out. */
export function mainMenu({ menus }: PageParts): MenuReading | null {
  for (const menu of menus.slice(0, 12)) {
    if (NOT_MAIN.test(`${menu.attribs['class'] ?? ''} ${menu.attribs['id'] ?? ''}`) || isHidden(menu))
      continue;
    const names = namesOf(menu);
    if (names.length >= LEAST) return { names, place: placeOf(menu, names.join(' > ').slice(0, 300)) };
  }
  return null;
}

function namesOf(menu: HtmlElement): readonly string[] {
  const links: { readonly name: string; readonly depth: number }[] = [];
  const stack: { readonly el: HtmlElement; readonly depth: number }[] = [{ el: menu, depth: 0 }];
  for (let seen = 0; stack.length > 0 && seen < 1_500 && links.length < 200; seen += 1) {
    const { el, depth } = stack.pop() as (typeof stack)[number]; // the loop asks for its length
    if (el.name === 'a') {
      const name = bare(textIn(el, MAX_NAME + 1).replaceAll(' ', ''), MAX_NAME + 1) || pictureName(el);
      if (name !== '' && name.length <= MAX_NAME) links.push({ name, depth });
      continue;
    }
    const inside = depth + (LISTS.has(el.name) ? 1 : 0);
    for (let i = el.children.length - 1; i >= 0; i -= 1) {
      const child = el.children[i];
      if (child && 'attribs' in child) stack.push({ el: child, depth: inside });
    }
  }
  const top = Math.min(...links.map((link) => link.depth));
  return links.flatMap(({ name, depth }) => (depth === top ? [name] : [])).slice(0, MOST);
}

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'dd', 'menu']);

function pictureName(link: HtmlElement): string {
  const image = link.children.find((child) => 'attribs' in child && child.name === 'img');
  return image && 'attribs' in image ? bare(image.attribs['alt'] ?? '', MAX_NAME) : '';
}
