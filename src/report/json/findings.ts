import type { Json } from '../../domain/brand.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Target } from '../../domain/target.ts';
import { ordered } from './ordered.ts';

/** `findings.json`: in the order given, one finding a line, so that two runs can be compared line by line. */
export function findingsJson(findings: readonly Finding[]): string {
  if (findings.length === 0) return '{\n"schema": 1,\n"findings": []\n}\n';
  return `{\n"schema": 1,\n"findings": [\n${findings.map(line).join(',\n')}\n]\n}\n`;
}

function line(finding: Finding): string {
  return JSON.stringify({
    indicator: finding.indicator,
    rule: finding.rule,
    outcome: finding.outcome,
    severity: finding.severity,
    ...(finding.site === undefined ? {} : { site: finding.site }),
    target: target(finding.target),
    message: finding.message,
    facts: ordered(finding.facts),
    pages: finding.pages,
    fingerprint: finding.fingerprint,
    ...(finding.waived === undefined ? {} : { waived: finding.waived }),
    ...(finding.followUp === undefined ? {} : { followUp: finding.followUp }),
  });
}

const TARGET_KEYS = ['type', 'id', 'name', 'url', 'from', 'count', 'selector', 'html'];

function target(value: Target): { readonly [key: string]: Json } {
  const entries = Object.entries(value).flatMap(([key, inner]): [string, Json][] =>
    inner === undefined ? [] : [[key, inner]],
  );
  entries.sort(([a], [b]) => TARGET_KEYS.indexOf(a) - TARGET_KEYS.indexOf(b));
  return Object.fromEntries(entries);
}
