import { z } from 'zod';
import type { AccessibilityFacts } from '../../domain/facts/accessibility.ts';
import type { World } from '../../domain/net.ts';
import { inPage } from './in-page.ts';
import { WAYS_PAST } from './ways-past.page.ts';

const LIMIT_MS = 2_000;

const waysSchema = z.enum(['link', 'keys', 'none']);

/** How the rendered page lets its visitors pass by what every page repeats; `null` where the page does not answer. */
export async function waysPast(world: World): Promise<NonNullable<AccessibilityFacts['waysPast']> | null> {
  const answer = await inPage(world, WAYS_PAST, LIMIT_MS).catch(() => null);
  return waysSchema.safeParse(answer).data ?? null;
}
