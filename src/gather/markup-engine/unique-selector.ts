import type { HtmlElement } from '../../domain/document.ts';
import { childrenOf, type PageTree, parentOf } from './page-tree.ts';

const MOST_STEPS = 60;

/** A selector that finds this element and no other on the page as a browser builds it. */
export function uniqueSelector(element: HtmlElement, { ids }: PageTree): string {
  const steps: string[] = [];
  let at: HtmlElement | null = element;
  for (let n = 0; at && n < MOST_STEPS; n += 1) {
    const id = at.attribs['id'];
    if (id && /^[A-Za-z][\w-]{0,60}$/.test(id) && ids.get(id)?.length === 1) {
      steps.unshift(`#${id}`);
      break;
    }
    const parent = parentOf(at);
    steps.unshift(`${at.name}${placeOf(at, parent)}`);
    // A browser puts rows into a table body.
    if (at.name === 'tr' && parent?.name === 'table') steps.unshift('tbody');
    at = parent;
  }
  return steps.join(' > ').slice(0, 500);
}

function placeOf(element: HtmlElement, parent: HtmlElement | null): string {
  if (!parent || element.name === 'body' || element.name === 'head' || element.name === 'html') return '';
  const alike = childrenOf(parent).filter((one) => one.name === element.name);
  return alike.length < 2 ? '' : `:nth-of-type(${alike.indexOf(element) + 1})`;
}
