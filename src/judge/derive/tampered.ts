import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { TamperedFacts, TamperingFacts } from '../../domain/facts/tampering.ts';

const MAX_SAMPLE_PAGES = 20;

interface Seen {
  readonly evidence: Evidence;
  readonly url: string;
  readonly facts: TamperingFacts;
}

/** One row for each script that overwrites pages, on however many; and one for each page that is seen as it was served. */
export function deriveTampered(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = evidence.flatMap((one) => seenOf(one)).sort((a, b) => (a.url < b.url ? -1 : 1));
  const overwritten = seen.filter(({ facts }) => facts.state === 'overwritten');
  const groups = Map.groupBy(overwritten, ({ facts }) => groupOf(facts));
  const spared = seen.filter(({ facts }) => facts.state === 'spared');
  return [
    ...seen
      .filter(({ facts }) => facts.state === 'whole')
      .map((one) => row(one, { pages: 0, loadedBy: 0, samplePages: [] })),
    ...[...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const loading = spared.filter(({ facts }) => facts.script === first.facts.script);
      return row(first, {
        pages: group.length,
        loadedBy: loading.length,
        samplePages: [...group, ...loading].map(({ url }) => url).slice(0, MAX_SAMPLE_PAGES),
      });
    }),
  ];
}

/** One script is one cause; where none was found, pages that show the same are taken together. */
function groupOf({ script, seenTitle }: TamperingFacts): string {
  return script ?? `? ${seenTitle}`;
}

function seenOf(evidence: Evidence): readonly Seen[] {
  if (evidence.kind !== 'tampering' || evidence.status !== 'observed' || evidence.target.type !== 'page')
    return [];
  // Validated by the gatherer and on reading.
  return [{ evidence, url: evidence.target.url, facts: evidence.facts as unknown as TamperingFacts }];
}

function row(
  { evidence, facts }: Seen,
  counts: Pick<TamperedFacts, 'pages' | 'loadedBy' | 'samplePages'>,
): Evidence {
  const { site, target, at } = evidence;
  const tampered: TamperedFacts = { ...facts, ...counts };
  return {
    ...{ kind: 'tampered', by: 'tampered@1', site, target, at, status: 'observed' },
    facts: tampered as unknown as Json,
  };
}
