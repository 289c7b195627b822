import type ExcelJS from 'exceljs';
import { ipv6Items, itemState } from '../ipv6-items.ts';
import { messageIn, ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { addRows, sheet } from './sheet.ts';

/** IPv6: one row a site, the seven monitored items beside one another, then what was seen. */
export function ipv6Sheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const { text, run } = view;
  const head = text.ledger.overviewHead;
  const made = sheet(view, book, {
    name: text.ledger.sheets.ipv6,
    title: text.ledger.title(run.manifest.city.name),
    columns: [
      { head: head.unit, width: 14 },
      { head: head.site, width: 30 },
      ...text.ipv6.items.map((item) => ({ head: item, width: 13 })),
      { head: text.ledger.ipv6Seen, width: 70 },
    ],
  });
  const items = ipv6Items(view);
  addRows(
    view,
    made,
    view.sites.map((site) => [
      site.groupName,
      site.site.name,
      ...items.map((rules) => text.words.outcomes[itemState(site, rules).outcome]),
      seen(view, site),
    ]),
  );
  made.commit();
}

function seen(view: View, site: SiteView): string {
  return [...site.failed, ...site.review]
    .filter((finding) => ruleOf(view, finding.rule).indicator?.kind === 'ipv6')
    .slice(0, 20)
    .map((finding) => cap(messageIn(view, finding), 300))
    .join('\n');
}
