import { z } from 'zod';
import type { Day } from '../domain/brand.ts';
import { parseDay } from '../domain/day.ts';
import type { RulePack } from '../domain/rule.ts';
import type { City } from '../domain/site.ts';
import type { Waiver } from '../domain/waiver.ts';
import { checkShape } from './check-shape.ts';
import type { Fault, Loaded } from './fault.ts';
import { didYouMean } from './nearest.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

/** Where a list of waivers is looked for beside the seed file. */
export const WAIVERS_FILE = 'waivers.yaml';

const text = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((value) => !/\p{Cc}/u.test(value), {
    error: 'expected a text of one line, without control characters',
  });

const pattern = z.string().trim().min(1).max(2_000);

/** YAML reads a bare day as text; people also write it with quotes. */
const day = z.string().transform((value, ctx): Day => {
  const parsed = parseDay(value.trim());
  if (parsed) return parsed;
  ctx.issues.push({ code: 'custom', message: 'expected a day such as 2027-03-31', input: value });
  return z.NEVER;
});

const waiverSchema = z.strictObject({
  rule: pattern,
  site: pattern.optional(),
  target: z
    .strictObject({ url: pattern.optional(), column: pattern.optional(), selector: pattern.optional() })
    .refine((target) => Object.keys(target).length > 0, { error: 'expected url, column or selector' })
    .optional(),
  reason: text,
  owner: text,
  expires: day,
});

const fileSchema = z.strictObject({ waivers: z.array(waiverSchema).max(10_000) });

/** Reads a list of waivers; every fault at once, also rules that do not exist and sites that nobody has. */
export async function loadWaivers(
  file: string,
  known: { readonly pack: RulePack; readonly city: Pick<City, 'sites'> },
): Promise<Loaded<readonly Waiver[]>> {
  const read = await readYaml(file);
  if (!read.ok) return read;
  const shaped = checkShape(read.value, fileSchema);
  if (!shaped.ok) return shaped;
  const faults = shaped.value.waivers.flatMap((waiver, i) => crossFaults(read.value, waiver, i, known));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: shaped.value.waivers.map(plain) };
}

function crossFaults(
  file: YamlFile,
  waiver: z.infer<typeof waiverSchema>,
  i: number,
  known: { readonly pack: RulePack; readonly city: Pick<City, 'sites'> },
): readonly Fault[] {
  const rules = known.pack.indicators.flatMap((indicator) => indicator.rules.map((rule) => rule.id));
  const sites = known.city.sites.map((site) => site.id);
  const faults: Fault[] = [];
  if (!waiver.rule.includes('*') && !rules.includes(waiver.rule))
    faults.push(
      file.fault(
        ['waivers', i, 'rule'],
        `there is no rule “${waiver.rule}”${didYouMean(waiver.rule, rules)}`,
      ),
    );
  if (waiver.site !== undefined && !sites.includes(waiver.site))
    faults.push(
      file.fault(
        ['waivers', i, 'site'],
        `there is no site “${waiver.site}”${didYouMean(waiver.site, sites)}`,
      ),
    );
  if (waiver.site === undefined && waiver.target === undefined)
    faults.push(
      file.fault(
        ['waivers', i],
        'expected a site or a target: a waiver of a rule on every site would hide everything',
      ),
    );
  return faults;
}

/** Absent keys are absent, and keys stand in one order: the list is written into the manifest. */
function plain(waiver: z.infer<typeof waiverSchema>): Waiver {
  const { rule, site, target, reason, owner, expires } = waiver;
  return {
    rule,
    ...(site === undefined ? {} : { site }),
    ...(target === undefined
      ? {}
      : {
          target: {
            ...(target.url === undefined ? {} : { url: target.url }),
            ...(target.column === undefined ? {} : { column: target.column }),
            ...(target.selector === undefined ? {} : { selector: target.selector }),
          },
        }),
    ...{ reason, owner, expires },
  };
}
