import type { HtmlElement } from '../../domain/document.ts';

/** 国办发〔2017〕47号: site, column and content tags, and the optional ones of content pages. */
const CANONICAL = [
  'SiteName',
  'SiteDomain',
  'SiteIDCode',
  'ColumnName',
  'ColumnDescription',
  'ColumnKeywords',
  'ColumnType',
  'ArticleTitle',
  'PubDate',
  'ContentSource',
  'Keywords',
  'Description',
  'Author',
  'Image',
  'Url',
] as const;
const BY_LOWER: ReadonlyMap<string, string> = new Map(CANONICAL.map((name) => [name.toLowerCase(), name]));
/** Of these the first counts, filled or not: others are read as a benefit of the doubt. */
const OPTIONAL: ReadonlySet<string> = new Set(['Keywords', 'Description', 'Author', 'Image', 'Url']);
const MAX_VALUE_CHARS = 2_000;

/** The standard tags by their canonical name whatever their letter case; a filled standard tag beats an empty one of the same name. */
export function readMetaTags(metas: readonly HtmlElement[]): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const { attribs } of metas) {
    const name = BY_LOWER.get((attribs['name'] ?? '').trim().toLowerCase());
    const content = attribs['content'];
    if (!name || content === undefined) continue;
    if (tags[name] === undefined || (tags[name] === '' && !OPTIONAL.has(name))) tags[name] = tidy(content);
  }
  return tags;
}

/** When the content system wrote the page: `Maketime`, or 页面生成时间 in `others`. Dates the page, not its content. */
export function readGenerated(metas: readonly HtmlElement[]): string {
  for (const { attribs } of metas) {
    const name = (attribs['name'] ?? '').toLowerCase();
    const content = attribs['content'] ?? '';
    if (name === 'maketime' || (name === 'others' && content.includes('生成时间'))) return content;
  }
  return '';
}

/** As written, without line breaks and outer blanks. */
function tidy(content: string): string {
  const cut = content.length > MAX_VALUE_CHARS ? content.slice(0, MAX_VALUE_CHARS) : content;
  return cut.replace(/\s*[\r\n]+\s*/g, '').trim();
}
