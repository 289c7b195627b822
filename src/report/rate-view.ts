import type { RateDefinition } from '../domain/rule.ts';
import type { Rate } from '../domain/score.ts';
import {
  formatRate,
  formatShare,
  formatTargetShare,
  neededFor,
  shareTarget,
  standsOnLimit,
} from './share.ts';
import { type Texts, word } from './text/texts.ts';
import type { GroupView, SiteView, View } from './view.ts';

/** A population rate in words. */
export interface RateView {
  readonly id: string;
  readonly title: string;
  readonly rate: Rate;
  /** Nobody could judge any of the sites. */
  readonly open: boolean;
  readonly demand: string;
  /** `90.0%`, `90.0%–92.5%`, `—` */
  readonly value: string;
  /** The value with its counts: `36/40=90.0%`, or the bounds with what they are made of. */
  readonly figure: string;
  readonly counts: string;
  /** What the share cannot say; empty for most. */
  readonly remark: string;
  /** What is missing, why 36 of 40 is not enough; empty where nothing is to be said. */
  readonly gap: string;
  readonly failedSites: readonly SiteView[];
  readonly unknownSites: readonly SiteView[];
}

/** The rates of a group, named for it and not for the whole city. */
export function groupRateViews(view: View, group: GroupView): readonly RateView[] {
  const titles = view.text.group.rateTitles;
  return rateViews(view, group.score?.rates ?? {}, group.sites).map((one) => {
    const title = word(titles, one.id);
    return title === one.id ? one : { ...one, title: title.replace('{name}', () => group.name) };
  });
}

export function rateViews(
  view: View,
  rates: { readonly [rate: string]: Rate },
  sites: readonly SiteView[],
): readonly RateView[] {
  const order = view.run.pack.rates.map((definition) => definition.id);
  const ids = [...order, ...Object.keys(rates).filter((id) => !order.includes(id))];
  return ids.flatMap((id) => {
    const rate = rates[id];
    return rate === undefined ? [] : [rateView(view, id, rate, sites)];
  });
}

function rateView(view: View, id: string, rate: Rate, sites: readonly SiteView[]): RateView {
  const { text, run } = view;
  const definition = run.pack.rates.find((one) => one.id === id);
  const all = rate.passed + rate.failed + rate.unknown;
  const target = shareTarget(rate);
  const hints = definition?.hintsCount === false;
  const countsOf = hints ? text.city.rateHints : text.city.rateCounts;
  return {
    id,
    title: (run.lang === 'en' && definition?.titleEn) || definition?.title || id,
    rate,
    open: all > 0 && rate.unknown === all,
    demand:
      target === null ? text.city.noTarget : text.city.target(target.is, formatTargetShare(target.share)),
    value: all > 0 && rate.unknown === all ? text.words.notChecked : formatRate(rate),
    figure: figureOf(text, rate, all),
    counts: all === 0 ? text.city.rateNone : countsOf(rate.passed, rate.failed, rate.unknown),
    remark: hints ? text.city.rateHintsNote : '',
    gap: gapOf(text, rate, all),
    failedSites: definition === undefined ? [] : sitesWith(definition, sites, 'failed'),
    unknownSites: definition === undefined ? [] : sitesWith(definition, sites, 'unknown'),
  };
}

function figureOf(text: Texts, rate: Rate, all: number): string {
  const value = formatRate(rate);
  if (all === 0) return value;
  if (rate.unknown === 0) return text.city.rateFraction(rate.passed, all, value);
  return `${value}${text.common.inBrackets(text.city.rateCounts(rate.passed, rate.failed, rate.unknown))}`;
}

function gapOf(text: Texts, rate: Rate, all: number): string {
  const target = shareTarget(rate);
  if (target === null || all === 0 || rate.verdict === 'passed') return '';
  if (rate.unknown === all) return text.city.rateOpen;
  const needed = neededFor(target, all);
  const limit = standsOnLimit(rate)
    ? [text.city.onLimit(formatShare(rate.low ?? 0), formatTargetShare(target.share))]
    : [];
  const missing = needed - rate.passed;
  const wanting = missing > rate.unknown ? text.city.missing(missing) : text.city.missingIfOpen(missing);
  const demand = [text.city.needed(needed), ...(missing > 0 ? [wanting] : [])].join(text.common.comma);
  return [...limit, demand].join(text.common.clause);
}

function sitesWith(
  definition: RateDefinition,
  sites: readonly SiteView[],
  wanted: 'failed' | 'unknown',
): readonly SiteView[] {
  return sites.filter(
    (site) => definition.levels.includes(site.site.level) && outcomeOf(definition, site) === wanted,
  );
}

/** As `judge/rates.ts` counts: failed by one failed rule, unknown by one that nobody could decide. */
function outcomeOf(definition: RateDefinition, site: SiteView): 'passed' | 'failed' | 'unknown' {
  const tallies = definition.rules.flatMap((rule) => site.tallies.get(rule) ?? []);
  if (tallies.some((tally) => tally.failed > (tally.warnings ?? 0))) return 'failed';
  if (tallies.length === 0 || tallies.some((tally) => tally.untested > 0)) return 'unknown';
  const open = definition.hintsCount !== false && tallies.some((tally) => tally.cantTell > 0);
  return open ? 'unknown' : 'passed';
}
