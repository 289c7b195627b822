import type { Net } from '../../domain/net.ts';

const MOST_ALIASES = 8;

/** Names that a host is an alias of (CNAME), step by step; `isLoop`: they come back to one of them, so it has no address. */
export interface Aliases {
  readonly names: readonly string[];
  readonly isLoop: boolean;
}

export async function aliasesOf(host: string, net: Pick<Net, 'records'>): Promise<Aliases> {
  const names: string[] = [];
  let name = host.toLowerCase();
  while (names.length < MOST_ALIASES) {
    const records = await net.records(name, 'CNAME');
    const [next] = records.state === 'found' ? records.values : [];
    if (!next) return { names, isLoop: false };
    if (next === host.toLowerCase() || names.includes(next)) return { names: [...names, next], isLoop: true };
    names.push(next);
    name = next;
  }
  return { names, isLoop: false };
}
