import { z } from 'zod';

/** The name servers of the site's zone and their addresses: provable without an IPv6 path. */
export const ipv6NameserversSchema = z.strictObject({
  zone: z.string(),
  servers: z.array(
    z.strictObject({
      name: z.string(),
      a: z.array(z.string()),
      aaaa: z.array(z.string()),
      known: z.boolean(),
      /** The name is itself an alias (CNAME), which RFC 2181 §10.3 forbids; its addresses are those behind it. */
      isAlias: z.boolean(),
    }),
  ),
  count: z.number().int(),
  /** Name servers with a usable AAAA; `null` where none is known of and one could not be looked up. */
  withIpv6: z.number().int().nullable(),
  without: z.array(z.string()),
  /** Zones of the names which the host is an alias of, such as a CDN's, less its own zone. */
  aliasZones: z.array(
    z.strictObject({ zone: z.string(), count: z.number().int(), withIpv6: z.number().int().nullable() }),
  ),
  aliasCount: z.number().int(),
  /** Of them, those whose name servers all have no usable IPv6 address; `null` where none is known of and one could not be told. */
  aliasWithout: z.array(z.string()),
  aliasWithoutCount: z.number().int().nullable(),
});
export type Ipv6NameserversFacts = z.infer<typeof ipv6NameserversSchema>;

/** Whether the name servers answer a real question over each family. */
export const ipv6NameserverAnswersSchema = z.strictObject({
  zone: z.string(),
  servers: z.array(
    z.strictObject({
      name: z.string(),
      /** `null`: not asked over this family. */
      over4: z.boolean().nullable(),
      over6: z.boolean().nullable(),
      detail: z.string(),
    }),
  ),
  /** Name servers that have an IPv6 address to be asked at. */
  asked: z.number().int(),
  /** Answer over IPv4 and not over IPv6. */
  silent: z.array(z.string()),
  silentCount: z.number().int(),
  /** Answer over neither, so that IPv6 is not to blame. */
  neitherCount: z.number().int(),
});
export type Ipv6NameserverAnswersFacts = z.infer<typeof ipv6NameserverAnswersSchema>;
