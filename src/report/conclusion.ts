import { dayOf } from './amounts.ts';
import { type RateView, rateViews } from './rate-view.ts';
import { siteWhy } from './reason-word.ts';
import { word } from './text/texts.ts';
import { errorsOf, type SiteView, type View } from './view.ts';
import { cap } from './visible.ts';

/** What a reader must know when reading nothing else, sentence by sentence. */
export interface Conclusion {
  readonly audited: string;
  readonly rates: readonly string[];
  readonly problems: string;
  /** The sites that touch a national veto; empty where none does. */
  readonly vetoes: string;
}

export function conclusionOf(view: View): Conclusion {
  const { scores } = view.run;
  return {
    audited: `${auditedWords(view)}${view.text.common.stop}`,
    rates: rateViews(view, scores.city.rates, view.sites)
      .filter((one) => one.rate.target !== undefined && one.rate.low !== null)
      .map((one) => `${rateWords(view, one)}${view.text.common.stop}`),
    problems: `${problemWords(view)}${view.text.common.stop}`,
    vetoes: vetoWords(view),
  };
}

/** `40 个网站中 38 个已全部检查，1 个只检查了一部分，1 个未能检查：市供销社，首页打不开` */
function auditedWords(view: View): string {
  const { text } = view;
  const inState = (state: string): readonly SiteView[] => view.sites.filter((s) => s.report?.state === state);
  const done = inState('done').length;
  const partial = inState('partial').length;
  const unreached = view.sites.filter((s) => s.report === null || s.report.state === 'unreached');
  const parts = [text.city.audited(done, view.sites.length)];
  if (partial > 0) parts.push(text.city.partly(partial));
  if (unreached.length > 0)
    parts.push(`${text.city.unreached(unreached.length)}${text.common.colon}${namesOf(view, unreached)}`);
  return parts.join(text.common.comma);
}

function namesOf(view: View, sites: readonly SiteView[]): string {
  const { text } = view;
  const shown = sites.slice(0, 3).map((site) => {
    const why = site.report?.why ?? '';
    return `${cap(site.site.name, 40)}${why === '' ? '' : `${text.common.comma}${cap(siteWhy(view, why, 'plain'), 32)}`}`;
  });
  return text.city.sitesShown(shown.join(text.common.clause), sites.length > 3 ? sites.length : 0);
}

/** `IPv6 支持率 36/40=90.0%，要求超过 90%，未达标（90.0% 不算超过 90%；至少 37 个网站达标，还差 1 个）` */
function rateWords(view: View, one: RateView): string {
  const { text } = view;
  if (one.open) return `${one.title}${text.common.colon}${text.words.notChecked}`;
  const verdict = text.words.verdicts[one.rate.verdict];
  const gap = one.gap === '' ? '' : text.common.inBrackets(one.gap);
  return [`${one.title} ${one.figure}`, one.demand, `${verdict}${gap}`].join(text.common.comma);
}

function problemWords(view: View): string {
  const { text } = view;
  const errors = view.sites.map(errorsOf);
  const review = view.sites.reduce((sum, s) => sum + s.review.length, 0);
  const found = text.city.problems(
    errors.reduce((sum, n) => sum + n, 0),
    errors.filter((n) => n > 0).length,
  );
  return review === 0 ? found : `${found}${text.common.clause}${text.city.review(review)}`;
}

/** `单项否决风险：南溪区人民政府（首页不更新）。` */
function vetoWords(view: View): string {
  const { text } = view;
  const touched = view.sites.flatMap((site) => {
    const vetoes = (site.score?.national.vetoes ?? []).filter(({ outcome }) => outcome === 'failed');
    const names = vetoes.map(({ id }) => word(text.words.vetoes, id)).join(text.common.and);
    return names === '' ? [] : [`${cap(site.site.name, 40)}${text.common.inBrackets(names)}`];
  });
  if (touched.length === 0) return '';
  const shown = touched.slice(0, 3).join(text.common.and);
  return text.city.vetoRisk(text.city.sitesShown(shown, touched.length > 3 ? touched.length : 0));
}

/** Everything that this run did not look at, the widest first. */
export function unseenLines(view: View): readonly string[] {
  const { text } = view;
  const { manifest, pack } = view.run;
  const { vantage } = manifest;
  const kinds = [...new Set(pack.indicators.map((one) => one.kind))].filter(
    (kind) => !manifest.checked.includes(kind),
  );
  const lines: string[] = [];
  const said = (subject: RegExp): boolean => manifest.notes.some((note) => subject.test(note));
  if (manifest.state === 'stopped' && manifest.notes.length === 0) lines.push(text.city.stopped);
  if (manifest.state === 'running') lines.push(text.city.running);
  if (kinds.length > 0)
    lines.push(text.city.kindsLeftOut(kinds.map((kind) => text.words.kinds[kind]).join(text.common.and)));
  if (vantage.browser === null && !said(/浏览器|browser/i)) lines.push(text.city.noBrowser);
  if (!vantage.ipv6 && !said(/IPv6/i)) lines.push(text.city.noIpv6(cap(vantage.ipv6Because, 120)));
  if (!vantage.ipv4) lines.push(text.city.noIpv4);
  if (vantage.browser !== null && !vantage.chineseFont && !said(/字体|font/i)) lines.push(text.city.noFont);
  const day = dayOf(manifest.start);
  if (day !== manifest.asOf)
    lines.push(text.city.otherDay(text.common.day(manifest.asOf), text.common.day(day)));
  const waived = view.sites.reduce((sum, site) => sum + site.waived.length, 0);
  if (waived > 0) lines.push(text.waived.note(waived));
  const empty = pack.items.filter((item) => !pack.indicators.some((one) => one.item === item.id));
  if (empty.length > 0) lines.push(text.city.noRules(empty.map((item) => item.id).join(text.common.and)));
  lines.push(...manifest.notes.map((note) => cap(note, 300)));
  for (const site of view.sites) {
    const state = site.report?.state ?? 'unreached';
    if (state === 'done') continue;
    lines.push(
      text.city.siteNote(
        cap(site.site.name, 60),
        text.words.states[state],
        siteWhy(view, site.report?.why ?? ''),
      ),
    );
  }
  const skipped = view.sites.reduce((sum, site) => sum + skippedOf(site), 0);
  if (skipped > 0) lines.push(text.city.skippedNote(skipped));
  return lines;
}

function skippedOf(site: SiteView): number {
  return Object.values(site.report?.pages.skipped ?? {}).reduce((sum, n) => sum + n, 0);
}
