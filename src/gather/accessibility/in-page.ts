import { z } from 'zod';
import type { World } from '../../domain/net.ts';
import type { Findings, Place } from './findings.ts';
import { KIT } from './kit.page.ts';
import { OWN_RULES, type OwnRule } from './own-rules.ts';

const ruleSchema = z.custom<OwnRule>((value) => typeof value === 'string' && Object.hasOwn(OWN_RULES, value));
const takenSchema = z.object({
  found: z
    .array(
      z.object({
        rule: ruleSchema,
        verdict: z.enum(['failed', 'review']),
        count: z.number().int(),
        places: z
          .array(z.object({ selector: z.string(), html: z.string(), shape: z.string(), summary: z.string() }))
          .max(50),
      }),
    )
    .max(200),
  judged: z.array(ruleSchema).max(200),
});

/** Puts what the checks inside the page share into the world, once. */
export async function openKit(world: World): Promise<void> {
  await world.evaluate(`void (globalThis.kit = (${KIT})())`, KIT_MS);
}

const KIT_MS = 5_000;

/** Evaluates `function (kit, ...given)` in the page; what it returns is plain JSON. */
export function inPage(world: World, source: string, limitMs: number, ...given: unknown[]): Promise<unknown> {
  const args = ['globalThis.kit', ...given.map((one) => JSON.stringify(one))].join(', ');
  return world.evaluate(`(${source})(${args})`, limitMs);
}

/** Takes over what was found inside the page since this was last asked for. */
export async function takeFound(world: World, findings: Findings): Promise<void> {
  const taken = takenSchema.parse(await world.evaluate('globalThis.kit.take()', KIT_MS)); // written by KIT
  for (const rule of taken.judged) findings.judged(rule);
  for (const { rule, verdict, count, places } of taken.found) {
    const [first, ...others] = places;
    if (!first) continue;
    findings.add(rule, verdict, first, count - others.length);
    for (const place of others) findings.add(rule, verdict, place);
  }
}

/** The places of elements which a check keeps in the page, by their numbers there. */
export const placeSchema: z.ZodType<Place> = z.object({
  selector: z.string(),
  html: z.string(),
  shape: z.string(),
  summary: z.string(),
});
