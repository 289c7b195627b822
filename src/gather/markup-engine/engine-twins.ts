import type { HtmlElement, ParsedDocument } from '../../domain/document.ts';
import type { CheckResult } from '../../domain/facts/accessibility.ts';
import { elementShape } from '../element-shape.ts';
import { contrastTwins } from './contrast-twins.ts';
import { documentTwins } from './document-twins.ts';
import { headingTwins } from './heading-twins.ts';
import { linkTwins } from './link-twins.ts';
import { namingTwins } from './naming-twins.ts';
import { type PageTree, readPageTree } from './page-tree.ts';
import { pictureTwins } from './picture-twins.ts';
import { structureTwins } from './structure-twins.ts';
import { tableTwins } from './table-twins.ts';
import type { Told } from './twin.ts';
import { uniqueSelector } from './unique-selector.ts';

const MOST_NODES = 30;
/** Of one shape; the others are counted. */
const MOST_ALIKE = 3;
const MOST_HTML = 200;
const MOST_TOLD = 300;
const TWINS = [
  ...documentTwins,
  ...namingTwins,
  ...structureTwins,
  ...pictureTwins,
  ...tableTwins,
  ...linkTwins,
  ...headingTwins,
  ...contrastTwins,
];

/**
 * What the engine's rules and our own would say of a page that is not opened in a browser, with the same ids and shapes.
 * Most of it hangs on what styles and scripts make of the page, and says so (`unrendered`).
 */
export function engineTwins(parsed: ParsedDocument): CheckResult[] {
  const tree = readPageTree(parsed);
  const results: CheckResult[] = [];
  for (const { rule, impact, grade, wcag, certain, find } of TWINS) {
    const found = find(tree);
    if (found.length === 0) continue;
    results.push({
      ...{ rule, outcome: grade === 'review' ? 'review' : 'failed', impact, grade, wcag: [...wcag] },
      count: found.length,
      nodes: nodesOf(found, tree),
      ...(certain ? {} : { unrendered: true }),
    });
  }
  return results;
}

function nodesOf(found: readonly (HtmlElement | Told)[], tree: PageTree): CheckResult['nodes'] {
  const alike = new Map<string, number>();
  const nodes: CheckResult['nodes'] = [];
  for (const one of found) {
    if (nodes.length >= MOST_NODES) break;
    const [element, summary] = 'told' in one ? [one.element, one.told.slice(0, MOST_TOLD)] : [one, ''];
    const html = startTag(element);
    const shape = element.name === 'html' ? bareTag(html) : elementShape(element);
    const before = alike.get(shape) ?? 0;
    alike.set(shape, before + 1);
    if (before < MOST_ALIKE) nodes.push({ selector: uniqueSelector(element, tree), html, shape, summary });
  }
  return nodes;
}

/** As written, without what is inside. */
function startTag({ name, attribs }: HtmlElement): string {
  const written = Object.entries(attribs).map(
    ([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<${name}${written.join('')}>`.slice(0, MOST_HTML);
}

/** The root has no place among others: its attributes are its shape, as on the browser's side. */
function bareTag(html: string): string {
  return html.replace(/="[^"]*"/g, '').slice(0, 120);
}
