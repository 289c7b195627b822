import type { Finding } from '../domain/finding.ts';
import type { View } from './view.ts';

/** How to mend it at the very stage that failed, where the pack has a word on it (`rules/tables/ipv6-stages.yaml`). */
export function stageRemedy(view: View, finding: Finding): string {
  const stage = stageOf(finding.facts);
  const table = view.run.pack.tables['ipv6-stages'];
  if (typeof stage !== 'string' || finding.outcome !== 'failed') return '';
  const row = field(field(table, 'stages'), stage);
  const text = field(row, view.run.lang);
  return typeof text === 'string' ? text : '';
}

/** A port that is closed over IPv6 alone is no stage of the page that opens. */
function stageOf(facts: Finding['facts']): unknown {
  const { stage, closedCount } = facts as { stage?: unknown; closedCount?: unknown }; // read as they may be
  return stage === null && typeof closedCount === 'number' && closedCount > 0 ? 'port' : stage;
}

function field(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
