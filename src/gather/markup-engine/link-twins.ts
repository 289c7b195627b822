import type { HtmlElement } from '../../domain/document.ts';
import { ancestor, type PageTree } from './page-tree.ts';
import { ownTwin, type Told, type Twin } from './twin.ts';
import { nameOf, plain, textOf, wordsOf } from './words-of.ts';

const MOST_ALIKE = 20;
const NOTICE = /新窗口|新窗|新页面|新标签|弹出|打开新|new (?:window|tab)/i;

/** The same words for different targets, and windows that open without notice. */
export const linkTwins: readonly Twin[] = [
  ownTwin('link-words-same', sameWords),
  ownTwin('new-window-unannounced', newWindows),
];

interface Use {
  readonly link: HtmlElement;
  readonly to: string | null;
}

function sameWords(tree: PageTree): readonly Told[] {
  const byName = new Map<string, Use[]>();
  for (const link of linksOf(tree)) {
    const href = (link.attribs['href'] ?? '').trim();
    const name = bare(nameOf(link, tree));
    if (name.length < 2 || /^(?:#|javascript:|mailto:|tel:)/i.test(href) || NOT_NAMING.test(name)) continue;
    const known = byName.get(name.toLowerCase()) ?? [];
    if (known.length < MOST_ALIKE) known.push({ link, to: target(href, tree.base) });
    byName.set(name.toLowerCase(), known);
  }
  return [...byName].flatMap(([name, [first, ...others]]) => {
    if (!first || first.to === null) return [];
    const other = others.find(
      ({ link, to }) => to !== null && to !== first.to && sameContext(link, first.link),
    );
    if (!other) return [];
    const told = `words: ${name.slice(0, 60)}; leads to ${other.to?.slice(0, 90)} and ${first.to.slice(0, 90)}`;
    return { element: other.link, told };
  });
}

/** Words that are judged as such elsewhere, and dates. */
const NOT_NAMING =
  /^(?:(?:查看|了解|阅读|获取)?更多|更多(?:内容|信息|详情)?|点击|点此|这里|此处|详情|详细|查看|进入|链接|点击(?:这里|此处|查看|进入|链接|下载)|查看(?:详情|详细|更多|全文)|阅读全文|全文|more|read more|click|click here|here|details?|learn more|link|链接\s?\d{1,3}|[\d\s/:.-]+)$/i;

function sameContext(a: HtmlElement, b: HtmlElement): boolean {
  const [one, other] = [a, b].map((link) => ancestor(link, ({ name }) => /^(?:li|tr|p|dd)$/.test(name)));
  if (!one || !other) return true;
  return bare(wordsOf(one)) === bare(wordsOf(other));
}

function target(href: string, base: string): string | null {
  const url = URL.parse(href, base);
  if (!url) return null;
  const path = url.pathname.replace(/\/(?:index|default)\.s?html?$/, '/').replace(/\/$/, '');
  return `${url.host}${path}${url.search}`.toLowerCase();
}

function newWindows(tree: PageTree): readonly Told[] {
  const said = tree.body ? textOf(tree.body, 100_000) : '';
  if (NOTICE.test(said) && /链接|links?/i.test(said)) return []; // perhaps said for all of them
  return linksOf(tree).flatMap((link) => {
    const { target: window = '', href = '', title = '' } = link.attribs;
    if (!/^_(?:blank|new)$/i.test(window) || /^javascript:/i.test(href.trim())) return [];
    const name = bare(nameOf(link, tree));
    if (name === '' || NOTICE.test(`${name} ${title}`) || 'aria-describedby' in link.attribs) return [];
    return { element: link, told: 'opens a new window' };
  });
}

function linksOf({ shown }: PageTree): readonly HtmlElement[] {
  return shown.filter((one) => one.name === 'a' && 'href' in one.attribs);
}

function bare(name: string): string {
  return plain(name)
    .replace(/[\s>»›+.…[\]【】（）()〉》→]+/g, ' ')
    .trim();
}
