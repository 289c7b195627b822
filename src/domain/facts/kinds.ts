import type { z } from 'zod';
import { accessibilitySchema, markupSchema } from './accessibility.ts';
import { columnSchema, faultSchema, homeSchema, rateSchema, waiverSchema } from './derived.ts';
import { documentSchema } from './document.ts';
import { elderSchema } from './elder.ts';
import { ipv6AppSchema, ipv6AppTrafficSchema } from './ipv6-app.ts';
import { ipv6ContentSchema } from './ipv6-content.ts';
import { ipv6DnsSchema } from './ipv6-dns.ts';
import { ipv6LatencySchema } from './ipv6-latency.ts';
import { ipv6LinksSchema } from './ipv6-links.ts';
import { ipv6NameserverAnswersSchema, ipv6NameserversSchema } from './ipv6-nameservers.ts';
import { ipv6ReachSchema } from './ipv6-reach.ts';
import { ipv4LiteralSchema, ipv6ClaimSchema, ipv6SkylightSchema } from './ipv6-skylight.ts';
import { ipv6StabilitySchema } from './ipv6-stability.ts';
import { itemDatesSchema } from './item.ts';
import { linkSchema } from './link.ts';
import { listSourceSchema } from './list-source.ts';
import { pageSchema } from './page.ts';
import { siteSchema } from './site.ts';
import { siteMarkupSchema } from './site-markup.ts';
import { tamperedSchema, tamperingSchema } from './tampering.ts';

/** Every kind of evidence that a rule may name, with the schema of its facts; derived kinds included. */
export const FACT_SCHEMAS = {
  site: siteSchema,
  'ipv6-dns': ipv6DnsSchema,
  'ipv6-nameservers': ipv6NameserversSchema,
  'ipv6-nameserver-answers': ipv6NameserverAnswersSchema,
  'ipv6-reach': ipv6ReachSchema,
  'ipv6-stability': ipv6StabilitySchema,
  'ipv6-content': ipv6ContentSchema,
  'ipv6-second-level': ipv6LinksSchema,
  'ipv6-third-level': ipv6LinksSchema,
  'ipv6-skylight': ipv6SkylightSchema,
  'ipv4-literal': ipv4LiteralSchema,
  'ipv6-claim': ipv6ClaimSchema,
  'ipv6-latency': ipv6LatencySchema,
  'ipv6-app': ipv6AppSchema,
  'ipv6-app-traffic': ipv6AppTrafficSchema,
  page: pageSchema,
  'list-source': listSourceSchema,
  link: linkSchema,
  accessibility: accessibilitySchema,
  markup: markupSchema,
  'site-markup': siteMarkupSchema,
  elder: elderSchema,
  document: documentSchema,
  tampering: tamperingSchema,
  column: columnSchema,
  home: homeSchema,
  item: itemDatesSchema,
  fault: faultSchema,
  /** As `fault`, of checks that need no browser: where none was there, they were made all the same. */
  'markup-fault': faultSchema,
  tampered: tamperedSchema,
  rate: rateSchema,
  waiver: waiverSchema,
} as const satisfies { readonly [kind: string]: z.ZodType };
