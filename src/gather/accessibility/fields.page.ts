import type { PageCheck } from './page-check.ts';

/** Fields and lists: how they are labelled, grouped and explained, and what a choice sets off. */
export const fields: PageCheck = {
  rules: ['title-only-label', 'group-without-name', 'hint-not-tied', 'select-acts-on-change'],
  source: String.raw`function (kit) {
    const TEXTUAL = /^(?:|text|search|email|tel|url|number|password|date)$/i;
    const typed = kit.all('input, textarea').filter((field) =>
      (kit.tag(field) === 'textarea' || TEXTUAL.test(kit.attr(field, 'type') || '')) && kit.shown(field) && !kit.matches(field, ':disabled, [readonly]') &&
      !/^(?:none|presentation)$/.test(kit.attr(field, 'role') || '') && !kit.closest(field, '[aria-hidden=true]'));
    for (const field of typed) {
      const placeholder = kit.plain(kit.attr(field, 'placeholder'));
      const title = kit.plain(kit.attr(field, 'title'));
      const labelled = kit.label(field) !== '';
      if (title !== '') {
        kit.judged('title-only-label');
        if (!labelled && placeholder === '' && !wordsBeside(field)) kit.failed('title-only-label', field, 'title: ' + title.slice(0, 60));
      }
    }

    for (const [type, least] of [['radio', 2], ['checkbox', 3]]) {
      const groups = new Map();
      for (const field of kit.all('input[type=' + type + '][name]')) {
        if (!kit.shown(field) && !kit.labelsOf(field).some(kit.shown)) continue;
        const name = kit.attr(field, 'name');
        groups.set(name, [...(groups.get(name) || []), field]);
      }
      for (const [name, members] of groups) {
        if (members.length < least) continue;
        kit.judged('group-without-name');
        const holder = kit.closest(members[0], 'fieldset, [role=group], [role=radiogroup]');
        const legend = holder && (kit.tag(holder) === 'fieldset' ? kit.all('legend', holder).map((one) => kit.words(one)).join('') : '');
        if (!holder || !(legend || kit.label(holder) || kit.attr(holder, 'title'))) kit.failed('group-without-name', members[0], members.length + ' fields named ' + name.slice(0, 40));
      }
    }

    const HINT = /^[（(*※\s]{0,3}(?:注|提示|说明|格式|例如|如：|请(?:输入|填写|使用|勿)|不超过|不少于|最多|至少|必填|长度|支持|仅限)/;
    for (const field of typed) {
      const row = kit.parent(field);
      if (!row || kit.all('input, select, textarea', row).length !== 1) continue;
      const hint = kit.all('span, p, small, em, i, div, font', row).find((one) =>
        kit.after(field, one) && kit.shown(one) && kit.all('*', one).length < 4 && !kit.closest(one, 'label') && HINT.test(kit.words(one)) && kit.words(one).length < 80);
      if (!hint) continue;
      kit.judged('hint-not-tied');
      const tied = (kit.attr(field, 'aria-describedby') || '') + ' ' + (kit.attr(field, 'aria-labelledby') || '') + ' ' + (kit.attr(field, 'aria-errormessage') || '');
      const ids = tied.split(/\s+/).filter(Boolean).map((id) => kit.byId(id)).filter(Boolean);
      if (!ids.some((one) => kit.contains(one, hint) || kit.contains(hint, one))) kit.failed('hint-not-tied', hint, 'hint: ' + kit.words(hint).slice(0, 60));
    }

    const ACTS = /(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|window\.open\s*\(|(?:^|[^.\w])open\s*\(|\.submit\s*\()/;
    const TOLD = /自动(?:跳转|打开|提交)|选择后|跳转到|new window|will open|go to/i;
    for (const list of kit.all('select').filter(kit.shown)) {
      kit.judged('select-acts-on-change');
      const handler = kit.attr(list, 'onchange');
      if (!handler || !ACTS.test(handler.slice(0, 1000))) continue;
      const around = kit.parent(list);
      const told = [kit.label(list), kit.attr(list, 'title'), kit.referenced(list, 'aria-describedby'), around && kit.words(around)].join(' ');
      if (!TOLD.test(told)) kit.failed('select-acts-on-change', list, 'onchange: ' + handler.slice(0, 100));
    }

    /** Words or a button right beside the field say what it is for. */
    function wordsBeside(field) {
      const row = kit.parent(field);
      return row !== null && kit.words(row).length > 0;
    }
  }`,
};
