import { asOf, isStale } from './dates.ts';
import type {
  Article,
  Column,
  ColumnOptions,
  Handler,
  HomeOptions,
  Insert,
  Place,
  Resource,
  SiteAnswers,
  SiteSpec,
  Slot,
  StaticPage,
} from './model.ts';
import { Planted } from './planted.ts';
import { newOnHome, renderSite } from './render-site.ts';
import { html } from './resources.ts';
import { rowsOf } from './rows.ts';

/** Collects one site: its contents, its planted defects and the answers that go with them. */
export class Site extends Planted {
  readonly spec: SiteSpec;
  readonly origin: string;
  readonly prefix: string;
  readonly columns: Column[] = [];
  readonly pages: StaticPage[] = [];
  readonly resources = new Map<string, Resource | Handler>();
  readonly inserts: Insert[] = [];
  readonly edits: { readonly path: string | undefined; readonly edit: (html: string) => string }[] = [];
  readonly home: Place;
  homeOptions: HomeOptions = {};

  constructor(spec: SiteSpec) {
    const origin = `http${spec.secure ? 's' : ''}://${spec.host}:${spec.port}`;
    const prefix = spec.prefix ?? '';
    super(`${origin}${prefix}/`);
    this.spec = spec;
    this.origin = origin;
    this.prefix = prefix;
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
    if (options.stale !== undefined) this.columnFault('stale-column', column, options.stale);
    else if (columnClass !== null) this.dueSoon(column, columnClass, options.latest);
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
    this.columnFault('blank-column', column, why);
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
    this.resources.set(decodeURI(place.path), html(text, this.spec.encoding));
    return place;
  }

  serve(path: string, resource: Resource | Handler): Place {
    const place = this.place(path);
    this.resources.set(decodeURI(place.path), resource);
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

  answers(): SiteAnswers {
    return {
      id: this.spec.id,
      ...this.planted(),
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
    const declared = this.planted().expect.some((e) => e.rule === 'stale-home-page');
    if ((most === 0) !== declared) throw new Error(`${this.spec.id}: ${most} new items on the home page`);
    const why = `首页两周内有${most}条新信息`;
    if (declared) this.tolerate({ rule: 'few-home-page-items', url: this.url, why });
    // One short of ten, and the column behind the list holds a tenth: whoever sees that may leave it to a person.
    else if (most === 9) this.flaw('few-home-page-items', 'page', this.url, why, { hintWillDo: true });
    else if (most < 10) this.flaw('few-home-page-items', 'page', this.url, why);
    else if (least >= 10) this.trap({ rule: 'few-home-page-items', url: this.url, why });
    else throw new Error(`${this.spec.id}: ${least} to ${most} new items, which is on the border`);
  }
}
