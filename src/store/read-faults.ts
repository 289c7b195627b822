import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PastFault } from '../domain/history.ts';
import { namedFindingSchema } from './run-schemas.ts';

const MAX_BYTES = 500 * 2 ** 20;
const LONGEST_MESSAGE = 300;

/**
 * The failed findings of a run folder as far as later reports name them; `null` where `findings.json` cannot be read or is
 * not laid out as this program writes it, one finding a line. Read line by line: a large city's file takes ten times its
 * size in memory.
 */
export async function readFaults(dir: string): Promise<readonly PastFault[] | null> {
  const path = join(dir, 'findings.json');
  try {
    if ((await stat(path)).size > MAX_BYTES) return null;
    return await faultsIn(createReadStream(path, 'utf8'));
  } catch {
    return null;
  }
}

async function faultsIn(input: NodeJS.ReadableStream): Promise<readonly PastFault[] | null> {
  const faults: PastFault[] = [];
  let begun = false;
  let ended = false;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    begun ||= line.startsWith('"findings": [');
    ended ||= line === ']' || line === '"findings": []';
    if (!line.startsWith('{"') || !line.includes('"outcome":"failed"')) continue;
    const fault = faultOf(JSON.parse(line.replace(/,$/, '')));
    if (fault === null) return null;
    faults.push(fault);
  }
  return begun && ended ? faults : null;
}

function faultOf(value: unknown): PastFault | null {
  const read = namedFindingSchema.safeParse(value);
  if (!read.success) return null;
  const { site = '', rule, fingerprint, message, target } = read.data;
  return { site, rule, fingerprint, message: message.slice(0, LONGEST_MESSAGE), url: target.url ?? '' };
}
