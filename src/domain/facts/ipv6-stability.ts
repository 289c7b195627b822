import { z } from 'zod';

/** How often the home page opened over IPv6: over this run, and over the nights before. */
export const ipv6StabilitySchema = z.strictObject({
  probes: z.number().int(),
  successes: z.number().int(),
  failureCount: z.number().int(),
  /** `successes / probes`; `null` without probes. */
  share: z.number().nullable(),
  failures: z.array(z.string()),
  /** One entry a day, oldest first, this run last. */
  nights: z.array(z.strictObject({ day: z.string(), probes: z.number().int(), successes: z.number().int() })),
  nightCount: z.number().int(),
  /** Nights without success between two nights with one. */
  lostNights: z.number().int(),
});
export type Ipv6StabilityFacts = z.infer<typeof ipv6StabilitySchema>;
