import type { Day, Url } from '../domain/brand.ts';
import type { ParsedDocument } from '../domain/document.ts';
import type { PageFacts } from '../domain/facts/page.ts';
import { readDates } from './dates/read-dates.ts';
import { fillBlocks, keepBlock } from './page/blocks.ts';
import { readBreadcrumb } from './page/breadcrumb.ts';
import { hasChapters } from './page/chapters.ts';
import { readEmptyRemark } from './page/empty-remark.ts';
import { readEntries } from './page/entries.ts';
import { findLists } from './page/find-lists.ts';
import { footerAt } from './page/footer-at.ts';
import { readFooterMarks } from './page/footer-marks.ts';
import type { FoundList } from './page/found-list.ts';
import { readHeading } from './page/headings.ts';
import { isArticlePage } from './page/is-article.ts';
import { loneRows } from './page/lone-rows.ts';
import { hasEmptyList, hasEmptyListUnder, otherContent } from './page/main-content.ts';
import { makeMainText } from './page/main-text.ts';
import { readGenerated, readMetaTags } from './page/meta-tags.ts';
import { readNav } from './page/nav.ts';
import { needsScript } from './page/needs-script.ts';
import { type Box, type Outline, outline } from './page/outline.ts';
import { readPager } from './page/pager.ts';
import { readArticle } from './page/read-article.ts';
import { readRedirect } from './page/redirect.ts';
import { regionsOf } from './page/regions.ts';
import { makeResolve } from './page/resolve.ts';
import { shapeOf } from './page/shape.ts';
import { textKeyOf } from './page/text-key.ts';

export interface PageInput {
  readonly document: ParsedDocument;
  /** After redirects. */
  readonly url: Url;
  readonly status: number;
  readonly charset: string;
  readonly sizeBytes: number;
  readonly isHome: boolean;
  /** The day in China when it was fetched: 昨天 is reckoned from it. Without it relative dates are not read. */
  readonly seenOn?: Day;
}

const ARCHIVED = /已归档|(?:专题|专栏|栏目)(?:已结束|归档)|已于[\d年月日]{2,12}归档|(?:不再|停止)更新/;

/** Reads what a page shows without scripts. Pure: the same page gives the same facts; hostile pages give poor ones. */
export function extractPage(input: PageInput): PageFacts {
  const { document, url, isHome } = input;
  const outlined = outline(document, input.seenOn ?? null);
  const resolve = makeResolve(document.base);
  const meta = readMetaTags(outlined.metas);
  const { crumbs, box: crumbBox } = readBreadcrumb(outlined, resolve);
  const lists = listsOf(outlined, crumbBox);
  const heading = readHeading(
    outlined,
    (box) => within(box, crumbBox) || lists.some((list) => within(box, list.container)),
  );
  const blocks = fillBlocks(outlined, lists, resolve, pageDay(outlined));
  const found = readPager(outlined, url, resolve);
  const isArticle =
    !isHome && isArticlePage({ outlined, meta, url, blocks, crumbs, hasPager: found !== null });
  const names = namesOf(crumbs, meta, heading, outlined.title);
  const isOwnEmpty = hasEmptyListUnder(outlined, names);
  const footer = footerAt(outlined);
  const regions = regionsOf(blocks, {
    url,
    isHome,
    isArticle,
    names,
    isOwnEmpty,
    pagerAt: found?.at ?? null,
    footerAt: footer,
  });
  const kept = blocks.map((block, i) => keepBlock(block, regions[i] ?? 'main'));
  const redirectTo = readRedirect(outlined, url, resolve);
  const mainText = makeMainText(outlined, blocks, regions, crumbBox, footer);
  const emptyList = hasEmptyList(outlined);
  const remark = readEmptyRemark(outlined, mainText.isMain, emptyList);
  const hasMain = kept.some((block) => block.region === 'main');
  const scripted = !hasMain && mainText.length < 200 && needsScript(outlined);
  return {
    status: input.status,
    final: url,
    charset: input.charset,
    sizeBytes: input.sizeBytes,
    title: outlined.title,
    lang: outlined.lang,
    meta,
    breadcrumb: [...crumbs],
    heading,
    footer: readFooterMarks(outlined),
    entries: readEntries(outlined),
    blocks: kept,
    article: isArticle
      ? { ...readArticle(outlined, meta, heading, url, lists), ...keyOf(outlined, footer) }
      : null,
    shape: shapeOf({
      isHome,
      redirectTo,
      isArticle,
      hasPager: found !== null,
      hasCrumbs: crumbs.length > 0,
      hasColumnTag: Boolean(meta['ColumnName']),
      hasEmptyList: emptyList,
      otherContent: otherContent(outlined, crumbBox),
      hasChapters: hasChapters(outlined, mainText.isMain),
      needsScript: scripted,
      emptyRemark: remark.emptyRemark,
      mainTextLength: mainText.length,
      blocks: kept,
    }),
    redirectTo,
    pager: found?.pager ?? null,
    ...(hasMain ? { emptyRemark: 'none' as const, emptyText: '' } : remark),
    mainTextLength: mainText.length,
    needsScript: scripted,
    ...(saysArchived(outlined, footer) ? { archived: true as const } : {}),
    nav: isHome ? [...readNav(outlined, lists, resolve)] : [],
  };
}

function keyOf(outlined: Outline, footer: number): { readonly textKey?: string } {
  const textKey = textKeyOf(outlined, footer);
  return textKey === null ? {} : { textKey };
}

/** 已归档 stands on the page, and is no title in one of its lists. */
function saysArchived(outlined: Outline, footer: number): boolean {
  return outlined.runs.some(
    ({ text, box, index }) =>
      index < footer && text.length <= 60 && box.link === null && !box.hidden && ARCHIVED.test(text),
  );
}

/** The lists of the page; where none has dates in the main part, single dated links count as lists of one. */
function listsOf(outlined: Outline, crumbs: Box | null): readonly FoundList[] {
  const lists = findLists(outlined).filter((list) => !within(list.container, crumbs));
  if (lists.some((list) => list.dated && list.container.zone === 'body')) return lists;
  const lone = loneRows(outlined, lists).filter(
    (list) => !within(list.rows[0]?.box ?? list.container, crumbs),
  );
  return [...lists, ...lone].sort((a, b) => a.from - b.from);
}

/** What the page's column may be called. */
function namesOf(
  crumbs: readonly PageFacts['breadcrumb'][number][],
  meta: Readonly<Record<string, string>>,
  heading: string | null,
  title: string,
): readonly string[] {
  const names = [crumbs.at(-1)?.name, meta['ColumnName']].flatMap((name) => (name ? [name] : []));
  // A heading may also be a window's on another column.
  return heading && (names.length === 0 || title.includes(heading)) ? [...names, heading] : names;
}

function within(box: Box, outer: Box | null): boolean {
  return outer !== null && box.index >= outer.index && box.index < outer.boxTo;
}

/** The day when the content system wrote the page: the upper limit of dates that are printed without a year. */
function pageDay(outlined: Outline): Day | null {
  return readDates(readGenerated(outlined.metas))[0]?.day ?? null;
}
