import { z } from 'zod';
import { SITE_LEVELS } from '../domain/rule.ts';
import type { Parsed } from './fault.ts';
import { parseCidr } from './parse-cidr.ts';
import { parseHost } from './parse-host.ts';
import { parseResolver } from './parse-resolver.ts';
import { parseSiteUrl } from './parse-site-url.ts';

const ID = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,62}[\p{L}\p{N}_-])?$/u;
const FORBIDDEN_IN_NAMES = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** A group's id is its name where the file lists no counties, and ids become folder names. */
const GROUP_NAME = /^[^/\\:*?"<>|.\p{C}][^/\\:*?"<>|\p{C}]{0,62}$/u;

/** Ids become folder names: letters, figures, and `. _ -` between them. */
const id = z
  .string()
  .trim()
  .regex(ID, { error: 'an id of letters, figures, “-”, “_” or “.” (at most 64, it becomes a folder name)' });
const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((v) => !FORBIDDEN_IN_NAMES.test(v), {
    error: 'expected a name of one line, without control characters',
  });
const groupName = z.string().trim().regex(GROUP_NAME, { error: 'a name without / \\ : * ? " < > |' });

/** Codes are text, but people forget the quotes. */
function code(pattern: RegExp, example: string) {
  return z.preprocess(
    (v) => (typeof v === 'number' && Number.isSafeInteger(v) ? String(v) : v),
    z.string().trim().regex(pattern, { error: example }),
  );
}

function parsedBy<T>(parse: (text: string) => Parsed<T>) {
  return z.string().transform((text, ctx) => {
    const result = parse(text);
    if (result.ok) return result.value;
    ctx.issues.push({ code: 'custom', message: result.message, input: text });
    return z.NEVER;
  });
}

const administrativeCode = code(/^\d{6}$/, 'an administrative code of 6 digits such as "421200"');
const url = parsedBy((text) => parseSiteUrl(text));
const host = parsedBy(parseHost);
const maxPages = z.int().min(1).max(10_000_000);

const columnSchema = z.strictObject({
  name,
  /** Resolved against the site's address by the loader. */
  url: z.string().trim().min(1),
  class: z.string().trim().min(1).optional(),
});

/** `apk`: an Android package whose hosts are read out; `traffic`: a CSV with measured traffic. Paths from the seed file. */
const appSchema = z
  .strictObject({
    name,
    hosts: z.array(host).min(1).optional(),
    apk: z.string().trim().min(1).optional(),
    traffic: z.string().trim().min(1).optional(),
  })
  .refine((app) => app.hosts !== undefined || app.apk !== undefined, { error: 'expected hosts or apk' });

const siteSchema = z.strictObject({
  id,
  name,
  url,
  level: z.enum(SITE_LEVELS),
  county: groupName.optional(),
  owner: name.optional(),
  siteCode: code(/^(?:\d{10}|[Bb][Mm]\d{8})$/, 'a site code of 10 digits, or bm and 8 digits').optional(),
  alsoHosts: z.array(host).optional(),
  columns: z.array(columnSchema).optional(),
  apps: z.array(appSchema).optional(),
  /** New media accounts: taken as they are until their checks read them. */
  accounts: z.array(z.record(z.string(), z.unknown())).optional(),
  maxPages: maxPages.optional(),
});

const networkSchema = z.strictObject({
  resolvers: z.array(parsedBy(parseResolver)).optional(),
  treatAsPublic: z.array(parsedBy(parseCidr)).optional(),
  ratePerHost: z.number().min(0).max(10_000).optional(),
  recheckAfterSeconds: z.number().min(0).max(86_400).optional(),
  ipv6Canaries: z.array(url).optional(),
});

/** A seed file (contract §3). */
export const seedSchema = z.strictObject({
  city: z.strictObject({ id, name, code: administrativeCode.optional() }).optional(),
  counties: z.array(z.strictObject({ id, name: groupName, code: administrativeCode.optional() })).optional(),
  network: networkSchema.optional(),
  defaults: z.strictObject({ maxPages: maxPages.optional() }).optional(),
  sites: z.array(siteSchema).min(1).optional(),
});
export type SeedFile = z.infer<typeof seedSchema>;
export type SeedSite = z.infer<typeof siteSchema>;
