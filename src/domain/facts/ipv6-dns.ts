import { z } from 'zod';

const addressSchema = z.strictObject({ address: z.string(), class: z.string(), valid: z.boolean() });

/** What DNS says of the site's host: provable without an IPv6 path. */
export const ipv6DnsSchema = z.strictObject({
  host: z.string(),
  a: z.array(z.string()),
  /** AAAA records that any resolver gave. */
  aaaa: z.array(addressSchema),
  /** AAAA records in all, and how many of them are of a usable class; `null` where the resolvers disagree on whether there are any. */
  count: z.number().int().nullable(),
  validCount: z.number().int(),
  invalidCount: z.number().int(),
  /** Each with its class, such as `fe80::1 (link-local)`. */
  invalid: z.array(z.string()),
  /** Names which the host is an alias of, step by step. */
  cname: z.array(z.string()),
  /** What each resolver said by itself. */
  resolvers: z.array(z.strictObject({ resolver: z.string(), said: z.string() })),
  /** `addresses`: they give different ones (usual behind a CDN); `existence`: some know of none. */
  disagreement: z.enum(['none', 'addresses', 'existence']),
  /** The bare domain beside `www`, or the other way round; `null` where there is no such pair or it has no address at all. */
  sibling: z
    .strictObject({ host: z.string(), a: z.array(z.string()), aaaa: z.array(addressSchema) })
    .nullable(),
  /** Its name (empty: none), and how many usable AAAA it has. */
  siblingHost: z.string(),
  siblingCount: z.number().int(),
});
export type Ipv6DnsFacts = z.infer<typeof ipv6DnsSchema>;
