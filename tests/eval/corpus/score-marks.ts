import type { PageFacts } from '../../../src/domain/facts/page.ts';
import type { CorpusPage, Label } from './read-corpus.ts';
import { tight } from './score-columns.ts';
import { share, sumByHost, type Tally } from './tally.ts';

export const MARK_COUNTS = [
  'pages',
  'tags',
  'tagsRight',
  'marks',
  'marksRight',
  'entries',
  'entriesRight',
] as const;
export type MarkTally = Tally<(typeof MARK_COUNTS)[number]>;

export interface MarkScores {
  readonly hosts: readonly (MarkTally & { readonly host: string; readonly share: number | null })[];
  readonly total: MarkTally & { readonly share: number | null };
  readonly misses: readonly string[];
}

/** Label name of an entry to the name in the facts. */
const ENTRY_NAMES: { readonly [label: string]: keyof PageFacts['entries'] } = {
  jiucuo: 'jiucuo',
  elderly: 'elderly',
  barrier_free: 'barrierFree',
  disclosure: 'disclosure',
  weibo: 'weibo',
  wechat: 'wechat',
};

/** Compares standard tags, footer marks and entries with the labels. What a label cannot tell is not counted. */
export function scoreMarks(pages: readonly CorpusPage[]): MarkScores {
  const misses: string[] = [];
  const tallies = pages.map((page) => ({ host: page.label.host, tally: scorePage(page, misses) }));
  const { hosts, total } = sumByHost(tallies, MARK_COUNTS);
  return {
    hosts: hosts.map((host) => ({ ...host, share: all(host) })),
    total: { ...total, share: all(total) },
    misses,
  };
}

function all(tally: MarkTally): number | null {
  return share(
    tally.tagsRight + tally.marksRight + tally.entriesRight,
    tally.tags + tally.marks + tally.entries,
  );
}

function scorePage(page: CorpusPage, misses: string[]): Partial<MarkTally> {
  const tags = compareTags(page);
  const marks = compareMarks(page);
  const entries = compareEntries(page);
  for (const one of [...tags, ...marks, ...entries]) {
    if (!one.right) misses.push(`${page.label.file}: ${one.name} ${one.wanted}, got ${one.got}`);
  }
  return {
    pages: 1,
    tags: tags.length,
    tagsRight: rightOnes(tags),
    marks: marks.length,
    marksRight: rightOnes(marks),
    entries: entries.length,
    entriesRight: rightOnes(entries),
  };
}

interface Compared {
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
  readonly right: boolean;
}

function rightOnes(compared: readonly Compared[]): number {
  return compared.filter((one) => one.right).length;
}

/** Tags of the label, and tags found which the label has not. */
function compareTags({ label, facts }: CorpusPage): readonly Compared[] {
  const names = new Set([...Object.keys(label.meta), ...Object.keys(facts.meta)]);
  return [...names].map((name) => {
    const wanted = label.meta[name];
    const got = facts.meta[name];
    const right = wanted !== undefined && got !== undefined && tight(wanted) === tight(got);
    return { name, wanted: String(wanted), got: String(got), right };
  });
}

function compareMarks({ label, facts }: CorpusPage): readonly Compared[] {
  const { footer } = label;
  if (!footer) return [];
  const compared = [
    mark('siteIdCode', footer.siteIdCode ?? null, facts.footer.siteIdCode),
    mark('icp', list(footer.icp), list(facts.footer.icp)),
    mark('police', footer.police ?? null, facts.footer.police),
  ];
  if (typeof footer.conac === 'boolean') {
    compared.push(mark('conac', String(footer.conac), String(facts.footer.conac ?? false)));
  }
  return compared;
}

function mark(name: string, wanted: string | null, got: string | null): Compared {
  return { name, wanted: String(wanted), got: String(got), right: wanted === got };
}

function list(values: readonly string[] | null | undefined): string {
  return [...(values ?? [])].sort().join(' ');
}

/** `share-only` and `zwgk-only` are other things than the entry asked for: `no`. Odd cases in free words are left out. */
function compareEntries({ label, facts }: CorpusPage): readonly Compared[] {
  return Object.entries(ENTRY_NAMES).flatMap(([name, key]) => {
    const wanted = entryState(label, name);
    if (wanted === null) return [];
    const got = facts.entries[key];
    return [{ name, wanted, got, right: wanted === got }];
  });
}

function entryState(label: Label, name: string): 'yes' | 'no' | null {
  const value = label.entries[name];
  if (value === 'yes') return 'yes';
  return value === 'no' || value === 'share-only' || value === 'zwgk-only' ? 'no' : null;
}
