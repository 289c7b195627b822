import type { HtmlElement } from '../domain/document.ts';
import { plainClasses } from './plain-classes.ts';

const MOST_STEPS = 8;

/**
 * The shape of an element as the browser's side gives it (`accessibility.page.ts`): tag, id and classes on the way up,
 * digits taken out; the same for the same place of a template. Bodies and table bodies that a browser adds are added.
 */
export function elementShape(element: HtmlElement): string {
  const path: string[] = [];
  let at: HtmlElement | null = element;
  while (at && at.name !== 'html' && path.length < MOST_STEPS) {
    const id = at.attribs['id'] ?? '';
    path.push(stepOf(at, id));
    if (id !== '' && !/\d{3,}/.test(id)) return path.reverse().join('>');
    const parent = parentOf(at);
    if (at.name === 'tr' && parent?.name === 'table' && path.length < MOST_STEPS) path.push('tbody');
    // A page without a body has one in the browser.
    if (!parent && at.name !== 'body' && at.name !== 'head' && path.length < MOST_STEPS) path.push('body');
    if (parent?.name === 'html' && at.name !== 'body' && at.name !== 'head' && path.length < MOST_STEPS)
      path.push('body');
    at = parent;
  }
  return path.reverse().join('>');
}

function stepOf({ name, attribs }: HtmlElement, id: string): string {
  const shown = plainClasses(attribs['class'] ?? '');
  return `${name}${id === '' ? '' : `#${plain(id)}`}${shown.map((one) => `.${one}`).join('')}`;
}

function plain(name: string): string {
  return name.replace(/[0-9]+/g, '#').slice(0, 40);
}

function parentOf(element: HtmlElement): HtmlElement | null {
  const { parent } = element;
  return parent && 'attribs' in parent ? (parent as HtmlElement) : null;
}
