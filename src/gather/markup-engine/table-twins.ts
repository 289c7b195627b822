import type { HtmlElement } from '../../domain/document.ts';
import { ancestor, childrenOf, filled, type PageTree, roleOf } from './page-tree.ts';
import { ownTwin, type Told, type Twin } from './twin.ts';
import { textOf, wordsOf } from './words-of.ts';

const MOST_ROWS = 2_000;
const MOST_STEPS = 200;

/** Tables that only place things, and large tables of data without a single header. */
export const tableTwins: readonly Twin[] = [
  ownTwin('layout-table', layoutTables),
  {
    ...{ rule: 'td-has-header', impact: 'critical', grade: 'advice', wcag: ['1.3.1'] },
    find: (tree) =>
      tables(tree).flatMap(({ table, rows, isNested }) =>
        !isNested && isLargeWithoutHeaders(table, rows) ? table : [],
      ),
  },
];

interface Table {
  readonly table: HtmlElement;
  /** Its own rows with their cells. */
  readonly rows: readonly (readonly HtmlElement[])[];
  readonly isNested: boolean;
}

function tables({ shown }: PageTree): readonly Table[] {
  const all = shown.filter((one) => one.name === 'table');
  const holding = new Set(all.map((table) => ancestor(table, ({ name }) => name === 'table')));
  return all.map((table) => {
    const rows = childrenOf(table).flatMap((one) => {
      if (one.name === 'tr') return [one];
      return /^t(?:head|body|foot)$/.test(one.name)
        ? childrenOf(one).filter(({ name }) => name === 'tr')
        : [];
    });
    return {
      table,
      rows: rows.slice(0, MOST_ROWS).map((row) => childrenOf(row).filter(({ name }) => /^t[dh]$/.test(name))),
      isNested: holding.has(table),
    };
  });
}

function layoutTables(tree: PageTree): readonly Told[] {
  return tables(tree).flatMap(({ table, rows, isNested }) => {
    if (/^(?:none|presentation|grid|treegrid)$/.test(roleOf(table) ?? '') || hasHeaders(table, rows))
      return [];
    const cells = rows.flat();
    const single = rows.length === 1 || cells.length === rows.length;
    if (cells.length === 0 || wordsOf(table).length <= 20) return [];
    if (!isNested && !single && !cells.some(holdsBlock)) return [];
    const why = single ? 'one row or column' : 'holds lists, forms or headings';
    return { element: table, told: isNested ? 'holds another table' : why };
  });
}

function holdsBlock(cell: HtmlElement): boolean {
  const stack = [...childrenOf(cell)];
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const one = stack.pop();
    if (!one) return false;
    if (/^(?:ul|ol|form|h[1-4])$/.test(one.name)) return true;
    stack.push(...childrenOf(one));
  }
  return false;
}

function hasHeaders(table: HtmlElement, rows: Table['rows']): boolean {
  if (childrenOf(table).some(({ name }) => name === 'caption' || name === 'thead')) return true;
  return rows.some((row) => row.some(isHeader));
}

function isHeader({ name, attribs }: HtmlElement): boolean {
  return name === 'th' || 'scope' in attribs || 'headers' in attribs;
}

/** As the engine tells a table of data from one that only places things, as far as HTML shows it. */
function isLargeWithoutHeaders(table: HtmlElement, rows: Table['rows']): boolean {
  const role = roleOf(table);
  if (role !== null || table.attribs['datatable'] === '0') return false;
  if (rows.length < 3 || rows.slice(0, 3).some((row) => width(row) < 3)) return false;
  if (
    rows.some((row) => row.some((cell) => isHeader(cell) || 'abbr' in cell.attribs || roleOf(cell) !== null))
  )
    return false;
  if (!rows.some((row) => row.some((cell) => filled(textOf(cell, 200))))) return false;
  if (filled(table.attribs['summary']) || childrenOf(table).some(({ name }) => TELLING.has(name)))
    return true;
  const sample = rows[Math.ceil(rows.length / 2)] ?? [];
  return sample.length >= 5 || hasBorder(table);
}

const TELLING: ReadonlySet<string> = new Set(['caption', 'colgroup', 'thead', 'tfoot']);

function width(row: readonly HtmlElement[]): number {
  return row.reduce(
    (sum, { attribs }) => sum + Math.max(1, Number.parseInt(attribs['colspan'] ?? '1', 10) || 1),
    0,
  );
}

function hasBorder({ attribs }: HtmlElement): boolean {
  return Number.parseInt(attribs['border'] ?? '0', 10) > 0;
}
