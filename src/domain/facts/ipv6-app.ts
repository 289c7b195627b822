import { z } from 'zod';

/** Hosts that a mobile app talks to. */
export const ipv6AppSchema = z.strictObject({
  name: z.string(),
  hosts: z.array(
    z.strictObject({
      host: z.string(),
      from: z.enum(['seed', 'apk']),
      /** Of the site's own domain, of another government domain, or named by the seed; others are shown and not judged. */
      own: z.boolean(),
      aaaa: z.array(z.string()),
      hasIpv6: z.boolean().nullable(),
      reachable: z.boolean().nullable(),
      detail: z.string(),
    }),
  ),
  /** Own hosts. */
  count: z.number().int(),
  without: z.array(z.string()),
  withoutCount: z.number().int(),
  unreachable: z.array(z.string()),
  /** `null`: not asked, for want of an IPv6 path. */
  unreachableCount: z.number().int().nullable(),
  unknownCount: z.number().int(),
  others: z.array(z.string()),
});
export type Ipv6AppFacts = z.infer<typeof ipv6AppSchema>;

/** Share of IPv6 in the traffic of an app, which only a phone can measure; imported from a file. */
export const ipv6AppTrafficSchema = z.strictObject({
  name: z.string(),
  /** `bytes over IPv6 / all bytes`, mean over the runs of the file; `null`: no file. */
  share: z.number().nullable(),
  percent: z.number().nullable(),
  runs: z.number().int(),
  reason: z.string(),
});
export type Ipv6AppTrafficFacts = z.infer<typeof ipv6AppTrafficSchema>;
