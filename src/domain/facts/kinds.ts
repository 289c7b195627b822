import type { z } from 'zod';
import { accessibilitySchema } from './accessibility.ts';
import { columnSchema, faultSchema, homeSchema, rateSchema } from './derived.ts';
import { ipv6DnsSchema } from './ipv6-dns.ts';
import { ipv6ReachSchema } from './ipv6-reach.ts';
import { itemDatesSchema } from './item.ts';
import { linkSchema } from './link.ts';
import { listSourceSchema } from './list-source.ts';
import { pageSchema } from './page.ts';
import { siteSchema } from './site.ts';

/** Every kind of evidence that a rule may name, with the schema of its facts; derived kinds included. */
export const FACT_SCHEMAS = {
  site: siteSchema,
  'ipv6-dns': ipv6DnsSchema,
  'ipv6-reach': ipv6ReachSchema,
  page: pageSchema,
  'list-source': listSourceSchema,
  link: linkSchema,
  accessibility: accessibilitySchema,
  column: columnSchema,
  home: homeSchema,
  item: itemDatesSchema,
  fault: faultSchema,
  rate: rateSchema,
} as const satisfies { readonly [kind: string]: z.ZodType };
