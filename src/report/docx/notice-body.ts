import type { Paragraph } from 'docx';
import type { Finding } from '../../domain/finding.ts';
import { type Cause, causesOf } from '../causes.ts';
import { conclusionOf, unseenLines } from '../conclusion.ts';
import type { SiteView, View } from '../view.ts';
import { body, heading, plain, signature, subheading, title } from './official-form.ts';

const MOST_NAMES = 10;
const MOST_CAUSES = 12;
const MOST_NOTES = 8;
const MOST_REMEDIES = 5;

/** 一、总体情况 二、主要问题 三、下一步要求. Offices are named only for what is certain; doubts are a number. */
export function noticeBody(all: View): Paragraph[] {
  const view = undisputed(all);
  const { notice, common } = view.text;
  const city = view.run.manifest.city.name;
  return [
    title(notice.title(city)),
    body(notice.draft),
    body(notice.opening(common.day(view.run.manifest.asOf), city)),
    heading(notice.overall),
    ...overall(view),
    heading(notice.problems),
    ...problems(view, all),
    heading(notice.demands),
    ...demands(view),
    body(notice.enclosure),
    signature(notice.issuer),
    signature(common.day(view.run.manifest.asOf)),
  ];
}

/** What an office has appealed against is nobody's fault until somebody has looked. */
function undisputed(view: View): View {
  const isOpen = (finding: Finding): boolean => finding.followUp?.state !== 'disputed';
  return { ...view, sites: view.sites.map((site) => ({ ...site, failed: site.failed.filter(isOpen) })) };
}

function overall(view: View): readonly Paragraph[] {
  const conclusion = conclusionOf(view);
  const notes = unseenLines(view);
  return [
    body(conclusion.audited),
    ...conclusion.rates.map(body),
    body(conclusion.problems),
    ...(notes.length > 0 ? [body(view.text.notice.unseen)] : []),
    ...notes.slice(0, MOST_NOTES).map((line) => body(line)),
  ];
}

function problems(view: View, all: View): readonly Paragraph[] {
  const { notice } = view.text;
  const causes = causesOf(view, view.sites).filter((cause) => cause.severity === 'error');
  const items = view.run.pack.items
    .map((item) => ({ item, own: causes.filter((cause) => cause.rule.indicator?.item === item.id) }))
    .filter(({ own }) => own.length > 0);
  const lines = items.flatMap(({ item, own }, i) => [
    subheading(notice.item(i, item.id, (view.run.lang === 'en' && item.titleEn) || item.title)),
    ...own.slice(0, MOST_CAUSES).map((cause) => body(causeLine(view, cause))),
  ]);
  const repeated = view.sites.filter((site) => site.failed.some((finding) => finding.followUp?.repeated));
  const disputed = failedIn(all) - failedIn(view);
  const review = view.sites.reduce((sum, site) => sum + site.review.length, 0);
  return [
    ...(lines.length > 0 ? lines : [body(view.text.city.noCauses)]),
    ...(repeated.length > 0 ? [body(notice.repeated(names(view, repeated)))] : []),
    ...(disputed > 0 ? [body(notice.disputed(disputed))] : []),
    ...(review > 0 ? [body(notice.review(review))] : []),
  ];
}

function failedIn(view: View): number {
  return view.sites.reduce((sum, site) => sum + site.failed.length, 0);
}

function causeLine(view: View, cause: Cause): string {
  const places = (site: SiteView) => site.failed.filter((finding) => finding.rule === cause.rule.id).length;
  const sites = [...cause.sites].sort((a, b) => places(b) - places(a));
  return view.text.notice.cause(cause.rule.title, sites.length, cause.places, names(view, sites));
}

/** The office that answers for a site, where the register has one; sites beyond the first ten stand in the table. */
function names(view: View, sites: readonly SiteView[]): string {
  const { common, city } = view.text;
  const shown = sites.slice(0, MOST_NAMES).map(({ site }) => {
    const owner = site.owner !== undefined && !site.name.includes(site.owner) ? site.owner : '';
    return `${plain(site.name, 40)}${owner === '' ? '' : common.inBrackets(plain(owner, 30))}`;
  });
  return city.sitesShown(shown.join(common.and), sites.length > MOST_NAMES ? sites.length : 0);
}

function demands(view: View): readonly Paragraph[] {
  const { notice } = view.text;
  const causes = causesOf(view, view.sites).filter((cause) => cause.rule.remedy !== '');
  return [
    ...notice.demandLines.map(body),
    ...(causes.length > 0 ? [body(notice.remedies)] : []),
    ...causes
      .slice(0, MOST_REMEDIES)
      .map((cause) => body(`${cause.rule.title}${view.text.common.colon}${cause.rule.remedy}`)),
  ];
}
