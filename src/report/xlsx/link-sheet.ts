import type ExcelJS from 'exceljs';
import type { Json } from '../../domain/brand.ts';
import type { Finding } from '../../domain/finding.ts';
import { reasonWord } from '../reason-word.ts';
import { word } from '../text/texts.ts';
import { ruleOf, type SiteView, type View } from '../view.ts';
import { addRows, sheet } from './sheet.ts';

/** 链接: one row a link that does not work or has to be looked at, with the pages it stands on. */
export function linkSheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const { text, run } = view;
  const head = text.ledger.linksHead;
  const made = sheet(view, book, {
    name: text.ledger.sheets.links,
    title: text.ledger.title(run.manifest.city.name),
    columns: [
      { head: head.unit, width: 14 },
      { head: head.site, width: 24 },
      { head: head.type, width: 18 },
      { head: head.outcome, width: 12 },
      { head: head.url, width: 44 },
      { head: head.reason, width: 24 },
      { head: head.text, width: 24 },
      { head: head.zone, width: 12 },
      { head: head.count, width: 10 },
      { head: head.parents, width: 44 },
      { head: head.final, width: 36 },
    ],
  });
  addRows(view, made, rows(view));
  made.commit();
}

function* rows(view: View): Generator<readonly (string | number | null)[]> {
  for (const site of view.sites)
    for (const finding of [...site.failed, ...site.review])
      if (ruleOf(view, finding.rule).indicator?.kind === 'links') yield cells(view, site, finding);
}

function cells(view: View, site: SiteView, finding: Finding): readonly (string | number | null)[] {
  const { target, facts } = finding;
  const { words } = view.text;
  const code = textOf(facts['why']) || textOf(facts['reason']);
  return [
    site.groupName,
    site.site.name,
    ruleOf(view, finding.rule).title,
    words.outcomes[finding.outcome],
    'url' in target ? (target.url ?? '') : '',
    code === '' ? '' : reasonWord(view, code),
    textOf(facts['text']),
    word(words.zones, textOf(facts['zone'])),
    target.type === 'link' ? target.count : finding.pages,
    target.type === 'link' ? target.from.join('\n') : '',
    textOf(facts['final']),
  ];
}

function textOf(fact: Json | undefined): string {
  return typeof fact === 'string' ? fact : '';
}
