import type { PageCheck } from './page-check.ts';

/** Windows that float over the content and stay where they are: advice. Drifting ones are looked for over a few seconds. */
export const overlays: PageCheck = {
  rules: ['overlay-window'],
  source: `function (kit) {
    for (const el of kit.all('div, section, aside, a, img, iframe, ul')) {
      if (kit.style(el).position !== 'fixed' || !kit.shown(el)) continue;
      const box = kit.rect(el);
      kit.judged('overlay-window');
      const bar = box.width > 0.8 * innerWidth && box.height < 0.25 * innerHeight;
      if (bar || box.width < 80 || box.height < 80 || box.width * box.height < 12000 || box.top > innerHeight || box.left > innerWidth) continue;
      if (!(kit.tag(el) === 'img' || kit.all('img', el).some((img) => kit.rect(img).width >= 80))) continue;
      const CLOSE = /关闭|收起|close|×|✕|✖/i;
      const closable = kit.all('a, button, [role=button], input, img, span, i, em, div', el).some((one) =>
        CLOSE.test(kit.name(one).slice(0, 20) + (kit.attr(one, 'title') || '') + (kit.attr(one, 'class') || '')) && kit.insideFocusable(one));
      if (!closable) kit.failed('overlay-window', el, Math.round(box.width) + ' x ' + Math.round(box.height) + ' px over the content, nothing to close it by keyboard');
    }
  }`,
};
