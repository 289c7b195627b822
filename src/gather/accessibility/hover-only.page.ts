import type { PageCheck } from './page-check.ts';

/**
 * Content that a style sheet shows while the mouse is over something, and never while the keyboard is there. Certain
 * where links in it stand nowhere else on the page and what opens it is no link itself.
 */
export const hoverOnly: PageCheck = {
  rules: ['hover-only-content'],
  source: String.raw`function (kit) {
    const SHOWS = (style) => /^(?:block|flex|inline-block|grid|inline|list-item|table)$/.test(style.display) || style.visibility === 'visible' || Number(style.opacity || 0) > 0.5 || /^(?:auto|[1-9]\d*px)$/.test(style.height) || /^[1-9]\d*(?:px|em|%)$/.test(style.maxHeight);
    const FOCUS = /:focus(?:-within|-visible)?/;
    const hovers = [];
    const focused = new Set();
    for (const rule of kit.rules()) {
      if (rule.selectorText.length > 500) continue;
      const hover = /:hover/.test(rule.selectorText);
      if (!(hover || FOCUS.test(rule.selectorText)) || !SHOWS(rule.style)) continue;
      for (const one of rule.selectorText.split(',')) {
        if (FOCUS.test(one)) focused.add(one.replace(/:focus(?:-within|-visible)?/g, ':hover').trim());
        else if (/:hover\b[^:]*[\s>+~]/.test(one)) hovers.push(one.trim());
      }
    }
    const seen = new Set();
    for (const selector of hovers.slice(0, 100)) {
      const opener = selector.replace(/:hover[\s\S]*$/, '');
      let contents = [];
      try { contents = kit.all(selector.replace(/:hover/g, '')).slice(0, 60); } catch { continue; }
      for (const content of contents) {
        if (seen.has(content) || kit.shown(content)) continue;
        const links = kit.all('a[href], button', content).filter((one) => !/^(?:#|javascript:)/i.test(kit.attr(one, 'href') || '#'));
        if (links.length === 0) continue;
        const trigger = openerOf(content, opener);
        if (!trigger || !kit.shown(trigger)) continue;
        seen.add(content);
        kit.judged('hover-only-content');
        // Hidden by its place or its height alone, it still takes the focus.
        const takesFocus = kit.style(content).display !== 'none' && kit.style(content).visibility !== 'hidden';
        if (takesFocus || focused.has(selector)) continue;
        const elsewhere = new Set(kit.all('a[href]').filter((one) => !kit.contains(content, one) && kit.shown(one)).map((one) => one.href));
        const lost = links.filter((one) => !elsewhere.has(one.href));
        if (lost.length === 0) continue;
        const reachable = kit.insideFocusable(trigger) || kit.focusables(trigger).some((one) => !kit.contains(content, one));
        const told = lost.length + ' link(s) shown by ' + selector.slice(0, 100);
        if (reachable || kit.sheetsUnread > 0 || opensByScript(trigger)) kit.review('hover-only-content', content, told);
        else kit.failed('hover-only-content', content, told);
      }
    }
    function openerOf(content, selector) {
      try { return kit.closest(kit.parent(content), selector) || kit.parent(content); } catch { return null; }
    }
    /** Whatever else a script does with it is not known. */
    function opensByScript(trigger) {
      const heard = Array.isArray(globalThis.heard) ? globalThis.heard : [];
      const minds = (types) => types.some((type) => /^(?:focus|key)/.test(type));
      return heard.some(([el, types]) => el === trigger || kit.contains(trigger, el) || (minds(types) && kit.contains(el, trigger)));
    }
  }`,
};
