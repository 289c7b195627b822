import type { Json } from './brand.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

/** Fills `{placeholders}` of a rule's text with facts; what is missing is shown as «—». */
export function fillMessage(template: string, values: { readonly [key: string]: Json }): string {
  return template.replace(/\{([A-Za-z0-9_.]{1,60})\}/g, (_, key: string) => show(values[key] ?? null));
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

/** The message of a finding in one language. */
export function messageOf(
  rule: Rule,
  finding: Pick<Finding, 'facts' | 'target' | 'site' | 'pages' | 'outcome'>,
  lang: 'zh' | 'en',
): string {
  const texts = lang === 'en' ? rule.saysEn : rule.says;
  const template = finding.outcome === 'untested' ? undefined : texts[finding.outcome];
  const fallback = lang === 'en' ? rule.titleEn : rule.title;
  return fillMessage(template ?? fallback, messageValues(finding));
}

function show(value: Json): string {
  if (value === null) return '—';
  if (Array.isArray(value)) return value.map(show).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
