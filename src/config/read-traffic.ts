import { readFile, stat } from 'node:fs/promises';
import { parseTraffic, type Traffic } from './parse-traffic.ts';

const MOST_BYTES = 1_000_000;

/** The measured traffic of an app out of a CSV file. */
export async function readTraffic(path: string, app: string): Promise<Traffic> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return { ok: false, fault: `${path}: larger than 1 MB` };
    return parseTraffic(await readFile(path, 'utf8'), app);
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message : String(error) };
  }
}
