import type { Day } from '../../domain/brand.ts';
import type { ColumnFacts } from '../../domain/facts/derived.ts';
import type { Obstacle } from '../../domain/obstacle.ts';
import { pageKey } from '../../domain/page-key.ts';
import type { RulePack } from '../../domain/rule.ts';
import type { Site } from '../../domain/site.ts';
import { classLimit, freshness } from './columns/age.ts';
import { isBlank } from './columns/blank.ts';
import { type Classified, classify } from './columns/classify.ts';
import { type ColumnGroup, groupColumns } from './columns/group.ts';
import { collectHints, type Hints } from './columns/hints.ts';
import { type ColumnItems, itemsOf } from './columns/items.ts';
import { kindOf, topicState } from './columns/kind.ts';
import { levelOf } from './columns/level.ts';
import { nameColumn } from './columns/name.ts';
import { rhythmOf } from './columns/rhythm.ts';
import type { SeenPage } from './seen-page.ts';

export interface ColumnsInput {
  readonly site: Site;
  readonly pages: readonly SeenPage[];
  readonly unseen: readonly { readonly url: string; readonly why: Obstacle }[];
  readonly pack: RulePack;
  readonly asOf: Day;
}

export interface Column {
  readonly target: { readonly type: 'column'; readonly name: string; readonly url: string };
  readonly facts: ColumnFacts;
}

/**
 * The columns of one site, put together from its pages: lists with the pages of their pager, texts that stand in the
 * navigation, and what the seed file names. Does not depend on the order of the pages. In doubt `null`, never a fault.
 */
export function deriveColumns(input: ColumnsInput): readonly Column[] {
  const hints = collectHints(input.site, input.pages);
  const groups = groupColumns(input.site, input.pages, hints);
  const seen = groups.map((group) => seenColumn(group, input, hints));
  const missing = unseenColumns(input, hints, new Set(groups.map((group) => group.key)));
  const onward = redirectColumns(input, hints);
  return [...seen, ...missing, ...onward].sort(
    (a, b) => compare(a.target.url, b.target.url) || compare(a.target.name, b.target.name),
  );
}

function seenColumn(group: ColumnGroup, input: ColumnsInput, hints: Hints): Column {
  const { pack, asOf } = input;
  const name = nameColumn(group, hints);
  const items = itemsOf(group, hints, asOf);
  const kind = kindOf(group, name, items);
  const classified = classify(pack, name, group, kind);
  const level = levelOf(group, hints);
  const age = freshness({ items, classified, level, kind, asOf, group });
  return {
    target: { type: 'column', name, url: group.url },
    facts: {
      name,
      ...describe(classified),
      level,
      kind,
      items: items.count,
      datedItems: items.dated,
      ...age,
      blank: isBlank(group, kind, items, hints),
      remark: group.pages.find((page) => page.facts.emptyText !== '')?.facts.emptyText ?? '',
      topic: topicState(group, name, kind),
      rhythm: [...rhythmOf(items.days, asOf, isWhole(group))],
      why: null,
      reason: reasonOf(group, items, age),
    },
  };
}

/** Why it cannot be told how old the column is. */
function reasonOf(
  group: ColumnGroup,
  items: ColumnItems,
  age: Pick<ColumnFacts, 'ageDays' | 'limitDays' | 'overdue'>,
): string | null {
  if (age.limitDays === null || age.overdue !== null) return null;
  if (items.count === 0) return group.pages[0]?.facts.needsScript ? 'needs-script' : null;
  return age.ageDays === null ? 'undated' : 'partly-seen';
}

function describe(classified: Classified): Pick<ColumnFacts, 'class' | 'className' | 'classFrom'> {
  return {
    class: classified.class?.id ?? null,
    className: classified.class?.title ?? null,
    classFrom: classified.from,
  };
}

/** Every page of the list was opened. */
function isWhole(group: ColumnGroup): boolean {
  return Math.max(1, ...group.pages.map(({ facts }) => facts.pager?.pages ?? 1)) <= group.pages.length;
}

/** Columns of the menu or of a seed that only send on to another: they are there, and owe nothing themselves. */
function redirectColumns({ site, pages, pack }: ColumnsInput, hints: Hints): readonly Column[] {
  const columns = new Map<string, Column>();
  const sorted = [...pages].sort((a, b) => compare(a.facts.final, b.facts.final));
  for (const { facts } of sorted) {
    const key = pageKey(facts.final);
    const name = hints.nameOf(key);
    if (facts.shape !== 'redirect' || columns.has(key) || key === pageKey(site.url) || name === null)
      continue;
    const bare = bareColumn(facts.final, name, classify(pack, name, {}, 'redirect'));
    const level = hints.navLevels.get(key) ?? bare.facts.level;
    columns.set(key, { ...bare, facts: { ...bare.facts, kind: 'redirect', level, blank: false } });
  }
  return [...columns.values()];
}

/** Columns known by name from navigation, breadcrumbs, «more» links or seeds, whose page could not be opened. */
function unseenColumns(input: ColumnsInput, hints: Hints, known: ReadonlySet<string>): readonly Column[] {
  const done = new Set(known);
  const columns: Column[] = [];
  for (const { url, why } of [...input.unseen].sort((a, b) => compare(a.url, b.url))) {
    const key = pageKey(url);
    const seed = hints.seeds.get(key);
    const name = seed?.name ?? hints.nameOf(key);
    if (done.has(key) || !name) continue;
    done.add(key);
    const classified = classify(input.pack, name, seed ? { seed } : {}, 'unknown');
    const column = bareColumn(url, name, classified);
    const level = hints.navLevels.get(key) ?? 1;
    const limitDays = classLimit(classified.class, level, input.asOf);
    columns.push({ ...column, facts: { ...column.facts, level, limitDays, why, reason: why } });
  }
  return columns;
}

function bareColumn(url: string, name: string, classified: Classified): Column {
  return {
    target: { type: 'column', name, url },
    facts: {
      name,
      ...describe(classified),
      level: 1,
      kind: 'unknown',
      items: 0,
      datedItems: 0,
      latest: null,
      latestTitle: null,
      latestUrl: null,
      ageDays: null,
      limitDays: null,
      dueInDays: null,
      overdue: null,
      blank: null,
      remark: '',
      topic: null,
      rhythm: [],
      why: null,
      reason: null,
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
