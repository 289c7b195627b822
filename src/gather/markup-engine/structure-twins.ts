import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { hasNamingAttribute, hasWords } from './accessible-name.ts';
import { childrenOf, filled, isHidden, type PageTree, parentOf, roleOf } from './page-tree.ts';
import { regionless } from './regionless.ts';
import type { Twin } from './twin.ts';

/** How the page is put together: lists, headings, ids, the order of the keyboard, parts outside landmarks. */
export const structureTwins: readonly Twin[] = [
  {
    ...{ rule: 'list', impact: 'serious', grade: 'failure', wcag: ['1.3.1'] },
    find: ({ shown }) => shown.filter((one) => /^[uo]l$/.test(one.name) && !roleOf(one) && holdsOthers(one)),
  },
  {
    ...{ rule: 'listitem', impact: 'serious', grade: 'failure', wcag: ['1.3.1'] },
    find: ({ shown }) => shown.filter((one) => one.name === 'li' && !roleOf(one) && !isInList(one)),
  },
  {
    ...{ rule: 'empty-heading', impact: 'minor', grade: 'advice', wcag: [] },
    find: (tree) =>
      tree.shown.filter(
        (one) =>
          /^h[1-6]$/.test(one.name) && !roleOf(one) && !hasWords(one) && !hasNamingAttribute(one, tree),
      ),
  },
  {
    ...{ rule: 'tabindex', impact: 'serious', grade: 'advice', wcag: [] },
    find: ({ shown }) => shown.filter((one) => /^\s*\+?0*[1-9]\d*/.test(one.attribs['tabindex'] ?? '')),
  },
  {
    ...{ rule: 'duplicate-id', impact: 'minor', grade: 'advice', wcag: ['4.1.1'] },
    find: (tree) => repeated(tree, (id, all) => !tree.referenced.has(id) && !all.some(isFocusable)),
  },
  {
    ...{ rule: 'duplicate-id-active', impact: 'serious', grade: 'advice', wcag: ['4.1.1'] },
    find: (tree) => repeated(tree, (id, all) => !tree.referenced.has(id) && all.some(isFocusable)),
  },
  {
    ...{ rule: 'duplicate-id-aria', impact: 'critical', grade: 'failure', wcag: ['4.1.2'] },
    find: (tree) => repeated(tree, (id) => tree.referenced.has(id)),
  },
  {
    ...{ rule: 'marquee', impact: 'serious', grade: 'failure', wcag: ['2.2.2'] },
    find: ({ shown }) => shown.filter((one) => one.name === 'marquee'),
  },
  {
    ...{ rule: 'blink', impact: 'serious', grade: 'failure', wcag: ['2.2.2'] },
    find: ({ shown }) => shown.filter((one) => one.name === 'blink'),
  },
  {
    ...{ rule: 'region', impact: 'moderate', grade: 'advice', wcag: [] },
    find: regionless,
  },
];

function holdsOthers(list: HtmlElement): boolean {
  return (list.children as HtmlNode[]).some((child) => {
    if (child.type === 'text') return filled(child.data);
    return 'attribs' in child && !isHidden(child) && child.name !== 'li' && roleOf(child) !== 'listitem';
  });
}

function isInList(item: HtmlElement): boolean {
  const parent = parentOf(item);
  if (!parent) return false;
  const role = roleOf(parent);
  if (role) return ['list', 'none', 'presentation'].includes(role);
  return /^(?:ul|ol|menu)$/.test(parent.name);
}

function repeated(
  { ids }: PageTree,
  counts: (id: string, all: readonly HtmlElement[]) => boolean,
): readonly HtmlElement[] {
  return [...ids].flatMap(([id, all]) => {
    const [first] = all;
    return first && all.length > 1 && counts(id, all) ? [first] : [];
  });
}

function isFocusable(element: HtmlElement): boolean {
  const { name, attribs } = element;
  if (name === 'a' || name === 'area') return 'href' in attribs || 'tabindex' in attribs;
  if (/^(?:button|select|textarea)$/.test(name)) return !('disabled' in attribs);
  if (name === 'input') return attribs['type']?.toLowerCase() !== 'hidden' && !('disabled' in attribs);
  if (name === 'iframe' || 'contenteditable' in attribs || 'tabindex' in attribs) return true;
  return name === 'summary' && childrenOf(element).length >= 0 && parentOf(element)?.name === 'details';
}
