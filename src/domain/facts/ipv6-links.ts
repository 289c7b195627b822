import { z } from 'zod';

const countsSchema = z.strictObject({
  links: z.number().int(),
  ok4: z.number().int(),
  ok6: z.number().int().nullable(),
  host6: z.number().int(),
  rate: z.number().nullable(),
  hostRate: z.number().nullable(),
});

/** How many links of one level work over IPv6 among those that work over IPv4. */
export const ipv6LinksSchema = z.strictObject({
  /** The home page has a usable IPv6 address and is not known to be unreachable: else its own finding says it all. */
  home6: z.boolean(),
  /** Different internal links (same registrable domain). */
  links: z.number().int(),
  /** Of them (of the sample) well over IPv4: the denominator of both rates. */
  ok4: z.number().int(),
  /** Well over both; `null`: not asked, for want of an IPv6 path. */
  ok6: z.number().int().nullable(),
  /** Well over IPv4, and the host has a usable IPv6 address. */
  host6: z.number().int(),
  /** `ok6 / ok4` and `host6 / ok4`; `null` where nothing is to be divided. */
  rate: z.number().nullable(),
  hostRate: z.number().nullable(),
  /** Links asked; fewer than `links` where a sample was drawn. */
  asked: z.number().int(),
  sampled: z.boolean(),
  /** 95 % Wilson interval of `rate` (of `hostRate` without a path); only for samples. */
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** The same in per cent, for people. */
  range: z.string().nullable(),
  /** The same with links to other domains among them. */
  withExternal: countsSchema,
  /** Well over IPv4 and not over IPv6, up to 50. */
  failing: z.array(z.strictObject({ url: z.string(), from: z.string(), why: z.string() })),
  /** Hosts of those links without a usable IPv6 address. */
  hostsWithout: z.array(z.string()),
  percent: z.number().nullable(),
  hostPercent: z.number().nullable(),
});
export type Ipv6LinksFacts = z.infer<typeof ipv6LinksSchema>;
