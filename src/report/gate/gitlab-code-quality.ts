import { createHash } from 'node:crypto';
import type { Severity } from '../../domain/outcome.ts';
import { messageIn } from '../view.ts';
import { cap, visible } from '../visible.ts';
import { type GateView, placeOf } from './gate-view.ts';

const SEVERITIES: { readonly [S in Severity]: string } = { error: 'major', warning: 'minor', note: 'info' };

/** `gl-code-quality-report.json`: GitLab's form of the Code Climate format. */
export function gitlabCodeQuality(gate: GateView): string {
  const rows = gate.decision.findings.map(({ finding, effect }) => {
    const source = gate.sourceOf(finding);
    return {
      description: cap(visible(messageIn(gate.view, finding)), 1_000),
      check_name: finding.rule,
      // GitLab wants each one once.
      fingerprint: createHash('md5')
        .update(`${finding.fingerprint}\n${source?.file ?? ''}`)
        .digest('hex'),
      severity: effect === 'stops' ? 'blocker' : SEVERITIES[finding.severity],
      location: {
        path: source?.file ?? (placeOf(finding) || '.'),
        lines: { begin: source?.line ?? 1 },
      },
    };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}
