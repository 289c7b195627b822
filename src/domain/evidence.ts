import { z } from 'zod';
import type { Instant, Json } from './brand.ts';
import { OBSTACLES, type Obstacle } from './obstacle.ts';
import { type Target, targetSchema } from './target.ts';

/** One observation about one target, or the reason why there is none. */
export type Evidence = {
  /** What was looked at; names the schema in `domain/facts/` that `facts` obeys. */
  readonly kind: string;
  /** Which gatherer and which version of it looked. */
  readonly by: `${string}@${number}`;
  /** Id of the site whose pages show it. */
  readonly site: string;
  readonly target: Target;
  readonly at: Instant;
} & (
  | { readonly status: 'observed'; readonly facts: Json }
  | { readonly status: 'unobserved'; readonly why: Obstacle; readonly detail: string }
);

const common = {
  kind: z.string(),
  by: z.custom<`${string}@${number}`>((v) => typeof v === 'string' && /^.+@\d+$/.test(v)),
  site: z.string(),
  target: targetSchema,
  at: z.custom<Instant>((v) => typeof v === 'string' && !Number.isNaN(Date.parse(v))),
};

/** One line of `evidence.ndjson.gz`. */
export const evidenceSchema = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('observed'), facts: z.custom<Json>((v) => v !== undefined) }),
  z.strictObject({ ...common, status: z.literal('unobserved'), why: z.enum(OBSTACLES), detail: z.string() }),
]);
