import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { groupBy, ruleOf, type SiteView, type View } from '../view.ts';
import { caption, cellText } from './official-form.ts';

/** Width of the columns in twentieths of a point: 序号, 网站标识码, 网站名称, 网站地址, 是否合格, 问题. */
const WIDTHS = [700, 1_500, 2_800, 3_000, 1_300, 5_200] as const;
const MOST_SITES = 2_000;
const MOST_RULES = 8;

/** 附件: every site of the register with what was certainly found. */
export function appendix(view: View): (Paragraph | Table)[] {
  const { notice } = view.text;
  const rows = view.sites
    .slice(0, MOST_SITES)
    .map((site, i) => row([String(i + 1), ...cellsOf(view, site)], false));
  const more = view.sites.length - rows.length;
  return [
    caption(notice.tableTitle(view.run.manifest.city.name), 'title'),
    caption(notice.tableNote, 'remark'),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: WIDTHS.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: [...WIDTHS],
      rows: [row(notice.tableHead, true), ...rows],
    }),
    ...(more > 0 ? [caption(view.text.leader.more(more), 'remark')] : [new Paragraph({})]),
  ];
}

function row(cells: readonly string[], isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text, i) =>
        new TableCell({
          width: { size: WIDTHS[i] ?? 1_000, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          children: [cellText(text, { bold: isHead })],
        }),
    ),
  });
}

function cellsOf(view: View, site: SiteView): readonly string[] {
  return [
    site.site.siteCode ?? '',
    site.site.name,
    site.site.url,
    verdict(view, site),
    problemsOf(view, site),
  ];
}

/** Only what public pages can settle: a veto that is certain, never a sum of smaller faults. */
function verdict(view: View, site: SiteView): string {
  const { verdicts } = view.text.notice;
  if (!site.report || site.report.state === 'unreached') return verdicts.unchecked;
  const outcomes = site.score?.national.vetoes.map((veto) => veto.outcome) ?? [];
  if (outcomes.includes('failed')) return verdicts.failed;
  return outcomes.length === 0 || outcomes.includes('cantTell') || site.report.state !== 'done'
    ? verdicts.open
    : verdicts.none;
}

function problemsOf(view: View, site: SiteView): string {
  const { notice, common } = view.text;
  if (!site.report || site.report.state === 'unreached') return '';
  const errors = site.failed.filter(
    (finding) => finding.severity === 'error' && finding.followUp?.state !== 'disputed',
  );
  if (errors.length === 0) return notice.nothing;
  const rules = [...groupBy(errors, (finding) => finding.rule)].sort(([, a], [, b]) => b.length - a.length);
  const shown = rules
    .slice(0, MOST_RULES)
    .map(([id, own]) => notice.places(ruleOf(view, id).title, own.length));
  const vetoes = (site.score?.national.vetoes ?? [])
    .filter((veto) => veto.outcome === 'failed')
    .map((veto) => notice.veto(vetoName(view, veto.id)));
  return [...vetoes, ...shown].join(common.clause);
}

function vetoName(view: View, id: string): string {
  const names: { readonly [id: string]: string | undefined } = view.text.words.vetoes;
  return names[id] ?? id;
}
