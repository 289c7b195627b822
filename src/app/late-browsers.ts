import type { Browsers } from '../domain/net.ts';

/** A browser pool that is opened when somebody first asks for it. */
export interface LateBrowsers extends AsyncDisposable {
  get(): Promise<Browsers | null>;
  /** Name and version, where somebody asked for it. */
  version(): Promise<string | null>;
}

export function createLateBrowsers(open: () => Promise<Browsers | null>): LateBrowsers {
  let opened: Promise<Browsers | null> | null = null;
  return {
    get() {
      opened ??= open();
      return opened;
    },
    async version() {
      return (await opened)?.version ?? null;
    },
    async [Symbol.asyncDispose]() {
      await (await opened)?.close();
    },
  };
}
