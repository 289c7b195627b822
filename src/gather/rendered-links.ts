import { z } from 'zod';
import { HIDDEN_BY } from '../domain/facts/link.ts';
import type { Visit } from '../domain/net.ts';
import { RENDERED_LINKS } from './rendered-links.page.ts';

const LOOK_MS = 5_000;

/** As the page's own look gives it, and as it is kept. */
export const renderedLinksSchema = z.object({
  names: z.array(z.string().max(200)).max(6_000),
  links: z
    .array(
      z.object({
        href: z.string().max(2_000),
        text: z.string().max(80),
        hidden: z.object({ by: z.enum(HIDDEN_BY), proof: z.string().max(500) }).nullable(),
      }),
    )
    .max(500),
});

/** What a browser makes of the links of a page. */
export type RenderedLinks = z.infer<typeof renderedLinksSchema>;

/** `null`: the page did not let itself be looked at. */
export async function gatherRenderedLinks(visit: Visit): Promise<RenderedLinks | null> {
  const raw = await visit.world.evaluate(RENDERED_LINKS, LOOK_MS).catch(nothing);
  const parsed = renderedLinksSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

function nothing(_error: unknown): null {
  return null; // what is written has to do
}
