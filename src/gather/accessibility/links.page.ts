import { IS_NUMBERS, LINK_SAYS_LITTLE, TELLS_OF_WINDOW } from './link-words.ts';
import type { PageCheck } from './page-check.ts';

/** Words of links: generic ones out of context, the same ones for different targets, new windows without notice. */
export const links: PageCheck = {
  rules: ['link-words-generic', 'link-words-empty', 'link-words-same', 'new-window-unannounced'],
  source: String.raw`function (kit) {
    const GENERIC = ${LINK_SAYS_LITTLE};
    /** Says nothing under any heading, unlike 更多. */
    const EMPTY = /^(?:点击|点击(?:这里|此处|链接)|点此|点这里|这里|此处|链接(?:\s?\d{1,3})?|click|click here|here|link(?:\s?\d{1,3})?)$/i;
    const NOTICE = ${TELLS_OF_WINDOW};
    const bare = (name) => name.replace(/[\s>»›+.…\[\]【】（）()〉》→]+/g, ' ').trim();
    const all = kit.all('a[href]').filter(kit.shown);
    const announcedForAll = kit.texts().some(({ text }) => text.length < 80 && NOTICE.test(text) && /链接|links?/i.test(text));
    const byName = new Map();
    for (const link of all) {
      const href = kit.attr(link, 'href').trim();
      const name = bare(kit.name(link));
      if (name === '') continue;
      kit.judged('link-words-generic');
      if (GENERIC.test(name)) {
        if (EMPTY.test(name) && standsAlone(link, name)) kit.failed('link-words-empty', link, 'words: ' + name);
        else if (!contextOf(link, name)) kit.failed('link-words-generic', link, 'words: ' + name);
      } else if (name.length > 1 && !/^(?:#|javascript:|mailto:|tel:)/i.test(href) && !${IS_NUMBERS}.test(name)) {
        const key = name.toLowerCase();
        const known = byName.get(key) || [];
        if (known.length < 20) known.push({ link, to: target(href) });
        byName.set(key, known);
      }
      if (/^_(?:blank|new)$/i.test(kit.attr(link, 'target') || '') && !/^javascript:/i.test(href)) {
        kit.judged('new-window-unannounced');
        const told = name + ' ' + (kit.attr(link, 'title') || '') + ' ' + kit.referenced(link, 'aria-describedby');
        if (!announcedForAll && !NOTICE.test(told)) kit.failed('new-window-unannounced', link, 'opens a new window');
      }
    }
    for (const [name, uses] of byName) {
      if (uses.length < 2) continue;
      kit.judged('link-words-same');
      const first = uses[0];
      const other = uses.find((one) => one.to !== null && first.to !== null && one.to !== first.to && sameContext(one.link, first.link));
      if (other) kit.failed('link-words-same', other.link, 'words: ' + name.slice(0, 60) + '; leads to ' + other.to.slice(0, 90) + ' and ' + first.to.slice(0, 90));
    }

    /** What WCAG takes for the context of a link: its sentence, list item, cell or paragraph, or the heading beside it. */
    function contextOf(link, name) {
      if (kit.has(link, 'aria-describedby')) return true;
      const title = bare(kit.attr(link, 'title') || '');
      if (title !== '' && !GENERIC.test(title) && title !== name) return true;
      const holder = kit.closest(link, 'li, p, td, th, dd, dt, h1, h2, h3, h4, h5, h6, figure, article');
      if (holder && bare(kit.words(holder)).replace(name, '').trim().length >= 4) return true;
      let at = link;
      for (let up = 0; up < 3; up++) {
        at = kit.parent(at);
        if (!at || at === kit.body) return false;
        const words = bare(kit.words(at));
        if (words.length > name.length + 1 && words.length < 60) return true;
        if (kit.all('h1, h2, h3, h4, h5, h6, [role=heading]', at).length > 0) return true;
      }
      return false;
    }
    /** Neither its paragraph nor what stands before it says where it leads, and no heading but that of the page stands over it. */
    function standsAlone(link, name) {
      if (kit.has(link, 'aria-describedby') || kit.plain(kit.attr(link, 'title')) !== '' || kit.closest(link, 'td, th, dd, dt, figure, label, nav, [role=dialog]')) return false;
      const holder = kit.closest(link, 'li, p, div, article, section');
      if (!holder || bare(kit.words(holder)) !== name || kit.all('img, svg, video', holder).length > 0) return false;
      const list = kit.parent(holder) && kit.closest(kit.parent(holder), 'li');
      if (list) return false;
      const above = kit.parent(holder);
      const siblings = above ? kit.children(above) : [];
      const before = siblings[siblings.indexOf(holder) - 1];
      if (before && (/[:：]\s*$|点击|链接|网址|入口|如下|下方|查看|下载/.test(kit.words(before)) && kit.all('a[href]', before).length === 0)) return false;
      const title = kit.plain(kit.textContent(kit.all('head > title')[0] || kit.body));
      for (let at = above, up = 0; at && up < 3; at = kit.parent(at), up++) {
        const headings = kit.all('h1, h2, h3, h4, h5, h6, [role=heading], legend, caption', at).filter((one) => kit.after(one, link));
        if (headings.some((one) => kit.tag(one) !== 'h1' || !title.includes(kit.words(one)))) return false;
      }
      return true;
    }
    function sameContext(a, b) {
      const rows = [a, b].map((link) => kit.closest(link, 'li, tr, p, dd'));
      if (!rows[0] || !rows[1]) return true;
      const words = rows.map((row) => bare(kit.words(row)));
      return words[0] === words[1];
    }
    function target(href) {
      try {
        const url = new URL(href, kit.base || (kit.base = document.baseURI));
        return (url.host + url.pathname.replace(/\/(?:index|default)\.s?html?$/, '/').replace(/\/$/, '') + url.search).toLowerCase();
      } catch { return null; }
    }
  }`,
};
