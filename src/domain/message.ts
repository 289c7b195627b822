import type { Json } from './brand.ts';
import type { Finding } from './finding.ts';
import type { Rule, RulePack } from './rule.ts';

type Values = { readonly [key: string]: Json };

/**
 * Fills `{placeholders}` of a rule's text with facts; what is missing is shown as «—». `[[… {fact} …]]` is left out whole
 * where a fact in it is missing or empty; `[[fact=0?so|otherwise]]` chooses by a number. Title marks within title marks
 * become the inner ones.
 */
export function fillMessage(template: string, values: Values): string {
  return template
    .replace(/\[\[([^[\]]{1,400})\]\]/g, (_, part: string) => partOf(part, values))
    .replace(/(《?)\{([A-Za-z0-9_.]{1,60})\}/g, (_, mark: string, key: string) => {
      const shown = show(factIn(values, key));
      return mark + (mark === '' ? shown : shown.replaceAll('《', '〈').replaceAll('》', '〉'));
    });
}

/** What stays of an optional part: still a template. */
function partOf(part: string, values: Values): string {
  const choice = /^([A-Za-z0-9_.]{1,60})=(\d{1,9})\?([^|]{0,400})\|([^|]{0,400})$/.exec(part);
  if (choice) {
    const [, key = '', number, so = '', otherwise = ''] = choice;
    return factIn(values, key) === Number(number) ? so : otherwise;
  }
  const names = [...part.matchAll(/\{([A-Za-z0-9_.]{1,60})\}/g)].map((match) => match[1] ?? '');
  return names.some((name) => isEmpty(factIn(values, name))) ? '' : part;
}

function factIn(values: Values, key: string): Json {
  return Object.hasOwn(values, key) ? (values[key] ?? null) : null;
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The values that a rule's texts may name: facts of the evidence, fields of the target, and the site. */
export function messageValues(finding: Pick<Finding, 'facts' | 'target' | 'site' | 'pages'>): {
  readonly [key: string]: Json;
} {
  const { target } = finding;
  return {
    ...(target as { [key: string]: Json }),
    site: finding.site ?? null,
    pages: finding.pages,
    ...finding.facts,
  };
}

/** What codes are called in messages, by code. */
export type Words = { readonly [code: string]: { readonly zh: string; readonly en: string } | undefined };

/** The pack's words for codes (`rules/tables/words.yaml`). */
export function wordsOf(pack: RulePack): Words {
  const table = pack.tables['words'];
  const words = table !== null && typeof table === 'object' && 'words' in table ? table['words'] : {};
  return words as unknown as Words; // checked when the pack was loaded
}

/** Facts whose value is a code, or ends in one: `fe80::1 (link-local)`. */
const CODES = ['reason', 'why', 'stage', 'differs', 'tlsFaultOnly6', 'disagreement', 'grade', 'invalid'];

/** The message of a finding in one language. */
export function messageOf(
  rule: Rule,
  finding: Pick<Finding, 'facts' | 'target' | 'site' | 'pages' | 'outcome'>,
  options: { readonly lang: 'zh' | 'en'; readonly words: Words },
): string {
  const { lang } = options;
  const texts = lang === 'en' ? rule.saysEn : rule.says;
  const template = finding.outcome === 'untested' ? undefined : texts[finding.outcome];
  const values = { ...messageValues(finding) };
  for (const name of CODES) {
    const value = values[name];
    const say = (code: Json): Json => (typeof code === 'string' ? wordFor(name, code, options) : code);
    if (value !== undefined) values[name] = Array.isArray(value) ? value.map(say) : say(value);
  }
  return fillMessage(template ?? (lang === 'en' ? rule.titleEn : rule.title), values);
}

/** A code may mean something of its own in one fact: `stage-tls` goes before `tls`. */
function wordFor(
  name: string,
  code: string,
  { lang, words }: { readonly lang: 'zh' | 'en'; readonly words: Words },
): string {
  const coded = /^(\S{1,60}) \(([a-z0-9-]{1,30})\)$/.exec(code);
  if (coded) {
    const inner = wordFor(name, coded[2] ?? '', { lang, words });
    return lang === 'en' ? `${coded[1]} (${inner})` : `${coded[1]}（${inner}）`;
  }
  const plain = code.toLowerCase().replaceAll('_', '-');
  const word = words[`${name}-${plain}`] ?? words[plain];
  return word?.[lang] ?? code.replace(/^http-/, 'HTTP ');
}

function show(value: Json): string {
  if (value === null) return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(show).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
