import type { Url } from '../../domain/brand.ts';
import type { Fetched } from '../../domain/net.ts';
import type { LookContext } from './looked.ts';

const PAGE_LIMITS = { timeoutMs: 25_000, firstByteMs: 8_000, stallMs: 6_000 } as const;

/** The family that a page is forced to, and the address, where it is not the name's own. */
export interface Forced {
  readonly family: 4 | 6;
  readonly address?: string;
}

/** One whole page over one family; the certificate is looked at by itself. */
export function openPage(url: Url, to: Forced, { net, signal }: LookContext): Promise<Fetched> {
  return net.fetch({ url, ...to, ...PAGE_LIMITS, fresh: true, verifyTls: false, backOff: false, signal });
}
