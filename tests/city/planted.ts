import { daysLeft, isDueSoon } from './dates.ts';
import type { Article, Column, ColumnClass, Expectation, LinkRule, Place, Tolerance, Trap } from './model.ts';

/** What was planted on a site, and what only looks so: the site's part of the answer sheet. */
export class Planted {
  /** The site's own address. */
  readonly url: string;
  readonly #expect = new Map<string, Expectation>();
  readonly #traps: Trap[] = [];
  readonly #tolerated: Tolerance[] = [];

  constructor(url: string) {
    this.url = url;
  }

  /** The three lists so far. */
  planted() {
    return { expect: [...this.#expect.values()], traps: this.#traps, tolerated: this.#tolerated };
  }

  /** Plants a faulty link: returns the address as written, and notes what must be found. */
  fault(
    rule: LinkRule,
    place: Place | 'everywhere',
    href: string,
    why: string,
    more: Partial<Expectation> = {},
  ): string {
    this.#link({ rule, outcome: 'failed', place, href, why, more });
    return href;
  }

  /** The same for a link about which nothing certain can be said. */
  unsure(rule: 'blocked-link' | 'suspect-link', place: Place, href: string, why: string): string {
    this.#link({ rule, outcome: 'cantTell', place, href, why, more: {} });
    this.trapLink('broken-link', place, href, why);
    return href;
  }

  /** Returns the address as written, and notes that it must not be reported. */
  trapLink(rule: string, place: Place, href: string, why: string): string {
    this.trap({ rule, url: absolute(href, place.url), why });
    return href;
  }

  /** Notes an accessibility fault; `snippet` stands in the faulty element only. */
  element(rule: string, snippet: string, places: readonly Place[] | 'everywhere', why: string): void {
    const target = { type: 'element', htmlIncludes: snippet } as const;
    const pages = places === 'everywhere' ? {} : { pages: places.map((place) => place.url) };
    this.#add(`${rule} ${snippet}`, { rule, outcome: 'failed', target, ...pages, why });
  }

  siteFault(rule: string, why: string, more: Partial<Expectation> = {}): void {
    this.#add(rule, { rule, outcome: 'failed', target: { type: 'site', url: this.url }, why, ...more });
  }

  staleHome(why: string): void {
    this.#add('stale-home-page', {
      rule: 'stale-home-page',
      outcome: 'failed',
      target: { type: 'page', url: this.url },
      why,
    });
  }

  /** A remark about a column which is no fault. */
  hint(rule: string, column: Column, why: string): void {
    const target = { type: 'column', name: column.name, url: column.url } as const;
    this.#add(`${rule} ${column.url}`, { rule, outcome: 'cantTell', target, why });
  }

  /** A fault of one item: its page may be named, or the column in whose list it stands. */
  item(rule: string, article: Article, why: string, also: readonly string[] = []): void {
    const target = { type: 'item', url: article.url, also: [article.column.url, ...also] } as const;
    this.#add(`${rule} ${article.url}`, { rule, outcome: 'failed', target, why });
  }

  /** A fault of a page or of a link, by its address as it stands here. */
  flaw(
    rule: string,
    type: 'page' | 'link' | 'column',
    href: string,
    why: string,
    more: Partial<Expectation> = {},
  ): void {
    const url = new URL(href, this.url).href;
    this.#add(`${rule} ${url}`, { rule, outcome: 'failed', target: { type, url }, why, ...more });
  }

  trap(trap: Trap): void {
    this.#traps.push(trap);
  }

  /** Notes that a finding here is neither wanted nor wrong. */
  tolerate(tolerance: Tolerance): void {
    this.#tolerated.push(tolerance);
  }

  /** A hint, never a fault; worked out, since every column in time is one or is none. */
  dueSoon(column: Column, columnClass: ColumnClass, latest: string): void {
    const left = daysLeft(columnClass, latest);
    if (isDueSoon(columnClass, latest)) this.hint('due-soon-column', column, `离更新期限还有${left}天`);
    else this.trap({ rule: 'due-soon-column', url: column.url, why: `离更新期限还有${left}天，不必提醒` });
  }

  columnFault(rule: string, column: Column, why: string): void {
    const target = { type: 'column', name: column.name, url: column.url } as const;
    this.#add(`${rule} ${column.url}`, { rule, outcome: 'failed', target, why });
  }

  #link({ rule, outcome, place, href, why, more }: PlantedLink): void {
    const base = place === 'everywhere' ? this.url : place.url;
    const url = rule === 'broken-fragment' ? new URL(href, base).href : absolute(href, base);
    const pages = place === 'everywhere' ? {} : { pages: [place.url] };
    this.#add(`${rule} ${url}`, { rule, outcome, target: { type: 'link', url }, ...pages, why, ...more });
  }

  #add(key: string, expectation: Expectation): void {
    const known = this.#expect.get(key);
    if (!known) this.#expect.set(key, expectation);
    else
      this.#expect.set(key, {
        ...known,
        pages: [...new Set([...(known.pages ?? []), ...(expectation.pages ?? [])])],
      });
  }
}

interface PlantedLink {
  readonly rule: string;
  readonly outcome: 'failed' | 'cantTell';
  readonly place: Place | 'everywhere';
  readonly href: string;
  readonly why: string;
  readonly more: Partial<Expectation>;
}

function absolute(href: string, base: string): string {
  const url = new URL(href, base);
  url.hash = '';
  return url.href;
}
