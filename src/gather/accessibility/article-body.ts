const CLASSES = [
  ...['TRS_Editor', 'trs_editor_view', 'ucapcontent', 'article-content', 'article_content', 'articleContent'],
  ...['news_content', 'view', 'xl_content', 'detail-content', 'content_body', 'zwcontent', 'wzcon'],
];
const IDS = ['zoom', 'Zoom', 'UCAP-CONTENT'];

/** What common content systems call the body of an article: a selector, for code inside the page. */
export const ARTICLE_BODY = [
  ...['article', 'main'],
  ...CLASSES.map((name) => `.${name}`),
  ...IDS.map((id) => `#${id}`),
].join(', ');

/** The same, of a parsed element. */
export function isArticleBody(name: string, attribs: { readonly [name: string]: string }): boolean {
  if (name === 'article' || name === 'main' || IDS.includes(attribs['id'] ?? '')) return true;
  return (attribs['class'] ?? '').split(/\s+/).some((one) => CLASSES.includes(one));
}
