import type { PageCheck } from './page-check.ts';

/** Tables of data: header cells that are only bold (WCAG failure F91), and header cells that no cell belongs to (ACT d0f69e). */
export const tables: PageCheck = {
  rules: ['table-headers-unmarked', 'table-header-without-cells'],
  source: String.raw`function (kit) {
    const data = kit.all('table:not([role=presentation]):not([role=none])').slice(0, 100).filter((table) =>
      kit.shown(table) && kit.all('table', table).length === 0 && !kit.closest(table, '[aria-hidden=true]'));
    for (const table of data) {
      const rows = kit.all('tr', table).slice(0, 200).map((row) => kit.children(row).filter((cell) => /^t[dh]$/.test(kit.tag(cell))));
      if (kit.all('th, [scope], [headers], [role]', table).length === 0) unmarked(table, rows);
      else belonging(table, rows);
    }
    for (const table of kit.all('[role=table], [role=grid]').slice(0, 20)) if (kit.tag(table) !== 'table') byRoles(table);

    /** Every cell of the first row is bold and short, no other row is, and lines are drawn between cells. */
    function unmarked(table, rows) {
      const [first, ...others] = rows;
      if (!first || first.length < 2 || others.length < 2) return;
      if (rows.some((row) => row.length !== first.length) || kit.all('[colspan], [rowspan], input, select, textarea, button, img, iframe', table).length > 0) return;
      if (kit.all('td', table).length > 600 || !first.every((cell) => parseFloat(kit.style(cell).borderTopWidth) > 0)) return;
      kit.judged('table-headers-unmarked');
      const heads = first.every((cell) => { const words = kit.words(cell); return words.length > 0 && words.length <= 20 && /\p{L}/u.test(words) && !/[。；;]/.test(words) && isBold(cell); });
      if (heads && !others.some((row) => row.some((cell) => kit.words(cell) !== '' && isBold(cell)))) kit.failed('table-headers-unmarked', table, first.length + ' bold cells in the first row, none of them a th');
    }
    function isBold(cell) {
      if (parseInt(kit.style(cell).fontWeight, 10) >= 600) return true;
      const all = kit.plain(kit.textContent(cell));
      return kit.all('b, strong, span, font', cell).slice(0, 10).some((part) => parseInt(kit.style(part).fontWeight, 10) >= 600 && kit.plain(kit.textContent(part)) === all);
    }

    function belonging(table, rows) {
      const full = rows.some((row) => row.filter((cell) => kit.tag(cell) === 'td').length >= 2 || (row.length >= 2 && row.some((cell) => kit.tag(cell) === 'td')));
      // A table that is not filled yet has one cell for all columns, or none.
      if (!full || rows.length < 2 || kit.all('[role]', table).length > 0) return;
      const cells = laidOut(rows);
      const asked = new Set(cells.flatMap(({ cell }) => (kit.attr(cell, 'headers') || '').split(/\s+/).filter(Boolean)));
      for (const { cell, row, column, wide, high } of cells) {
        if (kit.tag(cell) !== 'th' || row > 2 || !kit.shown(cell) || kit.words(cell) === '') continue;
        kit.judged('table-header-without-cells');
        if (asked.has(kit.attr(cell, 'id') || '\n')) continue;
        const scope = (kit.attr(cell, 'scope') || '').toLowerCase();
        const own = cells.some((other) => {
          if (other.cell === cell || (kit.attr(other.cell, 'headers') || '').trim() !== '') return false;
          const below = other.column < column + wide && other.column + other.wide > column && other.row > row;
          const beside = other.row < row + high && other.row + other.high > row && kit.tag(other.cell) === 'td';
          return (below && !/^row/.test(scope)) || (beside && !/^col/.test(scope));
        });
        if (!own) kit.failed('table-header-without-cells', cell, 'no cell of the table belongs to it');
      }
    }
    /** Where each cell lies, with what it spans. */
    function laidOut(rows) {
      const taken = new Set();
      const cells = [];
      rows.forEach((row, y) => {
        let x = 0;
        for (const cell of row.slice(0, 60)) {
          while (taken.has(y + ',' + x)) x++;
          const wide = Math.min(60, Math.max(1, parseInt(kit.attr(cell, 'colspan'), 10) || 1));
          const high = Math.min(200, Math.max(1, parseInt(kit.attr(cell, 'rowspan'), 10) || 1));
          for (let dy = 0; dy < high; dy++) for (let dx = 0; dx < wide; dx++) taken.add((y + dy) + ',' + (x + dx));
          cells.push({ cell, row: y, column: x, wide, high });
          x += wide;
        }
      });
      return cells.slice(0, 1500);
    }

    function byRoles(table) {
      const rows = kit.all('[role=row]', table).slice(0, 100).map((row) => kit.children(row).map((cell) => [cell, kit.attr(cell, 'role') || '']));
      if (rows.length < 2 || kit.all('[aria-colspan], [aria-colindex], [aria-rowspan]', table).length > 0) return;
      if (!rows.every((row) => row.length > 0 && row.every(([, role]) => /^(?:columnheader|rowheader|cell|gridcell)$/.test(role)))) return;
      rows.forEach((row, y) => row.forEach(([cell, role], x) => {
        if (role !== 'columnheader' || !kit.shown(cell) || kit.words(cell) === '') return;
        kit.judged('table-header-without-cells');
        if (!rows.some((other, n) => n !== y && /cell$/.test((other[x] || [])[1] || ''))) kit.failed('table-header-without-cells', cell, 'no cell of the table belongs to it');
      }));
    }
  }`,
};
