import { z } from 'zod';
import { STAGES } from '../net.ts';
import { OBSTACLES } from '../obstacle.ts';

/** The home page over forced IPv6, stage by stage, at each valid address. */
export const ipv6ReachSchema = z.strictObject({
  host: z.string(),
  /** At least one address gave the page, or a redirect that IPv6 is not to blame for. */
  reachable: z.boolean(),
  /** The page opens over IPv4: where it does not either, IPv6 is not to blame. */
  ipv4: z.boolean(),
  addresses: z.array(
    z.strictObject({
      address: z.string(),
      ok: z.boolean(),
      status: z.number().int().nullable(),
      /** The stage that failed. */
      stage: z.enum(STAGES).nullable(),
      why: z.enum(OBSTACLES).nullable(),
      detail: z.string(),
      tries: z.number().int(),
      successes: z.number().int(),
      tcpMs: z.number().nullable(),
      tlsMs: z.number().nullable(),
      firstByteMs: z.number().nullable(),
      tookMs: z.number(),
      sizeBytes: z.number().int(),
    }),
  ),
  /** Addresses that never worked while another one did. */
  dead: z.array(z.string()),
  deadCount: z.number().int(),
  /** Ports that are open over IPv4 and closed at every IPv6 address; the page's own only where the page never opened. */
  closedPorts: z.array(z.number().int()),
  closedCount: z.number().int(),
  /** The stage at which the best address failed. */
  stage: z.enum(STAGES).nullable(),
  /** The address to which IPv6 visitors are sent and which has no usable IPv6 address. */
  redirectTo: z.string().nullable(),
  redirects: z.number().int(),
  /** A TLS handshake came about over both families. */
  tlsTested: z.boolean(),
  /** Code of the certificate's fault over each family, such as `CERT_HAS_EXPIRED`; `null`: none. */
  tlsFault4: z.string().nullable(),
  tlsFault6: z.string().nullable(),
  /** A fault that IPv6 has and IPv4 has not. */
  tlsFaultOnly6: z.string().nullable(),
  tlsNames6: z.array(z.string()),
  detail: z.string(),
});
export type Ipv6ReachFacts = z.infer<typeof ipv6ReachSchema>;
