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
