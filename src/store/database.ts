import type { Held } from '../domain/store.ts';

export type Parameter = string | number | boolean | null;

/** What the one SQL text of the store needs of a database; bytes travel as base64 (see `evidence-members.ts`). */
export interface Queries {
  /** Rows of one statement. `R` is what the statement selects: it is trusted, statement and type stand side by side. */
  query<R extends object>(sql: string, parameters?: readonly Parameter[]): Promise<readonly R[]>;
}

/** A database which this process alone may write, until it closes it. */
export interface Database extends Queries {
  /** All or nothing: an error in `work` undoes what it wrote. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Closes the database and lets the next writer in. */
  close(): Promise<void>;
}

/** Why a store could not be opened: somebody else writes it, or a fault to be told to the user. */
export type NotOpened =
  | { readonly ok: false; readonly held: Held; readonly fault?: never }
  | { readonly ok: false; readonly fault: string; readonly held?: never };

export type OpenedDatabase = { readonly ok: true; readonly database: Database } | NotOpened;

/** Who opens the store and when, said to whoever comes second. */
export interface Opener {
  /** What the process does, such as the command. */
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
