import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { type Evidence, evidenceSchema } from '../domain/evidence.ts';
import { faultText } from './fault-text.ts';

/** No single observation is anywhere near this; longer is damage, or somebody's bomb. */
const MAX_LINE_BYTES = 64 * 2 ** 20;
const NEWLINE = 0x0a;

/** One line of the file, or what is wrong with it; after a fault nothing more comes. */
export type EvidenceLine =
  | { readonly ok: true; readonly evidence: Evidence }
  | { readonly ok: false; readonly line: number; readonly fault: string };

/** Streams the `evidence.ndjson.gz` at `path` (gzip members one after the other), every line checked. */
export async function* readEvidenceFile(path: string): AsyncGenerator<EvidenceLine> {
  let line = 1;
  try {
    for await (const bytes of linesOf(path)) {
      const read = readLine(bytes);
      if (!read.ok) return yield { ok: false, line, fault: `${path}, line ${line}: ${read.fault}` };
      yield read;
      line++;
    }
  } catch (error) {
    yield { ok: false, line, fault: `${path}, line ${line}: ${faultText(error)}` };
  }
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  const { size } = await stat(path);
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  try {
    yield* splitLines(gunzip);
    // Behind the last member Node passes over whatever is no gzip.
    if (gunzip.bytesWritten < size) throw new Error('the file goes on with something that is not gzip');
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      const part = chunk.subarray(from, end);
      yield rest.length === 0 ? part : Buffer.concat([...rest, part]);
      rest = [];
      restBytes = 0;
      from = end + 1;
    }
    if (from === chunk.length) continue;
    rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > MAX_LINE_BYTES) throw new Error(`longer than ${MAX_LINE_BYTES} bytes`);
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

function readLine(
  bytes: Buffer,
): { readonly ok: true; readonly evidence: Evidence } | { readonly ok: false; readonly fault: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed = evidenceSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, evidence: parsed.data };
    const issue = parsed.error.issues[0];
    return { ok: false, fault: `not evidence: ${issue?.path.join('.')}: ${issue?.message}` };
  } catch (error) {
    return { ok: false, fault: `not JSON: ${faultText(error)}` };
  }
}
