import type { Ipv6StabilityFacts } from '../../domain/facts/ipv6-stability.ts';
import type { Store } from '../../domain/store.ts';
import type { Night } from '../../gather/ipv6/stability.ts';

/** The newest run may have looked at something else only. */
const RUNS_LOOKED_AT = 3;

/** A site's success rates of earlier nights: the newest run that has any holds those before it as well. */
export function earlierNights(store: Store, city: string): (site: string) => Promise<readonly Night[]> {
  let runs: Promise<readonly { readonly id: string }[]> | null = null;
  return async (site) => {
    runs ??= store.history(city, RUNS_LOOKED_AT);
    for (const { id } of await runs) {
      const evidence = await store.evidence(id, site);
      const found = evidence.find((one) => one.kind === 'ipv6-stability');
      if (found?.status === 'observed') return (found.facts as unknown as Ipv6StabilityFacts).nights; // as it was written
    }
    return [];
  };
}
