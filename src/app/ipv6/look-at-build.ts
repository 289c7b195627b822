import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { inTime, type Looked, unseen } from '../../gather/ipv6/looked.ts';
import { gatherSkylight, type LoadedPage } from '../../gather/ipv6/skylight.ts';
import { createIpv6Book } from './book.ts';
import type { Ipv6Look } from './look-at-ipv6.ts';
import { lookAtLiterals } from './look-at-literals.ts';
import type { Ipv6LookOptions, LateLook } from './options.ts';

/**
 * What can be said of the IPv6 of a site that has no public name (a staging server): what a build can break, that is IPv4
 * addresses written into pages, and hosts of resources without IPv6. Nothing is said of the site's own address.
 */
export function lookAtBuild(options: Ipv6LookOptions): Ipv6Look {
  const book = createIpv6Book();
  const loaded: LoadedPage[] = [];
  const late: LateLook = { ...options, book, loaded };
  return { book, loaded, finish: async () => await finish(late) };
}

async function finish(late: LateLook): Promise<readonly Evidence[]> {
  const [literals, skylight] = await Promise.all([
    inTime(() => lookAtLiterals(late), late.signal),
    inTime(() => hostsWithout(late), late.signal),
  ]);
  return [tell(late, 'ipv4-literal', literals), tell(late, 'ipv6-skylight', skylight)];
}

async function hostsWithout(late: LateLook): Promise<Looked<unknown>> {
  const pages = [...late.loaded, ...late.book.pages];
  if (pages.length === 0) return unseen('unreachable', 'no page was seen');
  const { site, ledger } = late;
  const rendered = late.loaded.length > 0;
  return { ok: true, facts: await gatherSkylight({ home: site.url, pages, rendered, home6: true, ledger }) };
}

function tell({ site, now }: LateLook, kind: string, looked: Looked<unknown>): Evidence {
  return {
    ...{ kind, by: `${kind}@1` as const, site: site.id, at: now() },
    target: { type: 'site', url: site.url, name: site.name },
    ...(looked.ok
      ? { status: 'observed', facts: looked.facts as Json } // made of plain values by the gatherers
      : { status: 'unobserved', why: looked.why, detail: looked.detail }),
  };
}
