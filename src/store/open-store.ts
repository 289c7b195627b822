import type { Store } from '../domain/store.ts';
import type { NotOpened } from './database.ts';
import { openEmbedded } from './embedded-database.ts';
import { openPostgres } from './postgres-database.ts';
import { sqlStore } from './sql-store.ts';

export interface StoreOptions {
  /** A directory of its own (made where it is not there), or the address of a PostgreSQL database. */
  readonly at:
    | { readonly kind: 'embedded'; readonly dir: string }
    | { readonly kind: 'postgres'; readonly url: string };
  /** What this process does, such as the command; told to whoever wants to write the store meanwhile. */
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Opens the store as its only writer and brings its schema to today's version. Somebody else writing it (`held`), and
 * a store that cannot be used (`fault`), are values. The caller closes the store.
 */
export async function openStore(
  options: StoreOptions,
): Promise<{ readonly ok: true; readonly store: Store } | NotOpened> {
  const opened =
    options.at.kind === 'embedded'
      ? await openEmbedded(options.at.dir, options)
      : await openPostgres(options.at.url, options);
  return opened.ok ? { ok: true, store: sqlStore(opened.database) } : opened;
}
