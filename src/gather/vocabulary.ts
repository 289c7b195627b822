import { z } from 'zod';
import type { Json } from '../domain/brand.ts';

const words = z.array(z.string().min(1));
const schema = z.object({
  gambling: z.object({ words }),
  adult: z.object({ words }),
  about: words,
  parked: z.object({ words, hosts: words }),
  maintenance: z.object({ words }),
  notFound: z.object({ titles: words, sentences: words }),
});

/** Words by which a page is known (`rules/tables/danger.yaml`), all in small letters. */
export type Vocabulary = z.infer<typeof schema>;

const NONE: Vocabulary = {
  gambling: { words: [] },
  adult: { words: [] },
  about: [],
  parked: { words: [], hosts: [] },
  maintenance: { words: [] },
  notFound: { titles: [], sentences: [] },
};

/** A rule pack without the table knows no words, and finds nothing by them. */
export function readVocabulary(table: Json | undefined): Vocabulary {
  const parsed = schema.safeParse(lowered(table ?? null));
  return parsed.success ? parsed.data : NONE;
}

function lowered(value: Json): Json {
  if (typeof value === 'string') return value.toLowerCase();
  if (Array.isArray(value)) return value.map(lowered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lowered(inner)]));
}
