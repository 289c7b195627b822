import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every text of the reports in one language; the Chinese file is the model. */
export type Texts = typeof zh;

export function textsOf(lang: 'zh' | 'en'): Texts {
  return lang === 'en' ? en : zh;
}

/** The plain word for a code; an unknown code stands for itself. */
export function word(table: object, code: string): string {
  const found: unknown = Object.hasOwn(table, code) ? Reflect.get(table, code) : undefined;
  return typeof found === 'string' ? found : code;
}

/** The plain words for a link's reason (`http-404`, `dns-missing` …) or an obstacle. */
export function reasonWord(text: Texts, code: string): string {
  const status = /^(?:http-)?(\d{3})$/.exec(code)?.[1];
  if (status !== undefined) return text.words.httpStatus(status, statusWord(text, status));
  return word(text.words.reasons, code);
}

function statusWord(text: Texts, status: string): string {
  const exact = word(text.words.statuses, status);
  return exact === status ? word(text.words.statuses, `${status[0]}xx`) : exact;
}
