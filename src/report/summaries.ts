import { causesOf } from './causes.ts';
import { conclusionOf, unseenLines } from './conclusion.ts';
import { rateViews } from './rate-view.ts';
import { formatBounds } from './share.ts';
import { errorsOf, type SiteView, type View } from './view.ts';
import { cap, visible } from './visible.ts';

/** Characters of the two lengths: for a short message, and for a chat or a mail. */
const SHORT = 150;
const LONG = 1_000;

const CAUSES = 5;
const SITES = 5;
const NOTES = 3;

/** The result of a run in at most 150 characters, in the order of weight: sentences that do not fit are left out whole. */
export function shortSummary(view: View): string {
  const { text, run } = view;
  const name = cap(spoken(run.manifest.city.name), 30);
  const worst = worstSites(view)[0];
  return fitting(
    [
      text.summary.head(name, run.manifest.asOf),
      counts(view),
      problems(view),
      ...openRates(view),
      ...(worst ? [text.summary.worst(cap(spoken(worst.site.name), 30), errorsOf(worst))] : []),
    ],
    { most: SHORT, between: '' },
  );
}

/** The result of a run in at most 1,000 characters of Markdown that chat programs show. */
export function longSummary(view: View): string {
  const { text, run } = view;
  const { summary } = text;
  const conclusion = conclusionOf(view);
  const causes = causesOf(view, view.sites).slice(0, CAUSES);
  const sites = worstSites(view).slice(0, SITES);
  const lines = [
    `**${summary.title(cap(spoken(run.manifest.city.name), 40), run.manifest.asOf)}**`,
    cap(spoken(conclusion.audited), 200),
    spoken(conclusion.problems),
    ...(conclusion.vetoes === '' ? [] : [cap(spoken(conclusion.vetoes), 160)]),
    ...followed(view),
    ...conclusion.rates.map((line) => `- ${cap(spoken(line), 120)}`),
    ...(causes.length > 0 ? [`**${summary.causes}**`] : []),
    ...causes.map(
      (one) => `- ${text.leader.causeLine(cap(spoken(one.rule.title), 40), one.sites.length, one.places)}`,
    ),
    ...(sites.length > 0 ? [`**${summary.sites}**`] : []),
    ...sites.map((site) => {
      const score = site.score ? formatBounds(site.score.total) : text.common.none;
      return `- ${summary.site(cap(spoken(site.site.name), 40), errorsOf(site), score)}`;
    }),
    ...unseenLines(view)
      .slice(0, NOTES)
      .map((line) => `> ${cap(spoken(line), 120)}`),
  ];
  return fitting(lines, { most: LONG, between: '\n' });
}

function counts(view: View): string {
  const { text } = view;
  const in_ = (state: string) =>
    view.sites.filter((site) => (site.report?.state ?? 'unreached') === state).length;
  return text.summary.counts(view.sites.length, in_('done'), in_('partial'), in_('unreached'));
}

function problems(view: View): string {
  const errors = view.sites.map(errorsOf);
  const review = view.sites.reduce((sum, site) => sum + site.review.length, 0);
  const all = errors.reduce((sum, n) => sum + n, 0);
  return view.text.summary.problems(all, errors.filter((n) => n > 0).length, review);
}

function openRates(view: View): readonly string[] {
  return rateViews(view, view.run.scores.city.rates, view.sites)
    .filter((one) => one.rate.target !== undefined && one.rate.low !== null && !one.open)
    .map((one) => view.text.summary.rate(one.title, one.value, view.text.words.verdicts[one.rate.verdict]));
}

/** What became of the answers of offices. */
function followed(view: View): readonly string[] {
  const { findings, ledger } = view.run;
  const repeated = findings.filter((one) => one.followUp?.repeated && !one.waived).length;
  const verified = ledger?.absent.filter((one) => one.verdict === 'verified').length ?? 0;
  return repeated + verified === 0 ? [] : [view.text.summary.followed(repeated, verified)];
}

/** The sites with something that must be mended, the most first. */
export function worstSites(view: View): readonly SiteView[] {
  return view.sites
    .filter((site) => errorsOf(site) > 0)
    .sort((a, b) => errorsOf(b) - errorsOf(a) || (a.site.id < b.site.id ? -1 : 1));
}

/** As many parts from the front as fit, the first in any case. */
function fitting(
  parts: readonly string[],
  limit: { readonly most: number; readonly between: string },
): string {
  let said = '';
  for (const part of parts) {
    const longer = said === '' ? cap(part, limit.most) : `${said}${limit.between}${part}`;
    if (longer.length <= limit.most) said = longer;
  }
  return said;
}

const WIDE: { readonly [character: string]: string } = {
  ...{ '<': '＜', '>': '＞', '[': '［', ']': '］', '`': '｀', '*': '＊', _: '＿', '@': '＠', '#': '＃' },
  ...{ '|': '｜', '\\': '＼', '~': '～', '&': '＆' },
};

/**
 * A text in one line in which no chat program finds a mark, a mention or an address of its own: the characters for them
 * stand full-width, because not every dialect knows escapes.
 */
function spoken(text: string): string {
  return visible(text.slice(0, 2_000))
    .replace(/\s+/gu, ' ')
    .replace(/[<>[\]`*_@#|\\~&]/g, (found) => WIDE[found] ?? '')
    .replaceAll('://', '：//')
    .trim();
}
