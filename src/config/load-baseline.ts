import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Baseline } from '../domain/gate.ts';
import { TARGET_TYPES } from '../domain/target.ts';
import { checkShape } from './check-shape.ts';
import type { Loaded } from './fault.ts';
import { parseYaml } from './read-yaml.ts';

const MAX_BYTES = 20_000_000;

/** Reads `baseline.json`; what is wrong in it is told with its line. */
export async function loadBaseline(file: string): Promise<Loaded<Baseline>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (text instanceof Error)
    return whole(file, text.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${text.code})`);
  if (text.length > MAX_BYTES) return whole(file, `is larger than ${MAX_BYTES} bytes`);
  try {
    const plain = baselineSchema.safeParse(JSON.parse(text));
    if (plain.success) return { ok: true, value: plain.data };
  } catch {
    // Told below, with its line.
  }
  const read = parseYaml(file, text); // JSON is YAML, and this reader knows the lines
  return read.ok ? checkShape<Baseline>(read.value, baselineSchema) : read;
}

const short = z.string().max(2_000);
const baselineSchema = z.strictObject({
  schema: z.literal(1),
  entries: z
    .array(
      z.strictObject({
        rule: z.string().min(1).max(100),
        type: z.enum(TARGET_TYPES),
        places: z.array(short).max(3),
        essence: short,
        text: short,
        trail: short,
        shape: short,
        reason: z.string().min(1).max(500),
        since: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a day such as 2026-11-23' }),
      }),
    )
    .max(100_000),
});

function whole(file: string, message: string): Loaded<never> {
  return { ok: false, faults: [{ file, line: 0, column: 0, path: '', message }] };
}
