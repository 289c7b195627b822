import type { ColumnGroup } from './group.ts';
import { type Hints, mostSaid } from './hints.ts';

const MAX_HEADING = 24;
const MAX_SAID = 4;
const NO_NAME = /^(?:null|undefined|正文|列表|内容|首\s?页|网站首页|当前位置.*|更多.*)$/i;

/** What a visitor reads as the column's name: breadcrumb, menu, heading, tag and title vote; the seed has the last word. */
export function nameColumn(group: ColumnGroup, hints: Hints): string {
  if (group.seed) return group.seed.name;
  const votes = new Map<string, number>();
  const vote = (name: string | null | undefined, weight: number): void => {
    const tidy = (name ?? '').replace(/\s+/g, '');
    if (tidy.length < 2 || tidy.length > 40 || NO_NAME.test(tidy)) return;
    votes.set(tidy, (votes.get(tidy) ?? 0) + weight);
  };
  const facts = group.pages[0]?.facts;
  if (!facts) return group.url;
  const crumb = facts.breadcrumb.at(-1);
  vote(crumb?.name, 4);
  for (const [name, count] of hints.names.get(group.key) ?? []) vote(name, Math.min(count, MAX_SAID));
  if (facts.heading && facts.heading.length <= MAX_HEADING) vote(facts.heading, 2);
  const tag = facts.meta['ColumnName'];
  if (tag && (hints.tagUses.get(tag) ?? 0) <= 1) vote(tag, 2);
  const block = facts.blocks.find((one) => one.region === 'main');
  if (block?.moreUrl === null || block?.moreUrl === group.url) vote(block.name, 2);
  vote(titleHead(facts.title), 1);
  return mostSaid(votes) ?? (facts.title || group.url);
}

/** The page's part of `通知公告 - 某市人民政府`; some templates put the site first. */
function titleHead(title: string): string {
  const parts = title.split(/\s*[_|\-—–]+\s*/).filter((part) => part !== '');
  const first = parts[0] ?? '';
  return parts.length > 1 && /政府|局$|网$|委员会$|门户/.test(first) ? (parts[1] ?? first) : first;
}
