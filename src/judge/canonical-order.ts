import type { Finding } from '../domain/finding.ts';

/** The order of `findings.json`: indicator, rule, site, outcome, target, fingerprint; by code unit, so the same everywhere. */
export function canonicalOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .sort((a, b) => order(a.key, b.key) || order(JSON.stringify(a.finding), JSON.stringify(b.finding)))
    .map(({ finding }) => finding);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
