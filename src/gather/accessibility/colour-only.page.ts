import type { PageCheck } from './page-check.ts';

/**
 * A legend gives colours a meaning, and what they mark bears nothing else (GB/T 37668-2019 3.2.2.1, WCAG failures F13, F81):
 * required fields told by a red label, states told by the ground of an empty cell. What only the legend shows is read off the
 * HTML, for a person.
 */
export const colourOnly: PageCheck = {
  rules: ['colour-only-meaning'],
  source: String.raw`function (kit) {
    const COLOURS = { 红: 'red', 绿: 'green', 黄: 'yellow', 蓝: 'blue', 橙: 'orange' };
    const OTHER = /[*＊★●▲■√×✓✗]|星号|加粗|下划线|图例|预警|信号|级|码/;
    const legends = kit.texts().filter(({ text }) => text.length < 200 && /[红绿黄蓝橙]色/.test(text) && !OTHER.test(text));
    if (legends.length === 0) return;
    for (const { text } of legends) {
      if (/[红绿黄蓝橙]色[^。，；]{0,8}必[填选]/.test(text)) required(COLOURS[/([红绿黄蓝橙])色[^。，；]{0,8}必[填选]/.exec(text)[1]]);
      const named = new Set(Array.from(text.matchAll(/([红绿黄蓝橙])色[^。，；：:为是表代]{0,4}(?:为(?![主辅])|是|：|:|表示|代表)/g), ([, one]) => COLOURS[one]));
      if (named.size >= 2) states(named);
    }

    function required(colour) {
      const labels = kit.all('label').filter((label) => kit.shown(label) && kit.words(label) !== '').slice(0, 100);
      const marked = labels.filter((label) => nameOf(kit.colour(kit.style(label).color)) === colour);
      if (marked.length === 0 || marked.length === labels.length) return;
      for (const label of marked) {
        const id = kit.attr(label, 'for');
        const field = (id && kit.byId(id)) || kit.all('input, select, textarea', label)[0];
        if (!field || kit.has(field, 'required') || kit.attr(field, 'aria-required') === 'true') continue;
        const row = kit.parent(label) || label;
        const told = [kit.words(row), kit.attr(field, 'placeholder'), kit.attr(field, 'title'), kit.referenced(field, 'aria-describedby')].join(' ');
        if (/必[填选]|[*＊]|required/i.test(told) || drawn(row) || drawn(label)) continue;
        kit.failed('colour-only-meaning', label, 'required fields are told by the colour of their label alone');
        return;
      }
    }
    function states(named) {
      for (const table of kit.all('table').filter(kit.shown).slice(0, 30)) {
        const coloured = kit.all('td', table).slice(0, 1000).filter((cell) => named.has(nameOf(kit.colour(kit.style(cell).backgroundColor))));
        const bare = coloured.filter((cell) => kit.textContent(cell).trim() === '' && kit.all('*', cell).length === 0 && !kit.has(cell, 'title') && !kit.has(cell, 'aria-label') && !drawn(cell) && kit.shown(cell));
        const hues = new Set(bare.map((cell) => nameOf(kit.colour(kit.style(cell).backgroundColor))));
        if (bare.length !== coloured.length || hues.size < 2) continue;
        kit.failed('colour-only-meaning', bare[0], bare.length + ' empty cells tell a state by the colour of their ground alone');
        return;
      }
    }
    function drawn(el) {
      if (kit.style(el).backgroundImage !== 'none') return true;
      return [el, ...kit.all('*', el).slice(0, 20)].some((one) => ['::before', '::after'].some((part) => !/^(?:none|normal|"\s*")$/.test(kit.style(one, part).content)));
    }
    /** The name that anybody would give to a strong colour; null for what is pale, dark or between two names. */
    function nameOf(c) {
      if (!c || c.a < 1) return null;
      const [high, low] = [Math.max(c.r, c.g, c.b), Math.min(c.r, c.g, c.b)];
      if (high < 70 || high - low < 50) return null;
      const d = high - low;
      const hue = 60 * (high === c.r ? ((c.g - c.b) / d + 6) % 6 : high === c.g ? (c.b - c.r) / d + 2 : (c.r - c.g) / d + 4);
      if (hue < 12 || hue > 345) return 'red';
      if (hue > 20 && hue < 42) return 'orange';
      if (hue > 46 && hue < 66) return 'yellow';
      if (hue > 80 && hue < 165) return 'green';
      return hue > 195 && hue < 255 ? 'blue' : null;
    }
  }`,
};
