import type { PageCheck } from './page-check.ts';

/**
 * Positive tabindex values that lead through the fields of one form in another order than they stand in, in the source
 * and on the screen alike (WCAG failure F44). Outside forms, fields to fill in that follow one another with nothing that takes
 * the focus between them are taken for one.
 */
export const tabOrder: PageCheck = {
  rules: ['focus-order-scrambled'],
  source: `function (kit) {
    const FILLED_IN = 'textarea, select, input:not([type=button]):not([type=submit]):not([type=reset]):not([type=image]):not([type=checkbox]):not([type=radio])';
    const forms = new Map();
    let run = null;
    for (const field of kit.all('input, select, textarea, button, a[href]')) {
      if (!kit.focusable(field) || !kit.shown(field)) continue;
      const form = kit.closest(field, 'form, fieldset, table, ul, ol, nav');
      const key = form || (kit.matches(field, FILLED_IN) ? (run = run || {}) : null);
      if (form || !key) run = null;
      if (key) forms.set(key, [...(forms.get(key) || []), field]);
    }
    for (const [form, fields] of forms) {
      const numbered = fields.map((field) => ({ field, at: Number(kit.attr(field, 'tabindex')) || 0, box: kit.rect(field) }));
      if (numbered.length < 3) continue;
      kit.judged('focus-order-scrambled');
      const positive = numbered.filter(({ at }) => at > 0);
      if (positive.length < 3) continue;
      const back = positive.slice(1).filter((one, i) => one.at < positive[i].at && below(one.box, positive[i].box));
      if (back.length >= 1 && ordered(positive)) kit.failed('focus-order-scrambled', form instanceof Element ? form : around(fields), 'tabindex ' + positive.map(({ at }) => at).join(', ').slice(0, 80) + ' from top to bottom');
    }
    /** The smallest box around all of them. */
    function around(fields) {
      let box = kit.parent(fields[0]);
      while (box && box !== kit.body && !fields.every((field) => kit.contains(box, field))) box = kit.parent(box);
      return box || kit.body;
    }
    /** In the order of lines, from left to right. */
    function below(a, b) { return a.top >= b.bottom - 2 || (Math.abs(a.top - b.top) < 10 && a.left >= b.right - 2); }
    function ordered(list) { return list.slice(1).every((one, i) => below(one.box, list[i].box)); }
  }`,
};
