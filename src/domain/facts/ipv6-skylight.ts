import { z } from 'zod';

/** Hosts that pages load something from and that have no usable IPv6 address: blank spots for IPv6-only visitors. */
export const ipv6SkylightSchema = z.strictObject({
  home6: z.boolean(),
  /** A browser loaded the pages; else only what their HTML names is known. */
  rendered: z.boolean(),
  pages: z.number().int(),
  hosts: z.number().int(),
  withoutCount: z.number().int(),
  without: z.array(
    z.strictObject({
      host: z.string(),
      kinds: z.array(z.string()),
      /** It holds up the first picture of the page: a style sheet or a plain script in the head. */
      blocking: z.boolean(),
      /** The same registrable domain as the site. */
      ownDomain: z.boolean(),
      example: z.string(),
    }),
  ),
  names: z.array(z.string()),
  blockingCount: z.number().int(),
  /** Hosts that could not be looked up. */
  unknown: z.array(z.string()),
  unknownCount: z.number().int(),
  /** Hosts of gateways which rewrite links for IPv6 visitors. */
  gateways: z.array(z.string()),
  samplePages: z.array(z.string()).max(20),
});
export type Ipv6SkylightFacts = z.infer<typeof ipv6SkylightSchema>;

/** IPv4 addresses written in place of names. */
export const ipv4LiteralSchema = z.strictObject({
  files: z.number().int(),
  count: z.number().int(),
  literals: z.array(
    z.strictObject({ literal: z.string(), where: z.enum(['html', 'css', 'script']), on: z.string() }),
  ),
  addresses: z.array(z.string()),
  samplePages: z.array(z.string()).max(20),
});
export type Ipv4LiteralFacts = z.infer<typeof ipv4LiteralSchema>;

/** A mark on the page that says it supports IPv6, against the measurement. */
export const ipv6ClaimSchema = z.strictObject({
  claims: z.boolean(),
  text: z.string(),
  /** `null`: could not be measured. */
  supported: z.boolean().nullable(),
});
