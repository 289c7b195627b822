import { z } from 'zod';
import type { Json } from '../../domain/brand.ts';

const words = z.array(
  z
    .string()
    .min(1)
    .transform((one) => one.toLowerCase()),
);

const schema = z.object({
  entries: z.object({
    elder: words,
    zone: words,
    barrierFree: words,
    with: words,
    not: words,
    notHosts: words,
  }),
  products: z.array(z.object({ id: z.string(), name: z.string(), scripts: words, marks: words })),
  traces: words,
  controls: z.object({
    enlarge: words,
    contrast: words,
    readAloud: words,
    back: words,
    screen: words,
    other: words,
  }),
  adHosts: words,
  adNames: words,
  limits: z.object({ phonePx: z.number(), desktopPx: z.number(), grown: z.number() }),
});

/** How entries, products and controls of versions for the elderly are known (`rules/tables/elder.yaml`). */
export type ElderVocabulary = z.infer<typeof schema>;

/** `null`: the pack has no such table, and nothing can be looked for. */
export function readElderVocabulary(table: Json | undefined): ElderVocabulary | null {
  const parsed = schema.safeParse(table ?? null);
  return parsed.success ? parsed.data : null;
}
