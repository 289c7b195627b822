import type { CheckResult, MarkupFacts } from '../domain/facts/accessibility.ts';
import type { SiteMarkupFacts } from '../domain/facts/site-markup.ts';
import { CONTACTS, type Contact } from './markup/contacts.ts';
import { addSaid, countedOnly, type FaultGroups, pagesOf } from './markup/fault-groups.ts';
import { type PageTally, tallied } from './markup/page-tally.ts';
import type { MarkupReading } from './markup.ts';

type Place = CheckResult['nodes'][number];
type SkipState = SiteMarkupFacts['skip'][number]['state'];
type PictureLink = SiteMarkupFacts['pictureLinks'][number];

const MOST_MENUS = 60;
const MOST_PICTURE_LINKS = 60;

/** Puts together what the pages of one site say, so that a thousand pages with the same fault take the room of twenty. */
export interface MarkupBook {
  add(url: string, reading: MarkupReading, resolve: (href: string) => string | null): void;
  /** Facts of the pages that have something to say, and those of the site; `null` where no page was read. */
  close(): SiteMarkup | null;
}

export interface SiteMarkup {
  readonly pages: readonly { readonly url: string; readonly facts: MarkupFacts }[];
  readonly site: SiteMarkupFacts;
}

export function createMarkupBook(): MarkupBook {
  const groups: FaultGroups = new Map();
  const fine = new Map<string, number>();
  const skip = new Map<SkipState, PageTally<Place | null>>();
  const menus = new Map<string, PageTally<{ readonly place: Place; readonly names: readonly string[] }>>();
  const ways = new Set<Contact>();
  const pictures = new Map<string, PictureLink>();
  let pages = 0;
  let named = false;
  let blank = false;
  return {
    add(url, { said, skip: { state, place }, menu, contacts, pictureLinks }, resolve) {
      pages += 1;
      for (const one of said) {
        addSaid(groups, url, one);
        if (one.fine > 0 && one.failures.length === 0) fine.set(one.rule, (fine.get(one.rule) ?? 0) + 1);
      }
      skip.set(state, tallied(skip.get(state), url, place));
      const key = menu ? `${menu.place.shape}\u0000${menu.names.join('\u0000')}` : '';
      if (menu && (menus.has(key) || menus.size < MOST_MENUS))
        menus.set(key, tallied(menus.get(key), url, menu));
      for (const way of contacts.ways) ways.add(way);
      named ||= contacts.named;
      blank ||= contacts.blank;
      for (const { href, name, src } of pictureLinks) {
        const target = pictures.size < MOST_PICTURE_LINKS ? resolve(href) : null;
        if (target) pictures.set(`${target}\u0000${name}`, { url: target, name, src, page: url });
      }
    },
    close() {
      if (pages === 0) return null;
      const site: SiteMarkupFacts = {
        pages,
        fine: [...fine].map(([rule, n]) => ({ rule, pages: n })).sort((a, b) => order(a.rule, b.rule)),
        more: countedOnly(groups),
        skip: [...skip]
          .map(([state, { first, ...tally }]) => ({ state, ...seenOn(tally), place: first }))
          .sort((a, b) => order(a.state, b.state)),
        menus: [...menus]
          .sort(([a], [b]) => order(a, b))
          .map(([, { first, ...tally }]) => ({
            names: [...first.names],
            ...seenOn(tally),
            place: first.place,
          })),
        contacts: { ways: CONTACTS.filter((one) => ways.has(one)), named, blank },
        pictureLinks: [...pictures].sort(([a], [b]) => order(a, b)).map(([, link]) => link),
      };
      return { pages: pagesOf(groups), site };
    },
  };
}

function seenOn(tally: Omit<PageTally<unknown>, 'first'>): { pages: number; samplePages: string[] } {
  return { pages: tally.pages, samplePages: [...tally.samplePages] };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
