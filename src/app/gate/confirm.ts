import type { Finding } from '../../domain/finding.ts';
import type { Kind } from '../../domain/outcome.ts';
import type { RulePack } from '../../domain/rule.ts';
import type { NetworkSettings } from '../../domain/site.ts';
import { audit } from '../audit.ts';
import type { AuditOptions } from '../options.ts';
import type { Surroundings } from '../run-context.ts';

/** Beyond so many pages the second visit is a whole audit too. */
const MOST_PAGES = 40;
const ELDER = '26.elder';

/**
 * Looks a second time where new faults were seen: what does not come back is not a fault of the release. What cannot be
 * looked at again is not confirmed either.
 */
export async function confirm(
  findings: readonly Finding[],
  source: { readonly url: string; readonly network: Partial<NetworkSettings> },
  {
    options,
    around,
    pack,
  }: { readonly options: AuditOptions; readonly around: Surroundings; readonly pack: RulePack },
): Promise<(finding: Finding) => boolean> {
  if (findings.length === 0) return () => true;
  const pages = pagesAgain(findings, source.url, options);
  const again = await audit(source, { ...options, pages, only: kindsAgain(findings, options, pack) }, around);
  if (!again.ok) return () => false;
  const seen = new Set(
    again.run.findings.filter((one) => one.outcome === 'failed').map((one) => one.fingerprint),
  );
  const visited = new Set(findings.map((one) => one.fingerprint));
  return (finding) => !visited.has(finding.fingerprint) || seen.has(finding.fingerprint);
}

/** Checks that need no page in the browser but the home page. */
const PLAIN: ReadonlySet<Kind> = new Set(['columns', 'ipv6']);

/** A fault of a column does not make sixty pages be opened in the browser a second time. */
function kindsAgain(
  findings: readonly Finding[],
  options: AuditOptions,
  { indicators }: RulePack,
): AuditOptions['only'] {
  const wanted = new Set(findings.map((one) => one.indicator));
  const kinds = new Set(indicators.filter((one) => wanted.has(one.id)).map((one) => one.kind));
  return [...kinds].every((kind) => PLAIN.has(kind)) ? [...kinds] : options.only;
}

/**
 * The pages that show the faults. A version for the elderly is looked for on the home page alone; other faults of columns
 * or of the whole site need everything again.
 */
function pagesAgain(
  findings: readonly Finding[],
  home: string,
  options: AuditOptions,
): AuditOptions['pages'] {
  const pages = new Set<string>();
  for (const { target, facts, indicator } of findings) {
    if (indicator === ELDER) {
      pages.add(home);
      continue;
    }
    if (target.type !== 'element' && target.type !== 'link' && target.type !== 'page') return options.pages;
    const sample = facts['samplePages'];
    const from = target.type === 'link' ? target.from.slice(0, 1) : [target.url];
    // The groups of an element are known by their first page; one more shows that it is the template.
    for (const page of [...from, ...(Array.isArray(sample) ? sample.slice(0, 1) : [])])
      if (typeof page === 'string') pages.add(page);
  }
  return pages.size > MOST_PAGES ? options.pages : [...pages];
}
