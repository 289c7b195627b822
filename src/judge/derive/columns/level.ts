import type { ColumnGroup } from './group.ts';
import type { Hints } from './hints.ts';

const HOME_NAME = /首\s?页|^home$|门户网站$/i;

/** Level in the site's tree, 1 = 一级栏目: by breadcrumb, else by menu, else by depth of the address. */
export function levelOf(group: ColumnGroup, hints: Hints): number {
  const crumbs = group.pages[0]?.facts.breadcrumb ?? [];
  const steps = crumbs.filter((crumb) => !HOME_NAME.test(crumb.name)).length;
  if (steps > 0) return Math.min(steps, 9);
  const level = hints.navLevels.get(group.key);
  if (level !== undefined) return Math.max(1, level);
  const depth = group.key.replace(/\/$/, '').split('/').length - 1;
  return Math.max(1, Math.min(depth, 9));
}
