import type { Finding } from '../domain/finding.ts';
import type { RulePack } from '../domain/rule.ts';
import { formatRate, formatScore } from '../report/share.ts';
import { type Texts, textsOf } from '../report/text/texts.ts';
import type { Comparison } from './compare.ts';

const MOST_PER_SITE = 50;

/** A comparison for a person: rates first, then site by site what is new and what was not found again. */
export function compareLines(
  comparison: Comparison,
  { pack, lang }: { readonly pack: RulePack | null; readonly lang: 'zh' | 'en' },
): readonly string[] {
  const text = textsOf(lang);
  const { before, after, added, fixed, remaining } = comparison;
  const sites = comparison.scores.flatMap((site) => siteLines(text, comparison, site));
  const general = findingLines(text, comparison, undefined);
  const rates = rateLines(text, comparison, pack, lang);
  const nothing = sites.length + general.length + rates.length === 0;
  return [
    text.compare.head(`${before.run} (${before.asOf})`, `${after.run} (${after.asOf})`),
    text.compare.counts(added.length, fixed.length, remaining.length),
    ...(comparison.otherRules ? [text.compare.otherRules] : []),
    ...(comparison.otherKinds ? [text.compare.otherKinds] : []),
    ...(rates.length > 0 ? ['', text.compare.rates, ...rates] : []),
    ...(general.length > 0 ? ['', text.compare.general, ...general] : []),
    ...sites,
    ...(nothing ? [text.compare.nothing] : []),
  ];
}

function rateLines(
  text: Texts,
  { rates }: Comparison,
  pack: RulePack | null,
  lang: 'zh' | 'en',
): readonly string[] {
  return rates.map(({ rate, before, after }) => {
    const known = pack?.rates.find((one) => one.id === rate);
    const title = (lang === 'en' ? known?.titleEn : known?.title) ?? rate;
    const old = before === null ? text.common.none : formatRate(before);
    return `  ${title}${text.common.colon}${old} → ${formatRate(after)}${text.common.inBrackets(text.city.rateCounts(after.passed, after.failed, after.unknown))}`;
  });
}

function siteLines(
  text: Texts,
  comparison: Comparison,
  { site, name, before, after }: Comparison['scores'][number],
): readonly string[] {
  const findings = findingLines(text, comparison, site);
  if (findings.length === 0 && before === after) return [];
  const head =
    before === after
      ? text.compare.sameScore(name, scoreWords(text, after))
      : text.compare.site(name, scoreWords(text, before), scoreWords(text, after));
  const remaining = comparison.remaining.filter((one) => one.site === site).length;
  return ['', head, ...findings, ...(remaining > 0 ? [`  ${text.compare.remaining(remaining)}`] : [])];
}

function findingLines(text: Texts, comparison: Comparison, site: string | undefined): readonly string[] {
  const lists = [
    ['+', text.compare.added, comparison.added],
    ['−', text.compare.fixed, comparison.fixed],
  ] as const;
  return lists.flatMap(([sign, title, findings]) => {
    const own = findings.filter((finding) => finding.site === site);
    const more = own.length - MOST_PER_SITE;
    return [
      ...own.slice(0, MOST_PER_SITE).map((finding) => `  ${sign} ${title} ${lineOf(finding)}`),
      ...(more > 0 ? [`  ${text.compare.more(more)}`] : []),
    ];
  });
}

/** Messages stand in the language in which the run was judged. */
function lineOf({ rule, message }: Finding): string {
  return `[${rule}] ${message}`;
}

/** To the second decimal where the first would hide a change. */
function scoreWords(text: Texts, score: number | null): string {
  if (score === null) return text.common.none;
  return Number(formatScore(score)) === score ? formatScore(score) : String(score);
}
