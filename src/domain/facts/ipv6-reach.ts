import { z } from 'zod';
import { OBSTACLES } from '../obstacle.ts';

/** A whole GET of the home page over forced IPv6, to each valid address. */
export const ipv6ReachSchema = z.strictObject({
  host: z.string(),
  reachable: z.boolean(),
  /** The page opens over IPv4: where it does not either, IPv6 is not to blame. */
  ipv4: z.boolean(),
  addresses: z.array(
    z.strictObject({
      address: z.string(),
      ok: z.boolean(),
      status: z.number().int().nullable(),
      why: z.enum(OBSTACLES).nullable(),
      detail: z.string(),
      sizeBytes: z.number().int(),
      tookMs: z.number(),
    }),
  ),
  detail: z.string(),
});
export type Ipv6ReachFacts = z.infer<typeof ipv6ReachSchema>;
