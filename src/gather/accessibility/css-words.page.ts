import type { PageCheck } from './page-check.ts';

/** Words that stand in a style sheet alone (WCAG failure F87): copied, translated and read aloud by nobody. */
export const cssWords: PageCheck = {
  rules: ['css-words'],
  source: String.raw`function (kit) {
    let looked = 0;
    for (const rule of kit.rules()) {
      const selector = rule.selectorText;
      if (!/::?(?:before|after)/.test(selector)) continue;
      const content = rule.style.getPropertyValue('content').slice(0, 200);
      if (!/["']/.test(content) || /\/\s*["']/.test(content) || /attr\(/.test(content)) continue;
      if (!/\p{Script=Han}{2}|[A-Za-z]{3}/u.test(content.replace(/\\[0-9a-f]{1,6}\s?/gi, ''))) continue;
      if (++looked > 50) return;
      kit.judged('css-words');
      for (const one of selector.split(',')) {
        const pseudo = /::?after/.test(one) ? '::after' : '::before';
        const host = one.replace(/::?(?:before|after)[\s\S]*$/, '').trim() || '*';
        let hosts = [];
        try { hosts = kit.all(host).slice(0, 50); } catch { continue; }
        const el = hosts.find((at) => kit.shown(at) && kit.style(at, pseudo).content === content && kit.style(at, pseudo).display !== 'none');
        if (el) kit.failed('css-words', el, pseudo + ' ' + content.slice(0, 80));
      }
    }
  }`,
};
