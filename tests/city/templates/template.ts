import type { Article, Column, SiteSpec } from '../model.ts';

export interface Crumb {
  readonly name: string;
  readonly href: string;
}

/** What every page of a site shows around its contents. */
export interface Frame {
  readonly spec: SiteSpec;
  readonly prefix: string;
  readonly menu: readonly Crumb[];
  readonly friends: readonly Crumb[];
}

export interface ListView {
  readonly column: Column;
  readonly items: readonly Article[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export interface Block {
  readonly column: Column;
  readonly items: readonly Article[];
}

export interface PageView {
  readonly title: string;
  readonly html: string;
  readonly url: string;
}

/** A way to build pages, after one of the content systems in use. All paths are without a site's prefix. */
export interface Template {
  readonly name: string;
  /** Folder of style sheets, scripts and pictures. */
  readonly assets: string;
  readonly css: (colour: string) => string;
  readonly js: string;
  readonly listPath: (slug: string, columnNo: number, page: number) => string;
  readonly articlePath: (slug: string, columnNo: number, date: string, no: number, key: string) => string;
  readonly home: (frame: Frame, blocks: readonly Block[]) => string;
  readonly list: (frame: Frame, view: ListView) => string;
  readonly article: (frame: Frame, article: Article, body: string) => string;
  readonly page: (frame: Frame, page: PageView) => string;
}
