import { type Texts, word } from './text/texts.ts';
import type { View } from './view.ts';
import { cap } from './visible.ts';

/**
 * The plain words for a link's reason, an obstacle, an HTTP status or the reason for skipping a page: the rule pack's own,
 * else the report's, else the code itself.
 */
export function reasonWord(view: View, code: string): string {
  const { text, words, run } = view;
  const status = /^(?:http-)?(\d{3})$/.exec(code)?.[1];
  const known = words[status === undefined ? code : `http-${status}`]?.[run.lang];
  if (known !== undefined) return known;
  return status === undefined
    ? word(text.words.reasons, code)
    : text.words.httpStatus(status, meaning(text, status));
}

/** Why a site was not (wholly) seen: a code in front, as in `refused ECONNREFUSED …`, is said in words, the rest follows in brackets. */
export function siteWhy(view: View, why: string, details: 'with details' | 'plain' = 'with details'): string {
  const found = /^([a-z0-9-]{2,40})(?:[\s:：,，]+(.*))?$/s.exec(why.trim());
  const code = found?.[1];
  if (code === undefined) return cap(why, 160);
  const said = reasonWord(view, code);
  if (said === code) return cap(why, 160);
  const rest = cap(found?.[2] ?? '', 120);
  // What the network said is English, and of no use to readers of Chinese.
  const isForeign = view.run.lang === 'zh' && !/\p{Script=Han}/u.test(rest);
  return details === 'plain' || rest === '' || isForeign
    ? said
    : `${said}${view.text.common.inBrackets(rest)}`;
}

function meaning(text: Texts, status: string): string {
  const exact = word(text.words.statuses, status);
  return exact === status ? word(text.words.statuses, `${status[0]}xx`) : exact;
}
