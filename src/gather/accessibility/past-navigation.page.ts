import type { PageCheck } from './page-check.ts';

/** No way past the links at the top (WCAG 2.4.1): not one heading, landmark, skip link, key or fold on the whole page. */
export const pastNavigation: PageCheck = {
  rules: ['no-way-past-navigation'],
  source: `function (kit) {
    const MANY = 5;
    const CONTENT = 30;
    const WAYS = 'h1, h2, h3, h4, h5, h6, main, nav, aside, header, footer, section[aria-label], section[aria-labelledby], [role], iframe, frame, details, [aria-expanded], [accesskey]';
    if (kit.all('a[href]').length < MANY) return;
    kit.judged('no-way-past-navigation');
    if (kit.all(WAYS).length > 0) return;
    const links = kit.all('a[href]');
    if (links.slice(0, 20).some(leadsOn)) return;
    // What listens to keys for the whole page may lead on too.
    const heardOf = (type) => (Array.isArray(globalThis.heard) ? globalThis.heard : []).some(([el, types]) => (el === document || el === kit.root || el === kit.body) && types.some((one) => type.test(one)));
    if (heardOf(/^key/)) return;
    // Tools for aids bring keys of their own.
    const named = links.slice(0, 60).filter((link) => kit.shown(link) && /无障碍|读屏|跳[转过到至]/.test(kit.words(link)));
    // One to a place that does not exist leads nowhere, unless a script hears of it.
    if (named.some((link) => !/^#./.test(kit.attr(link, 'href').trim()) || heardOf(/click|mouse|pointer/))) return;
    const shown = links.filter(kit.shown);
    let after = 0;
    const first = kit.texts().find(({ text, holder }) => text.length >= 15 && !kit.closest(holder, 'a, button, label, select, option, script'));
    if (!first) return;
    for (const { text, holder } of kit.texts()) if (!kit.closest(holder, 'a, button') && (holder === first.holder || kit.after(first.holder, holder))) after += text.length;
    const before = shown.filter((link) => kit.after(link, first.holder));
    if (before.length >= MANY && after >= CONTENT) kit.failed('no-way-past-navigation', kit.body, before.length + ' links before the text, and no heading, landmark or skip link');
    /** A link within the page whose place exists, and that the keyboard comes to. */
    function leadsOn(link) {
      const href = kit.attr(link, 'href').trim();
      const box = kit.rect(link);
      if (box.width === 0 && box.height === 0) return false;
      if (/^javascript:/i.test(href) || kit.has(link, 'onclick')) return true;
      if (!href.startsWith('#') || href.length < 2) return false;
      return kit.byId(href.slice(1)) !== null || kit.all('a[name]').some((one) => kit.attr(one, 'name') === href.slice(1));
    }
  }`,
};
