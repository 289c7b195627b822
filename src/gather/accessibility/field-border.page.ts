import type { PageCheck } from './page-check.ts';

/** Fields that cannot be told from the ground they stand on (WCAG 1.4.11). Far below the 3:1 asked for, so that no screen decides it. */
export const fieldBorder: PageCheck = {
  rules: ['field-border-faint'],
  source: `function (kit) {
    const LEAST = 1.3;
    const TEXTUAL = /^(?:|text|search|email|tel|url|number|password|date)$/i;
    const contrast = (a, b) => {
      const [light, dark] = [kit.luminance(a), kit.luminance(b)].sort((x, y) => y - x);
      return (light + 0.05) / (dark + 0.05);
    };
    const ground = (el) => {
      for (let at = el; at; at = kit.parent(at)) {
        const style = kit.style(at);
        if (style.backgroundImage !== 'none' || Number(style.opacity) < 1) return null;
        const colour = kit.colour(style.backgroundColor);
        if (!colour || (colour.a > 0 && colour.a < 1)) return null;
        if (colour.a === 1) return colour;
      }
      return { r: 255, g: 255, b: 255, a: 1 };
    };
    for (const field of kit.all('input, textarea').slice(0, 200)) {
      if (kit.tag(field) === 'input' && !TEXTUAL.test(kit.attr(field, 'type') || '')) continue;
      if (!kit.shown(field) || kit.matches(field, ':disabled, :focus, [readonly]') || kit.has(field, 'placeholder') || kit.plain(kit.attr(field, 'value')) !== '') continue;
      kit.judged('field-border-faint');
      const around = kit.parent(field) && ground(kit.parent(field));
      if (!around || marked(field, around)) continue;
      if (!framed(field)) kit.failed('field-border-faint', field, 'neither border nor ground differs from what is around it');
    }
    /** A line, a shadow or another ground is to be seen. */
    function marked(el, around) {
      const style = kit.style(el);
      if (style.boxShadow !== 'none' || style.backgroundImage !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)) return true;
      const own = kit.colour(style.backgroundColor);
      if (!own || (own.a > 0 && own.a < 1) || (own.a === 1 && contrast(own, around) >= LEAST)) return true;
      return ['Top', 'Right', 'Bottom', 'Left'].some((side) => {
        if (style['border' + side + 'Style'] === 'none' || !(parseFloat(style['border' + side + 'Width']) > 0)) return false;
        const line = kit.colour(style['border' + side + 'Color']);
        return !line || line.a > 0 && line.a < 1 || (line.a === 1 && contrast(line, around) >= LEAST);
      });
    }
    /** A box not much larger than the field makes it known: the frame of a search box, the cell of a table. */
    function framed(field) {
      const inner = kit.rect(field);
      for (let at = kit.parent(field), up = 0; at && at !== kit.body && up < 5; at = kit.parent(at), up++) {
        const box = kit.rect(at);
        const outside = kit.parent(at) && ground(kit.parent(at));
        const isCell = /^t[dh]$/.test(kit.tag(at));
        if (box.width * box.height > 6 * inner.width * inner.height && !isCell) return false;
        if (!outside || marked(at, outside) || drawn(at)) return true;
        // Lines that another element draws around the field.
        if (kit.all('*', at).slice(0, 40).some((one) => one !== field && covers(kit.rect(one), inner) && (marked(one, outside) || drawn(one)))) return true;
      }
      return false;
    }
    function covers(box, inner) {
      return box.left <= inner.left + 4 && box.right >= inner.right - 4 && box.top <= inner.top + 4 && box.bottom >= inner.bottom - 4;
    }
    function drawn(el) {
      return ['::before', '::after'].some((part) => !/^(?:none|normal)$/.test(kit.style(el, part).content));
    }
  }`,
};
