import type { Finding } from '../domain/finding.ts';
import { type AbsentProblem, type LedgerEntry, type LedgerState, ledgerStamp } from '../domain/ledger.ts';
import { cellText } from './cell-text.ts';
import { elementWords } from './element-words.ts';
import { followUpWords } from './follow-up.ts';
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
  'reason',
  'who',
  'recheck',
  'rule',
  'siteId',
  'stamp',
  'fingerprint',
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];
export type LedgerRow = { readonly [C in LedgerColumn]: string | number };

/** One finding as a row of the ledger, before it is made safe for a spreadsheet. */
export function ledgerRow(view: View, site: SiteView | null, finding: Finding, no: number): LedgerRow {
  const { run } = view;
  const { followUp } = finding;
  // What was reported as mended and is still there is open again.
  const state = followUp?.repeated
    ? 'open'
    : (followUp?.state ?? (finding.outcome === 'failed' ? 'open' : ''));
  return {
    ...describe(view, site, { ...finding, message: messageIn(view, finding) }),
    no,
    parents: finding.target.type === 'link' ? finding.target.from.join('\n') : samplePages(finding),
    place: withPicture(view, finding),
    severity: severityWord(view, finding),
    firstSeen: run.ledger?.firstSeen.get(finding.fingerprint) ?? failingSince(finding) ?? '',
    lastSeen: run.manifest.asOf,
    recheck: followUp ? followUpWords(view, followUp) : '',
    ...answer(view, site, state, followUp ?? null),
  };
}

/** A problem of earlier runs which this run did not find. */
export function absentRow(view: View, problem: AbsentProblem, no: number): LedgerRow {
  const { finding, entry, verdict } = problem;
  const { ledger } = view.text;
  const site = finding.site === undefined ? null : (view.siteById.get(finding.site) ?? null);
  const target = finding.target;
  const said = ledger.absentVerdicts[verdict];
  return {
    ...describe(view, site, finding),
    no,
    parents: target.type === 'link' ? target.from.join('\n') : '',
    place: target.type === 'element' ? target.selector : 'name' in target ? (target.name ?? '') : '',
    severity: view.text.words.severities[finding.severity],
    firstSeen: problem.firstSeen,
    lastSeen: problem.lastSeen,
    recheck: verdict === 'unchecked' || problem.goneOn === null ? said : ledger.goneOn(said, problem.goneOn),
    ...answer(view, site, entry?.state ?? 'open', entry),
  };
}

function describe(
  view: View,
  site: SiteView | null,
  finding: AbsentProblem['finding'],
): Pick<
  LedgerRow,
  | 'unit'
  | 'site'
  | 'item'
  | 'type'
  | 'message'
  | 'url'
  | 'source'
  | 'remedy'
  | 'rule'
  | 'siteId'
  | 'fingerprint'
> {
  const { text, run } = view;
  const rule = ruleOf(view, finding.rule);
  const source = rule.rule?.source;
  return {
    unit: site?.groupName ?? text.common.cityLevel,
    site: site?.site.name ?? run.manifest.city.name,
    item: rule.indicatorTitle || finding.indicator,
    type: rule.title,
    message: cap(finding.message, 2000),
    url: addressOf(finding),
    source:
      source === undefined ? '' : [source.plan, source.norm].filter((s) => s !== '').join(text.common.clause),
    remedy: rule.remedy,
    rule: finding.rule,
    siteId: finding.site ?? '',
    fingerprint: finding.fingerprint,
  };
}

/** The cells that an office fills in, with the mark by which a touched row is known. */
function answer(
  view: View,
  site: SiteView | null,
  state: LedgerState | '',
  said: Pick<LedgerEntry, 'reason' | 'owner' | 'due' | 'who'> | null,
): Pick<LedgerRow, 'status' | 'reason' | 'owner' | 'dueDate' | 'who' | 'stamp'> {
  const owner = said?.owner || (site?.site.owner ?? '');
  const reason = said?.reason ?? '';
  const due = said?.due ?? '';
  return {
    status: state === '' ? '' : view.text.ledger.states[state],
    reason,
    owner,
    dueDate: due,
    who: said?.who ?? '',
    stamp: ledgerStamp({ state, reason: cellText(reason), owner: cellText(owner), due }),
  };
}

function severityWord(view: View, finding: Finding): string {
  const { words } = view.text;
  if (finding.outcome === 'failed') return words.severities[finding.severity];
  return isAdvice(finding) ? words.grade.advice : words.outcomes[finding.outcome];
}

/** Failed (or undecided) findings of the whole run with their site, site by site, then those of the city. */
export type LedgerPart = 'failed' | 'cantTell' | 'advice';

/** What a part lists: faults, what a person has to look at, suggestions. Rates of the city are no problem of an office. */
export function* ledgerFindings(
  view: View,
  part: LedgerPart,
): Generator<{ readonly site: SiteView | null; readonly finding: Finding }> {
  for (const site of view.sites) {
    const own = { failed: site.failed, cantTell: [...site.review, ...site.soon], advice: site.advice };
    for (const finding of own[part]) yield { site, finding };
  }
}

function addressOf(finding: Pick<Finding, 'target'>): string {
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
  if (target.type === 'element') return elementWords(view, target, facts) || target.selector;
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
