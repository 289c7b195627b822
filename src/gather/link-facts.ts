import type { Hidden, LinkFacts } from '../domain/facts/link.ts';
import { combineTries, type Reading } from './link-verdict.ts';

/** What the pages say of a link. */
export interface LinkPlace {
  readonly role: LinkFacts['role'];
  readonly internal: boolean;
  readonly via: string;
  readonly text: string;
  readonly zone: NonNullable<LinkFacts['zone']>;
  readonly share: number;
  readonly template: boolean;
  readonly hidden: Hidden | null;
}

/** The facts of a link after all its tries. */
export function linkFacts(requested: string, readings: readonly Reading[], place: LinkPlace): LinkFacts {
  const { verdict, reason } = combineTries(readings);
  const last = readings.at(-1)?.attempt;
  const { template, ...written } = place;
  return {
    ...written,
    verdict,
    reason,
    status: last?.status ?? null,
    final: last?.final ?? '',
    tries: readings.map((one) => one.attempt),
    cause: template ? 'template' : 'page',
    movedTo: movedTo(requested, readings),
    danger: verdict === 'dangerous' ? (readings.find((one) => one.danger)?.danger ?? null) : null,
    history: null,
    askedAt: null,
  };
}

/** Where an address that is moved for good leads to; https, `www` and a final slash alone are no move. */
function movedTo(requested: string, readings: readonly Reading[]): string | null {
  const moved = readings.find((one) => one.verdict === 'redirected');
  if (!moved) return null;
  return plain(moved.attempt.final) === plain(requested) ? null : moved.attempt.final;
}

function plain(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/(?:index\.[a-z]{3,5})?$/, '');
}
