import type { Finding } from '../domain/finding.ts';
import { failingSince, linkAge } from './link-age.ts';
import { linkPlace } from './link-place.ts';
import { pictureOf } from './picture-of.ts';
import { reasonWord } from './reason-word.ts';
import { isAdvice, messageIn, ruleOf, type SiteView, type View } from './view.ts';
import { cap } from './visible.ts';

/** Columns of the ledger in their order; the head words are in `text/`. */
export const LEDGER_COLUMNS = [
  'no',
  'unit',
  'site',
  'item',
  'type',
  'message',
  'url',
  'parents',
  'place',
  'source',
  'severity',
  'firstSeen',
  'lastSeen',
  'remedy',
  'owner',
  'dueDate',
  'status',
  'fingerprint',
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];
export type LedgerRow = { readonly [C in LedgerColumn]: string | number };

/** One finding as a row of the ledger, before it is made safe for a spreadsheet. */
export function ledgerRow(view: View, site: SiteView | null, finding: Finding, no: number): LedgerRow {
  const { text, run } = view;
  const rule = ruleOf(view, finding.rule);
  const source = rule.rule?.source;
  const failed = finding.outcome === 'failed';
  return {
    no,
    unit: site?.groupName ?? text.common.cityLevel,
    site: site?.site.name ?? run.manifest.city.name,
    item: rule.indicatorTitle || finding.indicator,
    type: rule.title,
    message: cap(messageIn(view, finding), 2000),
    url: addressOf(finding),
    parents: finding.target.type === 'link' ? finding.target.from.join('\n') : samplePages(finding),
    place: withPicture(view, finding),
    source:
      source === undefined ? '' : [source.plan, source.norm].filter((s) => s !== '').join(text.common.clause),
    severity: severityWord(view, finding),
    firstSeen: run.firstSeen?.get(finding.fingerprint) ?? failingSince(finding) ?? '',
    lastSeen: run.manifest.asOf,
    remedy: rule.remedy,
    owner: site?.site.owner ?? '',
    dueDate: '',
    status: failed ? (text.ledger.statuses[0] ?? '') : '',
    fingerprint: finding.fingerprint,
  };
}

function severityWord(view: View, finding: Finding): string {
  const { words } = view.text;
  if (finding.outcome === 'failed') return words.severities[finding.severity];
  return isAdvice(finding) ? words.grade.advice : words.outcomes[finding.outcome];
}

/** Failed (or undecided) findings of the whole run with their site, site by site, then those of the city. */
export function* ledgerFindings(
  view: View,
  outcome: 'failed' | 'cantTell',
): Generator<{ readonly site: SiteView | null; readonly finding: Finding }> {
  for (const site of view.sites) {
    for (const finding of outcome === 'failed' ? site.failed : [...site.review, ...site.soon, ...site.advice])
      yield { site, finding };
  }
  for (const finding of view.general) if (finding.outcome === outcome) yield { site: null, finding };
}

function addressOf(finding: Finding): string {
  return 'url' in finding.target ? (finding.target.url ?? '') : '';
}

function samplePages(finding: Finding): string {
  const pages = finding.facts['samplePages'];
  if (!Array.isArray(pages)) return '';
  return pages
    .filter((page) => typeof page === 'string')
    .slice(0, 20)
    .join('\n');
}

/** The file of the picture stands below the place, where there is one. */
function withPicture(view: View, finding: Finding): string {
  const picture = pictureOf(finding);
  const place = placeOf(view, finding);
  return picture === null ? place : `${place}\n${view.text.ledger.picture(picture)}`;
}

function placeOf(view: View, finding: Finding): string {
  const { target, facts } = finding;
  const { text } = view;
  if (target.type === 'element') return target.selector;
  if (target.type === 'link') {
    const label =
      typeof facts['text'] === 'string' && facts['text'] !== ''
        ? text.site.linkText(cap(facts['text'], 80))
        : '';
    const reason = typeof facts['reason'] === 'string' ? reasonWord(view, facts['reason']) : '';
    const { movedTo } = facts;
    const moved =
      typeof movedTo === 'string' && facts['verdict'] !== 'redirected'
        ? `${text.site.movedTo}${text.common.colon}${cap(movedTo, 300)}`
        : '';
    return [linkPlace(view, finding), label, reason, moved, linkAge(view, finding)]
      .filter((part) => part !== '')
      .join(text.common.clause);
  }
  return 'name' in target ? (target.name ?? '') : '';
}
