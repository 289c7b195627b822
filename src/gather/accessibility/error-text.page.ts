import type { PageCheck } from './page-check.ts';

/** A field that is marked as wrong, with something in it, and no word for aids of what is wrong (WCAG 3.3.1, ACT 36b590). */
export const errorText: PageCheck = {
  rules: ['error-not-described'],
  source: String.raw`function (kit) {
    const TELLS = /错|误|不正确|不符|不对|无效|不能|不得|不可|必须|应[为当该填是]|缺少|为空|过[长短期]|超[过出]|至少|最多|少于|多于|格式|请(?:重新)?(?:输入|填写|选择|上传|检查|修改|核对)|[0-9]\s?(?:位|个字)|invalid|error|must|required|wrong|incorrect/i;
    for (const field of kit.all('input[aria-invalid=true], textarea[aria-invalid=true]').slice(0, 50)) {
      if (!kit.shown(field) || kit.closest(field, '[aria-hidden=true]')) continue;
      // Empty fields are marked so by many scripts before anybody wrote in them.
      const filled = kit.tag(field) === 'textarea' ? kit.plain(kit.textContent(field)) : kit.plain(kit.attr(field, 'value'));
      if (filled === '') continue;
      kit.judged('error-not-described');
      const pointed = kit.referenced(field, 'aria-describedby') + kit.referenced(field, 'aria-errormessage') + kit.plain(kit.attr(field, 'title'));
      if (pointed !== '') continue;
      if (kit.all('[role=alert], [role=status], [aria-live], [role=alertdialog], dialog[open]').some((one) => kit.words(one) !== '')) continue;
      const around = kit.closest(field, 'form') || kit.closest(field, 'fieldset, section, main') || kit.body;
      const told = kit.texts().some(({ text, holder }) => TELLS.test(text) && kit.contains(around, holder) && !kit.closest(holder, '[aria-hidden=true], button, option'));
      if (!told) kit.failed('error-not-described', field, 'aria-invalid, and nothing for aids says what is wrong');
    }
  }`,
};
