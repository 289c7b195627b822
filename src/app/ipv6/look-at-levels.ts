import { resolveLink } from '../../crawl/normalise-url.ts';
import type { Url } from '../../domain/brand.ts';
import { clickable, gatherLevels } from '../../gather/ipv6/level-links.ts';
import { type Looked, unseen } from '../../gather/ipv6/looked.ts';
import { openHome } from '../../gather/ipv6/open-home.ts';
import type { Reached } from '../../gather/ipv6/reach.ts';
import type { LateLook } from './options.ts';
import { readPage } from './page.ts';

export type Levels = Looked<Awaited<ReturnType<typeof gatherLevels>>>;

/** The home page's links, from the crawl or, without one, from the page as it comes over IPv4. */
export async function homeLinks(reached: Reached | null, late: LateLook): Promise<readonly Url[] | null> {
  if (late.book.homeLinks !== null) return late.book.homeLinks;
  const answer = reached?.ipv4 ?? (await openHome(late.site.url, { family: 4 }, late));
  if (!('status' in answer) || answer.status >= 400 || answer.wall !== null) return null;
  const key = resolveLink(late.site.url, late.site.url)?.key ?? late.site.url;
  late.book.add({ key, url: answer.final, isHome: true, over4: true, ...readPage(answer) });
  return late.book.homeLinks;
}

/** Second- and third-level links; without a path only DNS is asked. */
export async function lookAtLevels(
  links: readonly Url[] | null,
  known: { readonly hasPath: boolean; readonly home6: boolean },
  late: LateLook,
): Promise<Levels> {
  if (!links) return unseen('unreachable', 'the home page was not seen over IPv4');
  const facts = await gatherLevels({
    ...{ home: late.site.url, links, ledger: late.ledger, signal: late.signal, ...known },
    known: late.book.known,
    read: (answer) => clickable(readPage(answer).links),
  });
  return { ok: true, facts };
}
