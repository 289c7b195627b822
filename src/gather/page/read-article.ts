import type { Day } from '../../domain/brand.ts';
import type { PageFacts } from '../../domain/facts/page.ts';
import { readLinkDate } from '../dates/link-date.ts';
import { readDates } from '../dates/read-dates.ts';
import { type DateLabel, labelOf } from './date-run.ts';
import type { FoundList } from './found-list.ts';
import { type Outline, type Run, textOf } from './outline.ts';

export type Article = NonNullable<PageFacts['article']>;

interface Shown {
  readonly day: Day;
  readonly label: DateLabel;
  readonly run: number;
  /** With the time of day: so systems date what they publish, and nobody what he signs. */
  readonly stamped: boolean;
}

const PUBLISHED_LABEL = /^发布(?:时间|日期)\s{0,2}[：:]?(?:\s|$)/;
const MAX_META_LINE = 160;
const MAX_BELOW_TITLE = 60;
const HEADING = /^(?:h[1-6]|ucaptitle)$/;
const MIN_TITLE = 4;
const MAX_TITLE = 200;
const LABEL_ONLY = /^(?:【|\[)?[^：:]{0,8}(?:时间|日期|发布)\s{0,2}[：:】\]]?\s{0,3}$/;
const SOURCE =
  /(?:信息来源|文章来源|稿件来源|来源|稿源|文章出处|出处)\s{0,3}[：:]\s{0,4}([^|｜【[\s]{1,60}(?:\s(?!(?:发布|作者|时间|日期|浏览|点击|编辑|字体|字号|阅读|责任|更新|发表)|(?:19|20)\d\d)[^|｜【[\s]{1,40})?)?/;
const SOURCE_LABEL = /(?:来源|稿源|出处)\s{0,3}[：:]\s*$/;
const SCRIPTED_DATE = /(?:pub|publish|fabu|release|doc|create|article)\w{0,12}\s*=\s*['"]([^'"]{6,40})['"]/gi;
const NOT_A_SOURCE = /^(?:发布|作者|时间|日期|浏览|点击|编辑|字体|字号|阅读|责任|更新|打印|【|\[)/;

/**
 * Title, day of publication and source of an article. A printed date labelled 发布 beats a printed one without label,
 * that beats `PubDate`, then a date in a script, then the address; dates of issue, generation or events never count.
 */
export function readArticle(
  outlined: Outline,
  meta: Readonly<Record<string, string>>,
  heading: string | null,
  url: string,
  lists: readonly FoundList[],
): Article {
  const title = titleOf(outlined, meta, heading);
  const dated = publishedOf(outlined, meta, url, title, lists);
  const isShown = ['label', 'text', 'script'].includes(dated.publishedFrom);
  return {
    title,
    ...dated,
    source: sourceOf(outlined),
    ...(!isShown && outlined.runs.some(isBareLabel) ? { dateLabelOnly: true as const } : {}),
  };
}

/** The line below a title: a date labelled 发布, or one beside 来源, 浏览 and the like; outside of the lists. */
export function hasPublishedLine(outlined: Outline, lists: readonly FoundList[]): boolean {
  return (
    shownDates(outlined, lists).some((shown) => shown.label === 'published' || isMetaLine(outlined, shown)) ||
    (outlined.runs.some(isPublishedLabel) && scriptedDay(outlined) !== null)
  );
}

function isPublishedLabel({ text }: Run): boolean {
  return text.length < 12 && PUBLISHED_LABEL.test(text);
}

/** 发布时间： with nothing behind it, or a counter beside it: a script writes the date. */
function isBareLabel({ text, box }: Run): boolean {
  return (
    text.length <= 20 &&
    box.zone === 'body' &&
    /(?:发布|公布|发稿)?(?:时间|日期)\s{0,3}[：:]\s{0,3}$/.test(text)
  );
}

function isMetaLine(outlined: Outline, shown: Shown): boolean {
  const run = outlined.runs[shown.run];
  return (
    run !== undefined && shown.label === 'none' && run.box.zone === 'body' && isBesideMetaWords(outlined, run)
  );
}

/** As read on the page: the heading that the document's title begins with, else the tag, else heading or title. */
function titleOf(outlined: Outline, meta: Readonly<Record<string, string>>, heading: string | null): string {
  const whole = squeeze(outlined.title);
  const tagged = meta['ArticleTitle'] ?? '';
  for (const box of outlined.boxes) {
    if (!HEADING.test(box.tag) || box.zone !== 'body' || box.runTo === box.runFrom || box.hidden) continue;
    const text = textOf(outlined, box.runFrom, box.runTo);
    if (text.length > MAX_TITLE) continue;
    const tight = squeeze(text);
    if (tight === squeeze(tagged) || (tight.length >= MIN_TITLE && whole.startsWith(tight))) return text;
  }
  const short = outlined.title.split(/[_\-|—–]/, 1)[0]?.trim() ?? '';
  const headed =
    heading && (whole.startsWith(squeeze(heading)) || !whole.includes(squeeze(heading))) ? heading : null;
  return tagged || (headed && headed.length >= short.length ? headed : short) || outlined.title;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function publishedOf(
  outlined: Outline,
  meta: Readonly<Record<string, string>>,
  url: string,
  title: string,
  lists: readonly FoundList[],
): Pick<Article, 'published' | 'publishedFrom'> {
  const shown = shownDates(outlined, lists);
  const labelled = shown.find((one) => one.label === 'published');
  const scripted = scriptedDay(outlined);
  const label = scripted ? outlined.runs.find(isPublishedLabel) : undefined;
  // A script writes the date behind its label: what stands further down is the document's own.
  if (scripted && label && !(labelled && labelled.run <= label.index + 1 && scripted.run !== label.index + 1))
    return { published: scripted.day, publishedFrom: 'script' };
  if (labelled) return { published: labelled.day, publishedFrom: 'label' };
  const bare = nearTitle(outlined, shown, title);
  if (bare) return { published: bare.day, publishedFrom: 'text' };
  const tagged = readDates(meta['PubDate'] ?? '')[0]?.day;
  if (tagged) return { published: tagged, publishedFrom: 'meta' };
  if (scripted) return { published: scripted.day, publishedFrom: 'script' };
  const stamped = shown.find(
    (one) => one.stamped && one.label === 'none' && outlined.runs[one.run]?.box.zone === 'body',
  );
  if (stamped) return { published: stamped.day, publishedFrom: 'text' };
  const linked = readLinkDate(url)?.day;
  return linked ? { published: linked, publishedFrom: 'link' } : { published: null, publishedFrom: 'none' };
}

/** Every whole date in a short text outside of the lists, with what it is called there or in the text before. */
function shownDates(outlined: Outline, lists: readonly FoundList[]): readonly Shown[] {
  const dates: Shown[] = [];
  for (const run of outlined.runs) {
    if (run.text.length > MAX_META_LINE || run.text.length < 6 || run.box.hidden || !/\d|年/.test(run.text))
      continue;
    if (
      lists.some(
        (list) => list.dated && list.rows.length > 1 && run.index >= list.from && run.index < list.to,
      )
    )
      continue;
    for (const date of readDates(run.text)) {
      if (date.day === null) continue;
      const label = nameOf(outlined, run, date.start, date.end);
      const stamped = isStamp(run.text, date.start, date.end);
      if (label !== null || stamped)
        dates.push({ day: date.day, label: label ?? 'none', run: run.index, stamped });
    }
  }
  return dates;
}

/** `null`: part of a sentence. */
function nameOf(outlined: Outline, run: Run, start: number, end: number): DateLabel | null {
  const before = run.text.slice(0, start);
  const own = labelOf(before, run.text.slice(end));
  if (own !== 'none') return /[。，；]/.test(before.slice(-20)) ? null : own;
  if (before.trim() === '' || /^[[【(（]\s*$/.test(before)) {
    const previous = outlined.runs[run.index - 1];
    if (previous && /今天|现在|当前时间/.test(previous.text) && previous.text.length < 12) return 'other';
    if (previous && previous.text.length <= 20 && LABEL_ONLY.test(previous.text)) {
      const label = labelOf(`${previous.text}`, '');
      return label === 'none' && /^(?:时间|日期)/.test(previous.text) ? 'none' : label;
    }
  }
  return run.date ? 'none' : inMetaLine(run.text, start, end) ? 'none' : null;
}

const TIME_OF_DAY = /\d{1,2}(?:[:：]\d{2}|[时点]\d{1,2}分?)/;
const MAX_STAMP = 40;

/** A line that begins with day and time of day, such as `2026年11月05日 15时20分 某局`. */
function isStamp(text: string, start: number, end: number): boolean {
  return (
    start === 0 &&
    text.length <= MAX_STAMP &&
    TIME_OF_DAY.test(text.slice(start, end)) &&
    !/[。；，]/.test(text)
  );
}

/** A line such as `来源：某局 2026-11-05 10:00 浏览：12 次`. */
function inMetaLine(text: string, start: number, end: number): boolean {
  const rest = `${text.slice(0, start)} ${text.slice(end)}`;
  return /来源|作者|浏览|点击|字体|字号|时间|日期|阅读/.test(rest) && !/[。；，]/.test(rest);
}

/**
 * The first unlabelled date directly after the title. One in brackets, or further down, is the document's own date
 * (of issue, of signing); without a title in sight only one beside 来源, 浏览 and the like counts.
 */
function nearTitle(outlined: Outline, shown: readonly Shown[], title: string): Shown | null {
  const head = outlined.runs.find((run) => run.box.zone === 'body' && squeeze(run.text) === squeeze(title));
  for (const one of shown) {
    const run = outlined.runs[one.run] as Run;
    if (one.label !== 'none' || run.box.zone !== 'body' || run.box.link || isBracketed(outlined, run))
      continue;
    if (head ? isJustBelow(outlined, head.index, one.run) : isBesideMetaWords(outlined, run)) return one;
  }
  return null;
}

function isBracketed(outlined: Outline, run: Run): boolean {
  const before = outlined.runs[run.index - 1]?.text ?? '';
  return /^[(（]|[)）]$/.test(run.text) || /[(（]$/.test(before);
}

/** Further heads with the same words (for another width of screen) count as well. */
function isJustBelow(outlined: Outline, head: number, at: number): boolean {
  if (at <= head) return false;
  const letters = textBetween(outlined, head, at);
  if (letters <= MAX_BELOW_TITLE) return true;
  const again = outlined.runs.findLast((run) => run.index < at && run.text === outlined.runs[head]?.text);
  return again !== undefined && textBetween(outlined, again.index, at) <= MAX_BELOW_TITLE;
}

const META_WORDS = /来源|浏览|点击|字体|字号|阅读|打印|作者/;

function isBesideMetaWords(outlined: Outline, run: Run): boolean {
  const box = run.box.parent ?? run.box;
  const [from, to] = [Math.max(box.runFrom, run.index - 6), Math.min(box.runTo, run.index + 7)];
  for (let i = from; i < to; i += 1) if (META_WORDS.test(outlined.runs[i]?.text ?? '')) return true;
  return false;
}

function textBetween(outlined: Outline, from: number, to: number): number {
  let letters = 0;
  for (let i = from + 1; i < to; i += 1) letters += outlined.runs[i]?.text.length ?? 0;
  return letters;
}

/** The day that a script of the page names as that of publication, and the index of the text before which it stands. */
function scriptedDay(outlined: Outline): { readonly day: Day; readonly run: number } | null {
  for (const { text, run } of outlined.scripts) {
    if (text.length > 5_000) continue;
    for (const match of text.matchAll(SCRIPTED_DATE)) {
      const day = readDates(match[1] ?? '')[0]?.day;
      if (day) return { day, run };
    }
  }
  return null;
}

function sourceOf(outlined: Outline): string | null {
  for (const run of outlined.runs) {
    if (run.text.length > MAX_META_LINE || run.box.zone === 'footer' || run.box.hidden) continue;
    if (!/来源|稿源|出处/.test(run.text)) continue;
    const found = SOURCE.exec(run.text)?.[1]?.trim();
    if (found && !NOT_A_SOURCE.test(found)) return tidySource(found);
    if (SOURCE_LABEL.test(run.text)) {
      const next = outlined.runs[run.index + 1];
      if (
        next &&
        next.text.length <= 40 &&
        !NOT_A_SOURCE.test(next.text) &&
        !next.date &&
        !/[:：]/.test(next.text)
      ) {
        return tidySource(next.text);
      }
    }
  }
  return sourceByIcon(outlined);
}

/** A picture titled 来源 stands in for the label. */
function sourceByIcon(outlined: Outline): string | null {
  for (const { el, box } of outlined.images) {
    const label = el.attribs['title'] ?? el.attribs['alt'] ?? '';
    if (!/^(?:信息|文章)?来源$/.test(label.trim())) continue;
    const next = outlined.runs[box.runFrom];
    if (next && next.text.length <= 40 && !next.date) return tidySource(next.text);
  }
  return null;
}

function tidySource(text: string): string | null {
  return text.replace(/[\s|｜，,;；】）)\]]+$/, '').trim() || null;
}
