import { z } from 'zod';

const stageSchema = z.strictObject({
  /** Medians. */
  ipv4Ms: z.number().nullable(),
  ipv6Ms: z.number().nullable(),
  /** `(ipv6 − ipv4) / ipv4`; `null` where one is missing. */
  ratio: z.number().nullable(),
});

/** How long each stage takes over either family, measured in turns. */
export const ipv6LatencySchema = z.strictObject({
  samples: z.number().int(),
  dns: stageSchema,
  tcp: stageSchema,
  firstByte: stageSchema,
  page: stageSchema,
});
export type Ipv6LatencyFacts = z.infer<typeof ipv6LatencySchema>;
