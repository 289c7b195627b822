import { paragraphs, titles } from './content.ts';
import { daysBefore } from './dates.ts';
import type { Article, Column, ColumnOptions, ItemOptions, Place, SiteSpec } from './model.ts';
import { pick, random } from './random.ts';

export interface RowMaker {
  readonly spec: SiteSpec;
  readonly place: (path: string) => Place;
  /** Titles which the site has already; made-up ones avoid them. */
  readonly taken: ReadonlySet<string>;
}

/** The items of a column in the order of its list. */
export function rowsOf(maker: RowMaker, options: ColumnOptions, column: Column): Article[] {
  const key = `${maker.spec.id}/${options.slug}`;
  const made = titles(key, column.class, maker.spec, options.count + 9).filter((t) => !maker.taken.has(t));
  const dates = datesOf(options, key);
  const rows = dates.map((date, index) => {
    const item = options.items?.[index] ?? {};
    const title = item.title ?? options.titles?.[index] ?? made[index] ?? '';
    return article(maker, column, { ...item, title, date, index, href: item.href ?? options.hrefs?.[index] });
  });
  if (options.ascending) rows.reverse();
  if (options.pinned === undefined) return rows;
  const title = made[options.count] ?? '';
  return [
    article(maker, column, { title, date: options.pinned, index: options.count, pinned: true }),
    ...rows,
  ];
}

/** Dates from the newest back, at random distances where an item does not fix its own. */
function datesOf(options: ColumnOptions, key: string): string[] {
  const next = random(`dates/${key}`);
  const dates: string[] = [];
  let date = options.latest;
  for (let i = 0; i < options.count; i++) {
    date = options.items?.[i]?.date ?? date;
    dates.push(date);
    date = daysBefore(date, 1 + Math.floor(next() * 2 * (options.every ?? 3)));
  }
  return dates;
}

type Row = Omit<ItemOptions, 'href'> & {
  readonly title: string;
  readonly date: string;
  readonly index: number;
  readonly href?: string | undefined;
};

function article({ spec, place }: RowMaker, column: Column, row: Row): Article {
  const key = `${spec.id}/${column.slug}/${row.index}`;
  const no = 21000 + column.no * 10 + row.index;
  const { listDate = row.date, pageDate = row.date, metaDate = row.date } = row;
  const own = place(row.path ?? spec.template.articlePath(column.slug, column.no, row.date, no, key));
  return {
    ...own,
    no,
    title: row.title,
    date: row.date,
    listDate,
    pageDate,
    metaDate,
    source: pick(random(`source/${key}`), [spec.name, spec.organ, '办公室', '清湖日报']),
    column,
    pinned: row.pinned ?? false,
    paragraphs: row.paragraphs ?? [`本站消息：${row.title}。`, ...paragraphs(key, spec)],
    href: row.href ?? own.path,
  };
}
