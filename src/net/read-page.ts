import { decodeBody } from './charset.ts';

const LIMIT_MS = 5_000;
const MAX_BYTES = 5_000_000;

/** The text of a page of a staging site which the operator named, or `null`. */
export async function readPage(url: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      redirect: 'follow',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
    });
    if (Number(answer.headers.get('content-length') ?? 0) > MAX_BYTES) return null;
    const body = new Uint8Array(await answer.arrayBuffer());
    if (body.length > MAX_BYTES) return null;
    return decodeBody(body, answer.headers.get('content-type') ?? undefined).text;
  } catch {
    return null; // the address of the page stands for its source
  }
}
