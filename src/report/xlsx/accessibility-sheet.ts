import type ExcelJS from 'exceljs';
import type { Finding } from '../../domain/finding.ts';
import { isAdvice, messageIn, ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { addRows, sheet } from './sheet.ts';

/** 无障碍: one row a distinct fault, with its success criteria, its place and its code. */
export function accessibilitySheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const { text, run } = view;
  const head = text.ledger.accessibilityHead;
  const made = sheet(view, book, {
    name: text.ledger.sheets.accessibility,
    title: text.ledger.title(run.manifest.city.name),
    columns: [
      { head: head.unit, width: 14 },
      { head: head.site, width: 24 },
      { head: head.type, width: 24 },
      { head: head.outcome, width: 12 },
      { head: head.severity, width: 11 },
      { head: head.wcag, width: 12 },
      { head: head.message, width: 44 },
      { head: head.url, width: 36 },
      { head: head.place, width: 30 },
      { head: head.code, width: 40 },
      { head: head.pages, width: 11 },
      { head: head.remedy, width: 40 },
    ],
  });
  addRows(view, made, rows(view));
  made.commit();
}

function* rows(view: View): Generator<readonly (string | number | null)[]> {
  for (const site of view.sites)
    for (const finding of [...site.failed, ...site.review, ...site.advice])
      if (ruleOf(view, finding.rule).indicator?.kind === 'accessibility') yield cells(view, site, finding);
}

function cells(view: View, site: SiteView, finding: Finding): readonly (string | number | null)[] {
  const { words } = view.text;
  const { target, facts } = finding;
  const rule = ruleOf(view, finding.rule);
  const criteria = Array.isArray(facts['wcag']) ? facts['wcag'].filter((one) => typeof one === 'string') : [];
  return [
    site.groupName,
    site.site.name,
    rule.title,
    isAdvice(finding) ? words.grade.advice : words.outcomes[finding.outcome],
    finding.outcome === 'failed' ? words.severities[finding.severity] : '',
    criteria.slice(0, 10).join(view.text.common.and),
    cap(messageIn(view, finding), 1000),
    'url' in target ? (target.url ?? '') : '',
    target.type === 'element' ? target.selector : '',
    target.type === 'element' ? target.html : '',
    finding.pages,
    rule.remedy,
  ];
}
