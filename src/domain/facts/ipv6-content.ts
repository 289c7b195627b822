import { z } from 'zod';

const sideSchema = z.strictObject({
  status: z.number().int(),
  final: z.string(),
  title: z.string(),
  sizeBytes: z.number().int(),
  links: z.number().int(),
  marks: z.array(z.string()),
});

/** The home page over both families, less what differs on every load. */
export const ipv6ContentSchema = z.strictObject({
  /** `false`: the page did not open over both families, or is a redirect that leaves IPv6; its own findings say so. */
  compared: z.boolean(),
  ipv4: sideSchema,
  ipv6: sideSchema,
  sameStatus: z.boolean(),
  sameTitle: z.boolean(),
  /** Site code, ICP and police record of the footer. */
  sameMarks: z.boolean(),
  /** Jaccard similarity of the shingles of the text, and of the link sets; 1: the same. */
  textShare: z.number(),
  linkShare: z.number(),
  /** Share of the text which differs between two loads over IPv4. */
  noiseShare: z.number(),
  /** What differs, in words of a closed set. */
  differs: z.array(z.enum(['status', 'title', 'marks', 'text', 'links'])),
  onlyOver4: z.array(z.string()),
  onlyOver6: z.array(z.string()),
});
export type Ipv6ContentFacts = z.infer<typeof ipv6ContentSchema>;
