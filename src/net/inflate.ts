import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

export type Inflated =
  | { readonly ok: true; readonly body: Uint8Array; readonly cut: boolean }
  | { readonly ok: false; readonly why: 'too-large' | 'malformed'; readonly detail: string };

export interface InflateLimits {
  readonly maxBytes: number;
  /** Beyond `maxBytes`: `true` keeps the first bytes, `false` is `too-large`. */
  readonly cut: boolean;
}

/** Undoes the content codings; never makes more than `maxBytes` of them, however small the input is. */
export async function inflate(
  raw: Uint8Array,
  codings: string | undefined,
  limits: InflateLimits,
): Promise<Inflated> {
  const names = (codings ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(isCoding);
  if (names.length > 2)
    return { ok: false, why: 'malformed', detail: `content-encoding ${names.length} times` };
  let body = raw;
  let cut = false;
  for (const name of names.reverse()) {
    if (body.length === 0) break;
    const step = await undo(body, name, limits);
    if (!step.ok) return step;
    body = step.body;
    cut ||= step.cut;
  }
  return { ok: true, body, cut };
}

/** Larger input, and the first bytes of an endless one, are inflated piece by piece. */
const AT_ONCE_BYTES = 256 * 1024;

interface Coder {
  readonly whole: (raw: Uint8Array, maxBytes: number) => Buffer;
  readonly open: () => Transform;
}

/** Flushing at the end gives what there is of a body that was cut short. */
const FLUSH = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
const BROTLI_FLUSH = { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };
const ZSTD_FLUSH = { finishFlush: zlib.constants.ZSTD_e_flush };

const GZIP: Coder = {
  whole: (raw, maxOutputLength) => zlib.gunzipSync(raw, { ...FLUSH, maxOutputLength }),
  open: () => zlib.createGunzip(FLUSH),
};
const DEFLATE: Coder = {
  whole: (raw, maxOutputLength) => zlib.inflateSync(raw, { ...FLUSH, maxOutputLength }),
  open: () => zlib.createInflate(FLUSH),
};
/** What some servers call deflate: without the zlib wrapper that RFC 9110 §8.4.1.2 asks for. */
const BARE_DEFLATE: Coder = {
  whole: (raw, maxOutputLength) => zlib.inflateRawSync(raw, { ...FLUSH, maxOutputLength }),
  open: () => zlib.createInflateRaw(FLUSH),
};
const BROTLI: Coder = {
  whole: (raw, maxOutputLength) => zlib.brotliDecompressSync(raw, { ...BROTLI_FLUSH, maxOutputLength }),
  open: () => zlib.createBrotliDecompress(BROTLI_FLUSH),
};
const ZSTD: Coder = {
  whole: (raw, maxOutputLength) => zlib.zstdDecompressSync(raw, { ...ZSTD_FLUSH, maxOutputLength }),
  open: () => zlib.createZstdDecompress(ZSTD_FLUSH),
};

function isCoding(name: string): boolean {
  return name !== '' && name !== 'identity' && name !== 'none' && name !== 'utf-8';
}

function coderOf(name: string, raw: Uint8Array): Coder | null {
  if (name === 'gzip' || name === 'x-gzip') return GZIP;
  if (name === 'br') return BROTLI;
  if (name === 'zstd') return ZSTD;
  if (name !== 'deflate') return null;
  return ((raw[0] ?? 0) & 0x0f) === 8 ? DEFLATE : BARE_DEFLATE;
}

async function undo(raw: Uint8Array, name: string, limits: InflateLimits): Promise<Inflated> {
  const coder = coderOf(name, raw);
  if (!coder) return { ok: false, why: 'malformed', detail: `content-encoding ${name.slice(0, 20)}` };
  if (raw.length > AT_ONCE_BYTES) return inPieces(coder, raw, limits);
  try {
    return { ok: true, body: coder.whole(raw, limits.maxBytes), cut: false };
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ERR_BUFFER_TOO_LARGE') return { ok: false, why: 'malformed', detail: `${code} in ${name}` };
    return limits.cut ? inPieces(coder, raw, limits) : tooLarge(limits);
  }
}

async function inPieces(coder: Coder, raw: Uint8Array, limits: InflateLimits): Promise<Inflated> {
  const stream = coder.open();
  const pieces: Buffer[] = [];
  let bytes = 0;
  stream.end(raw);
  try {
    for await (const piece of stream) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes <= limits.maxBytes) continue;
      if (!limits.cut) return tooLarge(limits);
      return { ok: true, body: Buffer.concat(pieces).subarray(0, limits.maxBytes), cut: true };
    }
    return { ok: true, body: Buffer.concat(pieces), cut: false };
  } catch (error) {
    return { ok: false, why: 'malformed', detail: codeOf(error) };
  } finally {
    stream.destroy();
  }
}

function tooLarge(limits: InflateLimits): Inflated {
  return { ok: false, why: 'too-large', detail: `more than ${limits.maxBytes} bytes when decompressed` };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'ERR_UNKNOWN';
}
