import { z } from 'zod';
import type { CheckResult } from '../../domain/facts/accessibility.ts';
import type { World } from '../../domain/net.ts';
import { inPage } from './in-page.ts';

/** Rules of the engine that overlook words which a style sheet writes. */
const RULES: ReadonlySet<string> = new Set(['link-name', 'button-name', 'empty-heading', 'summary-name']);
const STEP_MS = 2_000;

const WRITTEN = String.raw`function (kit, selectors) {
  const written = (el) => ['::before', '::after'].some((part) => {
    const style = kit.style(el, part);
    return style.display !== 'none' && style.visibility !== 'hidden' && /["'][^"']*\p{L}/u.test(style.content);
  });
  return selectors.map((selector) => {
    try {
      const el = kit.all(selector)[0];
      return el !== undefined && [el, ...kit.all('*', el).slice(0, 30)].some((one) => !kit.closest(one, '[aria-hidden=true]') && written(one));
    } catch { return false; }
  });
}`;

/**
 * The engine's results, with those places laid before a person whose name a style sheet writes: browsers give it to aids, and
 * the engine does not read it.
 */
export async function withGeneratedNames(
  world: World,
  results: readonly CheckResult[],
): Promise<readonly CheckResult[]> {
  const accused = results.filter((one) => RULES.has(one.rule) && one.outcome === 'failed');
  const nodes = accused.flatMap((one) => one.nodes).filter(({ selector }) => !selector.includes(' >>> '));
  if (nodes.length === 0) return results;
  const answers = z.array(z.boolean()).parse(
    await inPage(
      world,
      WRITTEN,
      STEP_MS,
      nodes.map((node) => node.selector),
    ),
  ); // written by WRITTEN
  const named = new Set(nodes.filter((_, i) => answers[i]));
  if (named.size === 0) return results;
  return results.flatMap((one) => (accused.includes(one) ? parted(one, named) : one));
}

function parted(
  result: CheckResult,
  named: ReadonlySet<CheckResult['nodes'][number]>,
): readonly CheckResult[] {
  const doubtful = result.nodes.filter((node) => named.has(node));
  const rest = result.nodes.filter((node) => !named.has(node));
  const left = result.count - doubtful.length;
  const review = { outcome: 'review', grade: 'review', nodes: doubtful, count: doubtful.length } as const;
  return [
    ...(rest.length > 0 ? [{ ...result, nodes: rest, count: left }] : []),
    ...(doubtful.length > 0 ? [{ ...result, ...review, nodes: [...doubtful] }] : []),
  ];
}
