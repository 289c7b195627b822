import { asOf, daysLeft, isDueSoon, isStale } from './dates.ts';
import type {
  Article,
  Column,
  ColumnClass,
  ColumnOptions,
  Expectation,
  Handler,
  HomeOptions,
  Insert,
  Place,
  Resource,
  SiteAnswers,
  SiteSpec,
  Slot,
  StaticPage,
  Tolerance,
  Trap,
} from './model.ts';
import { newOnHome, renderSite } from './render-site.ts';
import { html } from './resources.ts';
import { rowsOf } from './rows.ts';

/** Collects one site: its contents, its planted defects and the answers that go with them. */
export class Site {
  readonly spec: SiteSpec;
  readonly origin: string;
  readonly prefix: string;
  readonly url: string;
  readonly columns: Column[] = [];
  readonly pages: StaticPage[] = [];
  readonly resources = new Map<string, Resource | Handler>();
  readonly inserts: Insert[] = [];
  readonly edits: { readonly path: string | undefined; readonly edit: (html: string) => string }[] = [];
  readonly home: Place;
  homeOptions: HomeOptions = {};
  readonly #expect = new Map<string, Expectation>();
  readonly #traps: Trap[] = [];
  readonly #tolerated: Tolerance[] = [];

  constructor(spec: SiteSpec) {
    this.spec = spec;
    this.origin = `http://${spec.host}:${spec.port}`;
    this.prefix = spec.prefix ?? '';
    this.url = `${this.origin}${this.prefix}/`;
    this.home = this.place('/');
  }

  /** An address on this site; `path` is without the prefix. */
  place(path: string): Place {
    const full = `${this.prefix}${path}`;
    return { path: full, url: new URL(full, this.origin).href };
  }

  /** A column with items and pages for them. Throws where its age and what is declared about it differ. */
  column(options: ColumnOptions): Column {
    const columnClass = options.class ?? null;
    const stale = columnClass !== null && isStale(columnClass, options.latest);
    if (stale !== (options.stale !== undefined))
      throw new Error(
        `${this.spec.id}: column ${options.name} is ${stale ? '' : 'not '}stale, the declaration says otherwise`,
      );
    const column = this.#emptyColumn(options, '');
    const taken = new Set(this.columns.flatMap((known) => known.articles.map((article) => article.title)));
    const rows = rowsOf({ spec: this.spec, place: (path) => this.place(path), taken }, options, column);
    (column.articles as Article[]).push(...rows);
    if (options.stale !== undefined) this.#columnFault('stale-column', column, options.stale);
    else if (columnClass !== null) this.#dueSoon(column, columnClass, options.latest);
    if (options.trap !== undefined) this.trap({ rule: 'stale-column', url: column.url, why: options.trap });
    return column;
  }

  /** A column without items, which counts as blank. */
  blankColumn(
    options: Pick<ColumnOptions, 'slug' | 'name' | 'class' | 'view'>,
    text: string,
    why: string,
  ): Column {
    const column = this.#emptyColumn(options, text);
    this.#columnFault('blank-column', column, why);
    return column;
  }

  /** A column without items whose remark says why. */
  excusedColumn(
    options: Pick<ColumnOptions, 'slug' | 'name' | 'class' | 'view'>,
    remark: string,
    why: string,
  ): Column {
    const column = this.#emptyColumn(options, remark);
    this.trap({ rule: 'blank-column', url: column.url, why });
    this.trap({ rule: 'stale-column', url: column.url, why });
    return column;
  }

  page(path: string, title: string, body: string, inMenu = false): StaticPage {
    const page = { ...this.place(path), title, html: body, inMenu };
    this.pages.push(page);
    return page;
  }

  /** A page that is sent as it is written here. */
  rawPage(path: string, text: string): Place {
    const place = this.place(path);
    this.resources.set(place.path, html(text, this.spec.encoding));
    return place;
  }

  serve(path: string, resource: Resource | Handler): Place {
    const place = this.place(path);
    this.resources.set(place.path, resource);
    return place;
  }

  insert(place: Place, slot: Slot, text: string): void {
    this.inserts.push({ path: place.path, slot, html: text });
  }

  insertEverywhere(slot: Slot, text: string): void {
    this.inserts.push({ path: undefined, slot, html: text });
  }

  edit(place: Place | 'everywhere', edit: (html: string) => string): void {
    this.edits.push({ path: place === 'everywhere' ? undefined : place.path, edit });
  }

  /** Plants a faulty link: returns the address as written, and notes what must be found. */
  fault(
    rule: 'broken-link' | 'broken-image' | 'broken-attachment',
    place: Place | 'everywhere',
    href: string,
    why: string,
  ): string {
    this.#link(rule, 'failed', place, href, why);
    return href;
  }

  /** The same for a link about which nothing certain can be said. */
  unsure(rule: 'blocked-link' | 'suspect-link', place: Place, href: string, why: string): string {
    this.#link(rule, 'cantTell', place, href, why);
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

  siteFault(rule: string, why: string, outcome: 'failed' | 'cantTell' = 'failed'): void {
    this.#add(rule, { rule, outcome, target: { type: 'site', url: this.url }, why });
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

  answers(): SiteAnswers {
    return {
      id: this.spec.id,
      expect: [...this.#expect.values()],
      traps: this.#traps,
      tolerated: this.#tolerated,
      columns: this.columns.map((column) => ({
        name: column.name,
        url: column.url,
        class: column.class,
        latest:
          column.articles
            .filter((a) => a.date <= asOf && (a.listDate ?? a.pageDate ?? a.metaDate) !== null)
            .map((a) => a.date)
            .sort()
            .at(-1) ?? null,
      })),
    };
  }

  /** Renders all pages into `resources`. */
  finish(): void {
    this.#homePage();
    renderSite(this);
  }

  #emptyColumn(
    options: Partial<ColumnOptions> & { readonly slug: string; readonly name: string },
    text: string,
  ): Column {
    const no = 1000 + this.columns.length * 17 + this.spec.id.length;
    const column: Column = {
      ...this.place(this.spec.template.listPath(options.slug, no, 1)),
      no,
      slug: options.slug,
      name: options.name,
      class: options.class ?? null,
      articles: [],
      perPage: options.perPage ?? 15,
      onHome: options.onHome ?? false,
      inMenu: options.inMenu ?? true,
      emptyText: text,
      table: options.table ?? false,
      dateStyle: options.dateStyle,
      view: options.view,
    };
    this.columns.push(column);
    return column;
  }

  /** Fewer than ten new items in two weeks are a fault of the home page; none at all is `stale-home-page`. */
  #homePage(): void {
    if (this.columns.every((column) => !column.onHome)) return;
    const [least, most] = newOnHome(this);
    const declared = this.#expect.has('stale-home-page');
    if ((most === 0) !== declared) throw new Error(`${this.spec.id}: ${most} new items on the home page`);
    const why = `首页两周内有${most}条新信息`;
    if (declared) this.tolerate({ rule: 'few-home-page-items', url: this.url, why });
    else if (most < 10) this.flaw('few-home-page-items', 'page', this.url, why);
    else if (least >= 10) this.trap({ rule: 'few-home-page-items', url: this.url, why });
    else throw new Error(`${this.spec.id}: ${least} to ${most} new items, which is on the border`);
  }

  /** A hint, never a fault; worked out, since every column in time is one or is none. */
  #dueSoon(column: Column, columnClass: ColumnClass, latest: string): void {
    const left = daysLeft(columnClass, latest);
    if (isDueSoon(columnClass, latest)) this.hint('due-soon-column', column, `离更新期限还有${left}天`);
    else this.trap({ rule: 'due-soon-column', url: column.url, why: `离更新期限还有${left}天，不必提醒` });
  }

  #columnFault(rule: string, column: Column, why: string): void {
    const target = { type: 'column', name: column.name, url: column.url } as const;
    this.#add(`${rule} ${column.url}`, { rule, outcome: 'failed', target, why });
  }

  #link(
    rule: string,
    outcome: 'failed' | 'cantTell',
    place: Place | 'everywhere',
    href: string,
    why: string,
  ): void {
    const url = absolute(href, place === 'everywhere' ? this.url : place.url);
    const pages = place === 'everywhere' ? {} : { pages: [place.url] };
    this.#add(`${rule} ${url}`, { rule, outcome, target: { type: 'link', url }, ...pages, why });
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

function absolute(href: string, base: string): string {
  const url = new URL(href, base);
  url.hash = '';
  return url.href;
}
