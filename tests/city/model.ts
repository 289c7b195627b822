import type { ListView, Template } from './templates/template.ts';

/** The classes of columns which have an update limit; a column without class has none. */
export type ColumnClass =
  | 'news'
  | 'notice'
  | 'policy'
  | 'interpretation'
  | 'survey'
  | 'interview'
  | 'personnel'
  | 'planning'
  | 'replies';

export type Level = 'city' | 'department' | 'county' | 'county-department' | 'township';
export type Family = 4 | 6;

export interface Ports {
  /** All name-based virtual hosts. */
  readonly web: number;
  readonly dns: number;
  /** Listens on IPv4 only. */
  readonly v4only: number;
  /** Nothing listens here: target of links. */
  readonly closed: number;
  /** Nothing listens here: address of the site that is down. */
  readonly closedSite: number;
  /** HTTPS hosts, told apart by SNI. */
  readonly tls: number;
  /** HTTPS on IPv4 only. */
  readonly tls4: number;
}

export type LinkRule =
  | 'broken-link'
  | 'broken-image'
  | 'broken-attachment'
  | 'broken-resource'
  | 'broken-fragment'
  | 'soft-404'
  | 'hijacked-link'
  | 'dark-link'
  | 'intranet-link'
  | 'maintenance-page';

/** One thing the audit has to report. */
export interface Expectation {
  readonly rule: string;
  /** `failed` also where the severity is a warning; a hint is `cantTell`. */
  readonly outcome: 'failed' | 'cantTell';
  /** Other rules that may name the same fault, where the rules' descriptions leave it open. */
  readonly orRules?: readonly string[];
  /** Rules that may speak of it as long as the pack does not have its own. */
  readonly standIns?: readonly string[];
  /** A single run may leave it undecided: `cantTell` is as good. */
  readonly hintWillDo?: true;
  readonly target: {
    /** `item`: a finding may name the item's own page, or the column whose list it stands in. */
    readonly type: 'site' | 'column' | 'link' | 'page' | 'element' | 'item';
    readonly url?: string;
    readonly name?: string;
    /** Further addresses under which the same thing may be named: an item's column, a pair's other half. */
    readonly also?: readonly string[];
    /** A snippet that stands in the faulty element and nowhere else on the site. */
    readonly htmlIncludes?: string;
  };
  /** Addresses on which it stands; absent where it stands on every page of the site. */
  readonly pages?: readonly string[];
  readonly why: string;
}

/** One thing the audit must not report by this rule; without place, nowhere on the site. */
export interface Trap {
  /** With `*` at the end: all rules that begin so. */
  readonly rule: string;
  readonly url?: string;
  readonly htmlIncludes?: string;
  readonly why: string;
}

/** What may be reported and need not be: the rule's description does not decide it. */
export type Tolerance = Trap;

export interface ColumnAnswer {
  readonly name: string;
  readonly url: string;
  readonly class: ColumnClass | null;
  readonly latest: string | null;
}

export interface SiteAnswers {
  readonly id: string;
  readonly expect: readonly Expectation[];
  readonly traps: readonly Trap[];
  readonly tolerated: readonly Tolerance[];
  readonly columns: readonly ColumnAnswer[];
}

/** Anything that has an address on a site. */
export interface Place {
  readonly path: string;
  readonly url: string;
}

export interface Article extends Place {
  readonly no: number;
  readonly title: string;
  /** The day on which it was published. */
  readonly date: string;
  /** What the list, the page and its `PubDate` say of that day; null where they say nothing. */
  readonly listDate: string | null;
  readonly pageDate: string | null;
  readonly metaDate: string | null;
  readonly source: string;
  readonly column: Column;
  readonly pinned: boolean;
  readonly paragraphs: readonly string[];
  /** Where the list sends the visitor: the article's path, or another address. */
  readonly href: string;
}

export interface Column extends Place {
  readonly no: number;
  readonly slug: string;
  readonly name: string;
  readonly class: ColumnClass | null;
  /** In the order of the list. */
  readonly articles: readonly Article[];
  readonly perPage: number;
  readonly onHome: boolean;
  readonly inMenu: boolean;
  /** Stands where the items would stand, when there are none. */
  readonly emptyText: string;
  readonly table: boolean;
  readonly dateStyle: DateStyle | undefined;
  /** Makes the items of a list page where the template's own way is not wanted. */
  readonly view: ((view: ListView) => string) | undefined;
}

export interface SiteSpec {
  readonly id: string;
  readonly name: string;
  /** How texts call it: 市教育局. */
  readonly organ: string;
  /** How texts call its area: 清湖市. */
  readonly area: string;
  readonly host: string;
  readonly port: number;
  /** Port of the hosts that footers and outside links lead to. */
  readonly web: number;
  /** Path prefix of a sub-site, such as /mzj. */
  readonly prefix?: string;
  readonly level: Level;
  readonly county?: string;
  readonly owner: string;
  readonly siteCode: string;
  readonly field: string;
  readonly template: Template;
  readonly dateStyle: DateStyle;
  readonly encoding?: 'utf-8' | 'gbk';
  /** Its address begins with https. */
  readonly secure?: true;
  /** Certificates for each family, where it is secure. */
  readonly tls?: Host['tls'];
  /** What is different over IPv6. */
  readonly over6?: Host['over6'];
  readonly robots?: string;
  readonly sitemap?: boolean;
  /** Default: 127.0.0.1 and ::1. */
  readonly records?: AddressRecords;
  /** The button of the version for the elderly does nothing. */
  readonly elder?: 'idle';
  readonly slogan: string;
  /** Colour of bars, dark enough for white text. */
  readonly colour: string;
}

export type DateStyle =
  | 'yyyy-mm-dd'
  | '[yyyy-mm-dd]'
  | 'yyyy/mm/dd'
  | 'yyyy.mm.dd'
  | 'yyyy年mm月dd日'
  | '[mm-dd]'
  | 'mm-dd'
  | 'yyyy年m月d日'
  | '二〇yy年m月d日';

export interface Resource {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Begins its answer, sends so many bytes of the body, and then nothing more. */
export interface Stall {
  readonly stallAfterBytes: number;
  readonly resource: Resource;
}

/** What a host does with one request: an answer, silence for ever, or a reset. */
export type Answer = Resource | Stall | 'silence' | 'reset';
export type Handler = (path: string, method: string, family: Family) => Answer | Promise<Answer>;

export interface Host {
  readonly name: string;
  readonly port: number;
  readonly resources: Map<string, Resource | Handler>;
  /** Asked for paths that are not in `resources`. */
  readonly fallback?: Handler;
  /** The certificate it shows to each family, where its port speaks TLS. */
  readonly tls?: Readonly<Record<Family, CertificateState>>;
  /** Takes the place of the usual answer over IPv6. */
  readonly over6?: (path: string, usual: () => Answer | Promise<Answer>) => Answer | Promise<Answer>;
}

export type CertificateState = 'valid' | 'expired' | 'other-name' | 'self-signed';

export interface AddressRecords {
  readonly a: readonly string[];
  readonly aaaa: readonly string[];
  readonly cname?: string;
  /** Questions about it are answered with SERVFAIL. */
  readonly fails?: true;
}

export type Slot = 'head' | 'top' | 'main' | 'side' | 'foot';

export interface ColumnOptions {
  readonly slug: string;
  readonly name: string;
  readonly class?: ColumnClass;
  readonly latest: string;
  readonly count: number;
  /** Days between two items. */
  readonly every?: number;
  readonly perPage?: number;
  readonly onHome?: boolean;
  readonly inMenu?: boolean;
  readonly table?: boolean;
  /** Titles of the first items; the others are made up. */
  readonly titles?: readonly string[];
  /** Addresses of the first items, where an item leads elsewhere than to its own page. */
  readonly hrefs?: readonly (string | undefined)[];
  /** Date of an old item that is pinned to the top of the list. */
  readonly pinned?: string;
  readonly dateStyle?: DateStyle;
  /** The first items one by one; items beyond it are made up. Where all dates are given, `latest` must agree. */
  readonly items?: readonly ItemOptions[];
  /** Oldest first. */
  readonly ascending?: true;
  readonly view?: (view: ListView) => string;
  /** Says why, where the column is planted as stale. */
  readonly stale?: string;
  /** Says why somebody could take the column for stale though it is not. */
  readonly trap?: string;
}

/** One item of a list; what is not given follows from the column. */
export interface ItemOptions {
  readonly title?: string;
  readonly href?: string;
  readonly date?: string;
  readonly listDate?: string | null;
  readonly pageDate?: string | null;
  readonly metaDate?: string | null;
  /** Its address, where the template's own way of making one is not wanted. */
  readonly path?: string;
  readonly paragraphs?: readonly string[];
  readonly pinned?: true;
}

export interface StaticPage extends Place {
  readonly title: string;
  readonly html: string;
  readonly inMenu: boolean;
}

export interface HomeOptions {
  /** The home page shows nothing newer than this. */
  readonly until?: string;
  readonly friends?: readonly { readonly name: string; readonly href: string }[];
}

/** HTML to be put into a slot of one page, or of all where `path` is missing. */
export interface Insert {
  readonly path: string | undefined;
  readonly slot: Slot;
  readonly html: string;
}
