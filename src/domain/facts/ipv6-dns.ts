import { z } from 'zod';

/** What DNS says of the site's host: provable without an IPv6 path. */
export const ipv6DnsSchema = z.strictObject({
  host: z.string(),
  a: z.array(z.string()),
  aaaa: z.array(z.strictObject({ address: z.string(), class: z.string(), valid: z.boolean() })),
  /** AAAA records in all, and how many of them are of a usable class. */
  count: z.number().int(),
  validCount: z.number().int(),
  invalidCount: z.number().int(),
  invalid: z.array(z.string()),
});
export type Ipv6DnsFacts = z.infer<typeof ipv6DnsSchema>;
