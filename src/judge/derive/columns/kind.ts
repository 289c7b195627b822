import type { ColumnFacts } from '../../../domain/facts/derived.ts';
import { isColumnKey, pageKey } from '../../../domain/page-key.ts';
import type { ColumnGroup } from './group.ts';
import type { ColumnItems } from './items.ts';

type Kind = ColumnFacts['kind'];

const TOPIC = /专题|专栏|历史性|已归档|归档|往期|回顾/;
const TOPIC_PATH = /\/(?:ztzl|zt|ztlm|zhuanti|ztbd|special)\//i;
/** Columns that are a text by nature: a list is not expected there. */
const STATIC_NAME =
  /^(?:.{0,6}(?:机构职能|机构设置|机构简介|内设机构|单位职能|部门职能|主要职责|职能职责|领导信息|领导之窗|领导介绍|领导分工|领导简介|单位概况|部门概况|概况|简介|联系我们|联系方式|办公地址|网站地图|站点地图|网站声明|隐私声明|关于我们|使用帮助|网站纠错|依申请公开|公开指南|公开制度|意见箱|RSS订阅))$/;

export function kindOf(group: ColumnGroup, name: string, items: ColumnItems): Kind {
  const facts = group.pages[0]?.facts;
  if (!facts) return 'unknown';
  if (isTopic(group, name)) return 'topic';
  if (items.count > 0) return isHomeLike(group) ? 'home-like' : isLinks(group, items) ? 'links' : 'list';
  if (facts.shape === 'static' || facts.shape === 'article' || STATIC_NAME.test(name)) return 'static';
  return facts.needsScript ? 'unknown' : 'list';
}

const ARCHIVED = /归档|往期|历史性|已结束/;

/** Is a topic still running, or does it say that it is archived? */
export function topicState(group: ColumnGroup, name: string, kind: Kind): ColumnFacts['topic'] {
  if (kind !== 'topic') return null;
  const facts = group.pages[0]?.facts;
  const trail = facts?.breadcrumb.map((crumb) => crumb.name) ?? [];
  const said = [name, facts?.title ?? '', facts?.heading ?? '', ...trail].some((text) => ARCHIVED.test(text));
  return said || facts?.archived || /\/(?:gd|archive|guidang)\//i.test(group.key) ? 'archived' : 'running';
}

/** Finished campaigns are exempt (2015 explanation of 应更新但长期未更新); topics have no fixed cycle. */
function isTopic(group: ColumnGroup, name: string): boolean {
  if (group.seed?.class !== undefined) return false;
  const facts = group.pages[0]?.facts;
  const trail = facts?.breadcrumb.map((crumb) => crumb.name) ?? [];
  return [name, facts?.title ?? '', ...trail].some((text) => TOPIC.test(text)) || TOPIC_PATH.test(group.key);
}

/** Several windows on other columns. */
function isHomeLike(group: ColumnGroup): boolean {
  const targets = new Set<string>();
  let own = 0;
  for (const block of group.pages[0]?.facts.blocks ?? []) {
    if (block.region !== 'main') continue;
    const key = block.moreUrl === null ? null : pageKey(block.moreUrl);
    if (key === null || key === group.key) own += block.itemCount;
    else targets.add(key);
  }
  return targets.size >= 2 && own === 0;
}

/** Undated links to other sites or columns. */
function isLinks(group: ColumnGroup, items: ColumnItems): boolean {
  if (items.dated > 0) return false;
  const all = group.pages.flatMap(({ facts }) =>
    facts.blocks.filter((block) => block.region === 'main').flatMap((block) => block.items),
  );
  const host = group.key.split('/', 1)[0] ?? '';
  const outside = all.filter(
    ({ href }) => href !== null && (isColumnKey(pageKey(href)) || pageKey(href).split('/', 1)[0] !== host),
  );
  return outside.length > all.length / 2;
}
