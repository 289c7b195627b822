/** Named counts. */
export type Tally<Name extends string> = { -readonly [name in Name]: number };

/** Sums per host and over all; hosts in alphabetical order. */
export function sumByHost<Name extends string>(
  pages: readonly { readonly host: string; readonly tally: Partial<Tally<Name>> }[],
  names: readonly Name[],
): { readonly hosts: readonly (Tally<Name> & { readonly host: string })[]; readonly total: Tally<Name> } {
  const hosts = [...new Set(pages.map((page) => page.host))].sort();
  return {
    hosts: hosts.map((host) => ({
      host,
      ...sum(
        pages.filter((page) => page.host === host),
        names,
      ),
    })),
    total: sum(pages, names),
  };
}

function sum<Name extends string>(
  pages: readonly { readonly tally: Partial<Tally<Name>> }[],
  names: readonly Name[],
): Tally<Name> {
  const entries = names.map((name) => [
    name,
    pages.reduce((total, page) => total + (page.tally[name] ?? 0), 0),
  ]);
  return Object.fromEntries(entries) as Tally<Name>; // The names are all there, each with its sum.
}

/** Rounded to four places; `null` where there is nothing to divide by. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
