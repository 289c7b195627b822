import { paragraphs, titles } from './content.ts';
import { daysBefore, isStale } from './dates.ts';
import type {
  Article,
  Column,
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
  Trap,
} from './model.ts';
import { pick, random } from './random.ts';
import { renderSite } from './render-site.ts';
import { html } from './resources.ts';

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
    const rows = this.#rows(options, column);
    (column.articles as Article[]).push(...rows);
    if (options.stale !== undefined) this.#columnFault('stale-column', column, options.stale);
    if (options.trap !== undefined) this.trap({ rule: 'stale-column', url: column.url, why: options.trap });
    return column;
  }

  /** A column without items, which counts as blank. */
  blankColumn(options: Pick<ColumnOptions, 'slug' | 'name' | 'class'>, text: string, why: string): Column {
    const column = this.#emptyColumn(options, text);
    this.#columnFault('blank-column', column, why);
    return column;
  }

  /** A column without items whose remark says why. */
  excusedColumn(
    options: Pick<ColumnOptions, 'slug' | 'name' | 'class'>,
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

  trap(trap: Trap): void {
    this.#traps.push(trap);
  }

  answers(): SiteAnswers {
    return {
      id: this.spec.id,
      expect: [...this.#expect.values()],
      traps: this.#traps,
      columns: this.columns.map((column) => ({
        name: column.name,
        url: column.url,
        class: column.class,
        latest:
          column.articles
            .map((a) => a.date)
            .sort()
            .at(-1) ?? null,
      })),
    };
  }

  /** Renders all pages into `resources`. */
  finish(): void {
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
    };
    this.columns.push(column);
    return column;
  }

  #rows(options: ColumnOptions, column: Column): Article[] {
    const key = `${this.spec.id}/${options.slug}`;
    const made = titles(key, column.class, this.spec, options.count + 1);
    const next = random(`dates/${key}`);
    const dates: string[] = [];
    let date = options.latest;
    for (let i = 0; i < options.count; i++) {
      dates.push(date);
      date = daysBefore(date, 1 + Math.floor(next() * 2 * (options.every ?? 3)));
    }
    const rows = dates.map((day, i) =>
      this.#article(column, {
        title: options.titles?.[i] ?? made[i] ?? '',
        date: day,
        index: i,
        href: options.hrefs?.[i],
      }),
    );
    if (options.pinned === undefined) return rows;
    const title = made[options.count] ?? '';
    return [
      this.#article(column, { title, date: options.pinned, index: options.count, pinned: true }),
      ...rows,
    ];
  }

  #article(
    column: Column,
    row: { title: string; date: string; index: number; pinned?: boolean; href?: string | undefined },
  ): Article {
    const key = `${this.spec.id}/${column.slug}/${row.index}`;
    const no = 21000 + column.no * 10 + row.index;
    const place = this.place(this.spec.template.articlePath(column.slug, column.no, row.date, no, key));
    return {
      ...place,
      no,
      title: row.title,
      date: row.date,
      source: pick(random(`source/${key}`), [this.spec.name, this.spec.organ, '办公室', '清湖日报']),
      column,
      pinned: row.pinned ?? false,
      paragraphs: paragraphs(key, this.spec),
      href: row.href ?? place.path,
    };
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
