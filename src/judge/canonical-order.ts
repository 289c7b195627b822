import type { Finding } from '../domain/finding.ts';

/** The order of `findings.json`: indicator, rule, site, target, fingerprint; by code unit, so the same everywhere. */
export function canonicalOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ finding }) => finding);
}

function keyOf(finding: Finding): string {
  const { target } = finding;
  const place = 'url' in target ? (target.url ?? '') : 'name' in target ? target.name : '';
  const part = target.type === 'element' ? target.selector : '';
  return [
    finding.indicator,
    finding.rule,
    finding.site ?? '',
    finding.outcome,
    target.type,
    place,
    part,
    finding.fingerprint,
  ].join('\u0000');
}
