import { type LevelOneRow, levelOneIndicators } from '../domain/level-one.ts';
import type { SiteView, View } from './view.ts';

/** One indicator of level 1 on one site, in the language of the report: a row of a table or a sheet. */
export interface LevelOneLine {
  readonly number: number;
  readonly clause: string;
  readonly title: string;
  readonly state: LevelOneRow['state'];
  readonly stateWord: string;
  /** What was seen, why it was not judged, or what a person must look at. */
  readonly note: string;
  /** A page that shows it, or empty. */
  readonly page: string;
  readonly row: LevelOneRow;
}

/** The indicators of level 1 as judged on one site, in order; none where the site was not judged. */
export function levelOneRows(view: View, site: SiteView): readonly LevelOneLine[] {
  const { text, run } = view;
  const known = new Map(levelOneIndicators(run.pack).map((one) => [one.number, one]));
  return (site.score?.levelOne?.indicators ?? []).map((row) => {
    const indicator = known.get(row.number);
    const english = run.lang === 'en';
    const person = (english ? indicator?.personEn : indicator?.person) ?? '';
    return {
      number: row.number,
      clause: row.clause,
      title: (english ? indicator?.titleEn : indicator?.title) ?? row.clause,
      state: row.state,
      stateWord: text.levelOne.states[row.state],
      note: isAbsent(site, row) ? text.levelOne.absent : noteOf(view, row, person),
      page: row.proof[0]?.url ?? row.items[0]?.page ?? '',
      row,
    };
  });
}

/** Nothing on the pages looked at is of the kind which this indicator is about. */
function isAbsent(site: SiteView, row: LevelOneRow): boolean {
  return (
    row.state === 'noFailureFound' &&
    row.rules.every((rule) => {
      const tally = site.tallies.get(rule);
      return (
        tally !== undefined && tally.inapplicable > 0 && tally.passed + tally.failed + tally.cantTell === 0
      );
    })
  );
}

function noteOf({ text }: View, row: LevelOneRow, person: string): string {
  switch (row.state) {
    case 'failed':
      return text.levelOne.proof(row.proof.length);
    case 'noFailureFound':
      return text.levelOne.clean;
    case 'needsPerson':
      return person;
    case 'notJudged':
      return text.levelOne.why[row.why ?? 'no-result'];
    default:
      return row.state satisfies never;
  }
}
