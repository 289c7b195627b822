import type { Url } from '../../domain/brand.ts';
import type { Fetched } from '../../domain/net.ts';
import { wait } from '../wait.ts';
import { internalTo } from './level-links.ts';
import type { LookContext } from './looked.ts';
import { openPage } from './open-page.ts';
import type { Reached } from './reach.ts';

const TRIES = 3;
const BETWEEN_MS = 400;

/**
 * Where scripts of the home page have led a browser to another government host, that host is asked over IPv6 as a
 * redirect's target is. Elsewhere a browser may have met a wall that people do not see.
 */
export async function followScript(
  reached: Reached,
  home: Url,
  { landed, look }: { readonly landed: string; readonly look: LookContext },
): Promise<Reached> {
  const { facts } = reached;
  const target = URL.parse(landed);
  if (!facts.reachable || facts.redirectTo !== null || !target || !isGovernment(target, home)) return reached;
  if ([home, reached.ipv6?.final].some((url) => url && new URL(url).hostname === target.hostname))
    return reached;
  const url = target.href as Url; // spelt by the URL parser
  const six = await askPatiently(url, look);
  const redirects = facts.redirects + 1;
  if (six.ok && six.status < 500) return { ...reached, facts: { ...facts, redirects } };
  if (!six.ok && (six.why === 'dns-missing' || six.why === 'forbidden'))
    return { ...reached, facts: { ...facts, redirects, redirectTo: url } };
  if (!six.ok && !FAILURES.has(six.why)) return reached;
  const four = await openPage(url, { family: 4 }, look);
  if (!four.ok || four.status >= 500) return reached;
  const detail = six.ok ? `HTTP ${six.status}` : six.detail;
  return {
    ...reached,
    facts: { ...facts, redirects, reachable: false, stage: 'redirect', detail: `${url}：${detail}` },
  };
}

/** What says something about the host asked. */
const FAILURES: ReadonlySet<string> = new Set(['refused', 'unreachable', 'reset', 'timeout', 'tls']);

function isGovernment(target: URL, home: Url): boolean {
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return false;
  return internalTo(home)(target.href) || target.hostname.endsWith('.gov.cn');
}

async function askPatiently(url: Url, look: LookContext): Promise<Fetched> {
  for (let tries = 1; ; tries++) {
    const fetched = await openPage(url, { family: 6 }, look);
    const well = fetched.ok ? fetched.status < 500 : !FAILURES.has(fetched.why);
    if (well || tries >= TRIES || look.signal.aborted) return fetched;
    await wait(BETWEEN_MS * tries, look.signal);
  }
}
