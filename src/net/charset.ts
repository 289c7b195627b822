/**
 * A body as text, and the encoding it was really in (`utf-8`, `gb18030`, `utf-16le-bom` …):
 * a mark of order first, then valid UTF-8, then what header or meta declare, then what the bytes look like.
 */
export function decodeBody(
  bytes: Uint8Array,
  contentType: string | undefined,
): { readonly text: string; readonly charset: string } {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) {
    const text = new TextDecoder(marked.label).decode(bytes.subarray(marked.mark.length));
    return { text, charset: marked.charset };
  }
  const declared = declaredCharset(bytes, contentType);
  const utf8 = isStateful(declared) ? null : strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' };
  const legacy = legacyCharset(bytes, declared);
  return { text: new TextDecoder(legacy).decode(bytes), charset: legacy };
}

/** The encoding that header or meta name, by the name under which it is read; `null`: none that is known. */
function declaredCharset(bytes: Uint8Array, contentType: string | undefined): string | null {
  const header = knownLabel(
    /charset\s{0,4}=\s{0,4}["']?([\w:.-]{1,40})/i.exec(contentType?.slice(0, 400) ?? '')?.[1],
  );
  return header ?? knownLabel(META.exec(latin1(bytes, SNIFFED_BYTES))?.[1]);
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], label: 'utf-8', charset: 'utf-8' },
  { mark: [0xff, 0xfe], label: 'utf-16le', charset: 'utf-16le-bom' },
  { mark: [0xfe, 0xff], label: 'utf-16be', charset: 'utf-16be-bom' },
] as const;

const SNIFFED_BYTES = 2048;
const META = /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([\w:.-]{1,40})/i;

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1');
}

function knownLabel(label: string | undefined): string | null {
  if (!label) return null;
  try {
    const name = new TextDecoder(label.trim()).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null; // A label that no browser knows declares nothing.
  }
}

/** Encodings whose bytes are plain ASCII and so look like UTF-8. */
function isStateful(declared: string | null): boolean {
  return declared === 'iso-2022-jp';
}

/** Cut-off bytes of a last character are left away: a body may end in its middle. */
function strictUtf8(bytes: Uint8Array): string | null {
  const whole = bytes.subarray(0, wholeLength(bytes));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole);
  } catch {
    return null; // Another encoding, which is found next.
  }
}

function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** What is not valid UTF-8: as declared; where UTF-8 was declared wrongly or nothing was, by its looks. */
function legacyCharset(bytes: Uint8Array, declared: string | null): string {
  if (declared && declared !== 'utf-8' && !declared.startsWith('utf-16') && !LATIN.has(declared))
    return declared;
  const sample = bytes.subarray(0, 64 * 1024);
  const nulls = zeroShare(sample);
  if (nulls.odd > 0.3) return 'utf-16le';
  if (nulls.even > 0.3) return 'utf-16be';
  const broken = brokenShare(sample, 'utf-8');
  const candidates = ['gb18030', 'big5'].map((name) => ({ name, broken: brokenShare(sample, name) }));
  const best = candidates.reduce((left, right) => (right.broken < left.broken ? right : left));
  // A few bad bytes in a UTF-8 page leave it a UTF-8 page.
  if (broken < 0.02 && broken <= best.broken + 0.005) return 'utf-8';
  if (declared === 'utf-8' && broken < 0.02) return 'utf-8';
  if (declared && LATIN.has(declared) && best.broken > 0.02) return declared;
  return best.broken < 0.1 ? best.name : 'utf-8';
}

/** What servers declare by default and Chinese pages never are. */
const LATIN: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-1']);

function zeroShare(sample: Uint8Array): { readonly even: number; readonly odd: number } {
  const pairs = Math.max(1, sample.length >> 1);
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  return { even: even / pairs, odd: odd / pairs };
}

function brokenShare(sample: Uint8Array, label: string): number {
  const text = new TextDecoder(label).decode(sample);
  let wide = 0;
  let broken = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    wide += 1;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) broken += 1;
  }
  return wide === 0 ? 0 : broken / wide;
}
