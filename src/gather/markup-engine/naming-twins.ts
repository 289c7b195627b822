import type { HtmlElement } from '../../domain/document.ts';
import { hasLabel, hasNamingAttribute, hasWords, labelledIds } from './accessible-name.ts';
import { filled, type PageTree, roleOf } from './page-tree.ts';
import type { Twin } from './twin.ts';

/** Things without a name: pictures, links, fields, buttons, frames. */
export const namingTwins: readonly Twin[] = [
  {
    ...{ rule: 'image-alt', impact: 'critical', grade: 'failure', wcag: ['1.1.1'] },
    find: (tree) =>
      nameless(
        tree,
        (one) => one.name === 'img' && (!('alt' in one.attribs) || isBlank(one.attribs['alt'])),
        ['none', 'presentation'],
      ),
  },
  {
    ...{ rule: 'link-name', impact: 'serious', grade: 'failure', wcag: ['2.4.4', '4.1.2'] },
    find: (tree) =>
      nameless(
        tree,
        (one) => one.name === 'a' && 'href' in one.attribs && !hasWords(one) && !fillsItself(one),
        ['none', 'presentation', 'button', 'tab', 'menuitem', 'option'],
      ),
  },
  {
    ...{ rule: 'button-name', impact: 'critical', grade: 'failure', wcag: ['4.1.2'] },
    find: (tree) => {
      const labels = labelledIds(tree);
      const isBare = (one: HtmlElement) =>
        one.name === 'button' && !hasWords(one) && !fillsItself(one) && !hasLabel(one, tree, labels);
      return nameless(tree, isBare, ['none', 'presentation']);
    },
  },
  {
    ...{ rule: 'input-button-name', impact: 'critical', grade: 'failure', wcag: ['4.1.2'] },
    find: (tree) => nameless(tree, isNamelessInputButton, ['none', 'presentation']),
  },
  {
    ...{ rule: 'input-image-alt', impact: 'critical', grade: 'failure', wcag: ['1.1.1', '4.1.2'] },
    find: (tree) => {
      const labels = labelledIds(tree);
      const isBare = (one: HtmlElement) =>
        isInput(one, ['image']) && !filled(one.attribs['alt']) && !hasLabel(one, tree, labels);
      return nameless(tree, isBare, []);
    },
  },
  {
    ...{ rule: 'label', impact: 'critical', grade: 'failure', wcag: ['4.1.2'] },
    find: (tree) => {
      const labels = labelledIds(tree);
      const isBare = (one: HtmlElement) =>
        isField(one) && !filled(one.attribs['placeholder']) && !hasLabel(one, tree, labels);
      return nameless(tree, isBare, ['none', 'presentation']);
    },
  },
  {
    ...{ rule: 'select-name', impact: 'critical', grade: 'failure', wcag: ['4.1.2'] },
    find: (tree) => {
      const labels = labelledIds(tree);
      return nameless(tree, (one) => one.name === 'select' && !hasLabel(one, tree, labels), [
        'none',
        'presentation',
      ]);
    },
  },
  {
    ...{ rule: 'frame-title', impact: 'serious', grade: 'failure', wcag: ['4.1.2'] },
    find: (tree) =>
      nameless(tree, (one) => /^i?frame$/.test(one.name) && !/^\s*-\d/.test(one.attribs['tabindex'] ?? ''), [
        'none',
        'presentation',
      ]),
  },
  {
    ...{ rule: 'area-alt', impact: 'critical', grade: 'failure', wcag: ['2.4.4', '4.1.2'] },
    find: (tree) =>
      nameless(
        tree,
        (one) => one.name === 'area' && 'href' in one.attribs && !filled(one.attribs['alt']),
        [],
      ),
  },
];

function nameless(
  tree: PageTree,
  is: (one: HtmlElement) => boolean,
  exempt: readonly string[],
): readonly HtmlElement[] {
  return tree.shown.filter(
    (one) => is(one) && !exempt.includes(roleOf(one) ?? '') && !hasNamingAttribute(one, tree),
  );
}

/** Blanks in place of an alternative text; an empty one says that the picture says nothing. */
function isBlank(alt: string | undefined): boolean {
  return alt !== undefined && alt !== '' && !filled(alt);
}

/** Holds something that a script fills. */
function fillsItself(element: HtmlElement): boolean {
  return element.children.some((child) => 'attribs' in child && child.name === 'script');
}

function isInput({ name, attribs }: HtmlElement, types: readonly string[]): boolean {
  return name === 'input' && types.includes((attribs['type'] ?? 'text').trim().toLowerCase());
}

function isField(element: HtmlElement): boolean {
  if (element.name === 'textarea') return true;
  return element.name === 'input' && !isInput(element, ['hidden', 'image', 'button', 'submit', 'reset']);
}

function isNamelessInputButton(element: HtmlElement): boolean {
  const { value } = element.attribs;
  if (isInput(element, ['button'])) return !filled(value);
  return isInput(element, ['submit', 'reset']) && value !== undefined && !filled(value);
}
