import type { ListedColumns } from '../app/columns.ts';

const WORDS = {
  zh: {
    site: (name: string, columns: number, pages: number) =>
      `${name}：读取 ${pages} 个网页，找到 ${columns} 个栏目`,
    unreached: (why: string) => `网站没有打开：${why}`,
    noClass: '未分类',
    noDate: '无日期',
    noLimit: '不设时限',
    limit: (days: number) => `时限 ${days} 天`,
    overdue: (days: number) => `超期 ${days} 天`,
    left: (days: number) => `还剩 ${days} 天`,
    blank: '空白',
    unseen: (why: string) => `未看到（${why}）`,
  },
  en: {
    site: (name: string, columns: number, pages: number) =>
      `${name}: ${pages} pages read, ${columns} columns found`,
    unreached: (why: string) => `the site did not open: ${why}`,
    noClass: 'no class',
    noDate: 'no date',
    noLimit: 'no limit',
    limit: (days: number) => `limit ${days} days`,
    overdue: (days: number) => `${days} days overdue`,
    left: (days: number) => `${days} days left`,
    blank: 'blank',
    unseen: (why: string) => `not seen (${why})`,
  },
} as const;

type Column = ListedColumns['columns'][number];

/** The columns as a tree for a terminal, a line each, in order of address. */
export function columnTree(listed: ListedColumns, lang: 'zh' | 'en'): readonly string[] {
  const words = WORDS[lang];
  const { site, report, columns } = listed;
  if (report.state === 'unreached') return [words.unreached(report.why)];
  const width = Math.min(44, Math.max(0, ...columns.map((one) => columnsWide(label(one)))));
  return [
    words.site(site.name, columns.length, report.pages.fetched),
    ...columns.map((one) => {
      const gap = ' '.repeat(Math.max(1, width + 2 - columnsWide(label(one))));
      return `${label(one)}${gap}${details(one, lang).join('  ')}  ${one.target.url}`;
    }),
  ];
}

function label({ facts }: Column): string {
  return `${'  '.repeat(Math.min(facts.level, 6) - 1)}${facts.name}`;
}

function details({ facts }: Column, lang: 'zh' | 'en'): readonly string[] {
  const words = WORDS[lang];
  const className = facts.class === null ? words.noClass : `${facts.class} (${facts.classFrom})`;
  if (facts.why) return [className, words.unseen(facts.why)];
  const state = facts.blank
    ? [words.blank]
    : facts.dueInDays === null
      ? []
      : [facts.dueInDays < 0 ? words.overdue(-facts.dueInDays) : words.left(facts.dueInDays)];
  const limit = facts.limitDays === null ? words.noLimit : words.limit(facts.limitDays);
  return [className, facts.kind, facts.latest ?? words.noDate, limit, ...state];
}

/** Chinese characters are two columns wide. */
function columnsWide(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}
