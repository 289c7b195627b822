import type { SiteMarkupFacts } from '../../../domain/facts/site-markup.ts';
import type { SiteFault } from './site-fault.ts';

const RULE = 'inconsistent-navigation';
/** An order that stands on one page only is held against that of at least so many. */
const SEVERAL = 2;
const MANY = 3;

type Menu = SiteMarkupFacts['menus'][number];

/**
 * GB/T 37668-2019 3.4.2.1: the same items in another order. Certain in the same place of the template: where both orders
 * stand on several pages, or where one page stands against many and more than one item is elsewhere, since a single one may be
 * put first to show where one is. Between templates it is for a person to see.
 */
export function deriveMenus({ menus }: SiteMarkupFacts): readonly SiteFault[] {
  const sameItems = Map.groupBy(menus, (menu) => [...menu.names].sort().join('\u0000'));
  const faults = [...sameItems.values()].flatMap((orders) => ordersOf(orders));
  const usual = mostSeen(menus);
  if (faults.length > 0 || !usual || usual.pages < SEVERAL) return faults;
  return [faultOf('passed', usual, '')];
}

function ordersOf(menus: readonly Menu[]): readonly SiteFault[] {
  const usual = mostSeen(menus);
  if (!usual) return [];
  return menus
    .filter((menu) => menu.names.some((name, i) => name !== usual.names[i]))
    .map((menu) => {
      const certain = menu.place.shape === usual.place.shape && standsAgainst(usual, menu);
      return faultOf(certain ? 'failed' : 'review', menu, difference(usual.names, menu.names));
    });
}

function standsAgainst(usual: Menu, other: Menu): boolean {
  if (other.pages >= SEVERAL && usual.pages >= SEVERAL) return true;
  return usual.pages >= MANY && !isOneMoved(usual.names, other.names);
}

/** Without one of the items both orders are the same. */
function isOneMoved(usual: readonly string[], other: readonly string[]): boolean {
  const without = (names: readonly string[], at: number): string => names.toSpliced(at, 1).join('\u0000');
  return usual.some((name, i) => without(usual, i) === without(other, other.indexOf(name)));
}

/** The order that stands on most pages; of several such, the first by its names. */
function mostSeen(menus: readonly Menu[]): Menu | undefined {
  return [...menus].sort((a, b) => b.pages - a.pages || (a.names.join() < b.names.join() ? -1 : 1))[0];
}

/** The stretch in which two orders differ. */
function difference(usual: readonly string[], other: readonly string[]): string {
  const from = other.findIndex((name, i) => name !== usual[i]);
  const to = other.findLastIndex((name, i) => name !== usual[i]) + 1;
  const show = (names: readonly string[]): string => names.slice(from, Math.min(to, from + 8)).join(' > ');
  return `${show(usual)} / ${show(other)}`;
}

function faultOf(outcome: SiteFault['outcome'], menu: Menu, summary: string): SiteFault {
  const { samplePages, pages, place } = menu;
  const shown = { ...place, summary: summary.slice(0, 300) };
  return { rule: RULE, outcome, place: shown, pages, samplePages };
}
