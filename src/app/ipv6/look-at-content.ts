import type { Ipv6ContentFacts } from '../../domain/facts/ipv6-content.ts';
import type { Answer } from '../../domain/net.ts';
import { compareContent, notCompared } from '../../gather/ipv6/content.ts';
import { type Looked, unseen } from '../../gather/ipv6/looked.ts';
import { openHome } from '../../gather/ipv6/open-home.ts';
import type { Reached } from '../../gather/ipv6/reach.ts';
import { wait } from '../../gather/wait.ts';
import type { LateLook } from './options.ts';
import { viewOf } from './page.ts';

const TURNS = 2;
const BETWEEN_MS = 1_000;

/** Compares the home page over both families; IPv4 is asked twice, to learn what differs on every load. */
export async function lookAtContent(
  reached: Reached | null,
  late: LateLook,
): Promise<Looked<Ipv6ContentFacts>> {
  const pair = pairOf(reached);
  if (!pair) return { ok: true, facts: notCompared() };
  let { four, six } = pair;
  for (let turn = 1; ; turn++) {
    const again = await openHome(late.site.url, { family: 4 }, late);
    const walled = [four, six, again].find((one) => one.ok && one.wall !== null);
    if (walled) return unseen('blocked', (walled.ok && walled.wall) || '');
    const facts = compareContent(viewOf(four), viewOf(again.ok ? again : four), viewOf(six));
    if (facts.differs.length === 0 || turn === TURNS || late.signal.aborted) return { ok: true, facts };
    // Once more, for a page that was being published at that moment.
    await wait(BETWEEN_MS, late.signal);
    const next = await openHome(late.site.url, { family: 6, address: six.address }, late);
    if (next.ok) six = next;
    if (again.ok) four = again;
  }
}

function pairOf(reached: Reached | null): { readonly four: Answer; readonly six: Answer } | null {
  if (!reached?.ipv4 || !reached.ipv6 || reached.facts.redirectTo !== null) return null;
  return reached.facts.reachable && reached.facts.ipv4 ? { four: reached.ipv4, six: reached.ipv6 } : null;
}
