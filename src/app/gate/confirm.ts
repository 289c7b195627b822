import type { Finding } from '../../domain/finding.ts';
import type { NetworkSettings } from '../../domain/site.ts';
import { audit } from '../audit.ts';
import type { AuditOptions } from '../options.ts';
import type { Surroundings } from '../run-context.ts';

/** Beyond so many pages the second visit is a whole audit too. */
const MOST_PAGES = 40;

/**
 * Looks a second time where new faults were seen: what does not come back is not a fault of the release. What cannot be
 * looked at again is not confirmed either.
 */
export async function confirm(
  findings: readonly Finding[],
  source: { readonly url: string; readonly network: Partial<NetworkSettings> },
  { options, around }: { readonly options: AuditOptions; readonly around: Surroundings },
): Promise<(finding: Finding) => boolean> {
  if (findings.length === 0) return () => true;
  const again = await audit(source, { ...options, pages: pagesAgain(findings, source.url, options) }, around);
  if (!again.ok) return () => false;
  const seen = new Set(
    again.run.findings.filter((one) => one.outcome === 'failed').map((one) => one.fingerprint),
  );
  const visited = new Set(findings.map((one) => one.fingerprint));
  return (finding) => !visited.has(finding.fingerprint) || seen.has(finding.fingerprint);
}

/** The pages that show the faults; faults of columns or of the whole site need everything again. */
function pagesAgain(
  findings: readonly Finding[],
  home: string,
  options: AuditOptions,
): AuditOptions['pages'] {
  const pages = new Set<string>([home]);
  for (const { target, facts } of findings) {
    if (target.type !== 'element' && target.type !== 'link' && target.type !== 'page') return options.pages;
    const sample = facts['samplePages'];
    const from = target.type === 'link' ? target.from.slice(0, 1) : [target.url];
    // The groups of an element are known by their first page; one more shows that it is the template.
    for (const page of [...from, ...(Array.isArray(sample) ? sample.slice(0, 1) : [])])
      if (typeof page === 'string') pages.add(page);
  }
  return pages.size > MOST_PAGES ? options.pages : [...pages];
}
