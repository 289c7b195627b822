import type { PageCheck } from './page-check.ts';

/** Tables that only place things: a screen reader reads rows and columns that mean nothing. */
export const layoutTables: PageCheck = {
  rules: ['layout-table'],
  source: `function (kit) {
    for (const table of kit.all('table').filter(kit.shown)) {
      const role = kit.attr(table, 'role') || '';
      if (/^(?:none|presentation|grid|treegrid)$/.test(role)) continue;
      kit.judged('layout-table');
      if (kit.all('th, caption, thead, [scope], [headers]', table).some((one) => kit.closest(one, 'table') === table)) continue;
      const rows = kit.all('tr', table).filter((row) => kit.closest(row, 'table') === table);
      const cells = kit.all('td', table).filter((cell) => kit.closest(cell, 'table') === table);
      const nested = kit.all('table', table).length > 0;
      const single = rows.length === 1 || cells.length === rows.length;
      const blocks = cells.some((cell) => kit.all('ul, ol, form, h1, h2, h3, h4', cell).length > 0);
      if ((nested || single || blocks) && cells.length > 0 && kit.words(table).length > 20) kit.failed('layout-table', table, nested ? 'holds another table' : single ? 'one row or column' : 'holds lists, forms or headings');
    }
  }`,
};
