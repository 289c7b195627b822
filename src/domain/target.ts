import { z } from 'zod';

/** What a finding is about (ACT rules format: test target). */
export const targetSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('city'), name: z.string() }),
  z.strictObject({ type: z.literal('group'), id: z.string(), name: z.string() }),
  z.strictObject({ type: z.literal('site'), url: z.string(), name: z.string().optional() }),
  z.strictObject({ type: z.literal('column'), name: z.string(), url: z.string() }),
  z.strictObject({ type: z.literal('page'), url: z.string() }),
  /** `from`: up to 20 pages it stands on, sorted; `count`: how many places in all. */
  z.strictObject({
    type: z.literal('link'),
    url: z.string(),
    from: z.array(z.string()).max(20),
    count: z.number().int().min(0),
  }),
  /** `html`: outer HTML up to 300 characters; `selector`: unique on the page at `url`. */
  z.strictObject({ type: z.literal('element'), url: z.string(), selector: z.string(), html: z.string() }),
  z.strictObject({ type: z.literal('app'), name: z.string(), url: z.string().optional() }),
  z.strictObject({ type: z.literal('account'), name: z.string(), url: z.string().optional() }),
  z.strictObject({ type: z.literal('document'), url: z.string() }),
]);
export type Target = z.infer<typeof targetSchema>;
export type TargetType = Target['type'];

/** Every kind of target, in the order of the contract. */
export const TARGET_TYPES = [
  'city',
  'group',
  'site',
  'column',
  'page',
  'link',
  'element',
  'app',
  'account',
  'document',
] as const satisfies readonly TargetType[];
