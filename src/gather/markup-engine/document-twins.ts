import type { HtmlElement } from '../../domain/document.ts';
import { filled, roleOf } from './page-tree.ts';
import type { Twin } from './twin.ts';

/** What is said of the page as a whole. */
export const documentTwins: readonly Twin[] = [
  {
    ...{ rule: 'html-has-lang', impact: 'serious', grade: 'failure', wcag: ['3.1.1'], certain: true },
    find: ({ html }) => ifSo(html, (one) => !filled(one.attribs['lang'])),
  },
  {
    ...{ rule: 'html-lang-valid', impact: 'serious', grade: 'failure', wcag: ['3.1.1'], certain: true },
    find: ({ html }) => ifSo(html, ({ attribs }) => filled(attribs['lang']) && !isLanguage(attribs['lang'])),
  },
  {
    ...{ rule: 'document-title', impact: 'serious', grade: 'failure', wcag: ['2.4.2'] },
    find: (tree) => ifSo(tree.html, () => !tree.titles.some(says)),
  },
  {
    ...{ rule: 'meta-viewport', impact: 'moderate', grade: 'failure', wcag: ['1.4.4'], certain: true },
    find: ({ head }) =>
      head.filter((one) => isViewport(one) && forbidsZoom(one.attribs['content'] ?? '')).slice(0, 1),
  },
  {
    ...{ rule: 'landmark-one-main', impact: 'moderate', grade: 'advice', wcag: [] },
    find: (tree) =>
      ifSo(tree.html, () => !tree.shown.some((one) => one.name === 'main' || roleOf(one) === 'main')),
  },
  {
    ...{ rule: 'page-has-heading-one', impact: 'moderate', grade: 'advice', wcag: [] },
    find: (tree) => ifSo(tree.html, () => !tree.shown.some(isHeadingOne)),
  },
];

function ifSo(html: HtmlElement | null, so: (html: HtmlElement) => boolean): readonly HtmlElement[] {
  return html && so(html) ? [html] : [];
}

function says(title: HtmlElement): boolean {
  return title.children.some((child) => child.type === 'text' && filled(child.data));
}

function isLanguage(lang: string | undefined): boolean {
  const [primary = ''] = (lang ?? '').trim().toLowerCase().split('-');
  if (/^x|^i$/.test(primary) || !/^[a-z]{2,3}$/.test(primary)) return false;
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(primary) !== undefined;
}

function isViewport({ name, attribs }: HtmlElement): boolean {
  return name === 'meta' && attribs['name']?.trim().toLowerCase() === 'viewport';
}

/** As the engine reads it: zoom switched off, or less than to double the size. */
function forbidsZoom(content: string): boolean {
  for (const item of content.slice(0, 500).toLowerCase().split(/[;,]/)) {
    const [key = '', value = ''] = item.split('=').map((part) => part.trim());
    if (key === '' || value === '') continue;
    const number = Number.parseFloat(value);
    if (key === 'user-scalable' && (value === 'no' || (number > -1 && number < 1))) return true;
    if (key === 'maximum-scale' && (value === 'yes' || (number >= 0 && number < 2))) return true;
  }
  return false;
}

function isHeadingOne(element: HtmlElement): boolean {
  const role = roleOf(element);
  if (role === 'heading') return element.attribs['aria-level'] === '1';
  return element.name === 'h1' && (role === null || role === 'heading');
}
