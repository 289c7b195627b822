import type { Finding } from '../domain/finding.ts';
import { dayOf } from './amounts.ts';
import type { View } from './view.ts';

/** Since when a link has not opened, in how many checks in a row, and when it did last; empty where it opens, or this run is the first to know. */
export function linkAge(view: View, finding: Pick<Finding, 'facts'>): string {
  const { since, failures, lastOk } = historyOf(finding);
  const { text } = view;
  if (failures === 0) return '';
  const parts = [
    since !== null && failures > 1 ? text.site.failingSince(since, failures) : '',
    lastOk !== null ? text.site.lastOk(lastOk) : '',
  ];
  return parts.filter((part) => part !== '').join(text.common.comma);
}

/** The day on which a link was first found not to open, as far as the runs remember; or `null`. */
export function failingSince(finding: Pick<Finding, 'facts'>): string | null {
  return historyOf(finding).since;
}

function historyOf({ facts }: Pick<Finding, 'facts'>): {
  readonly since: string | null;
  readonly failures: number;
  readonly lastOk: string | null;
} {
  const known = facts['history'];
  const history = known !== null && typeof known === 'object' && !Array.isArray(known) ? known : {};
  const { failures, failingSince: since, lastOk } = history as { readonly [name: string]: unknown }; // a JSON object
  return {
    since: typeof since === 'string' ? dayOf(since) : null,
    failures: typeof failures === 'number' ? failures : 0,
    lastOk: typeof lastOk === 'string' ? dayOf(lastOk) : null,
  };
}
