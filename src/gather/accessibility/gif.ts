import { relativeLuminance } from '../luminance.ts';

/** One picture of an animation: luminance of a grid of cells, 0 to 1, and how long it stays. */
export interface GifFrame {
  readonly delayMs: number;
  readonly cells: readonly number[];
}

export interface Gif {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly GifFrame[];
  /** Not all frames were read: too many, too large, or damaged. */
  readonly cut: boolean;
}

/** Cells along each side of the grid. */
export const GIF_GRID = 8;
const MOST_FRAMES = 60;
const MOST_PIXELS = 1_500_000;

/** Reads the frames of a GIF; `null` where the bytes are none, or its pictures are too large to look at. */
export function readGif(bytes: Uint8Array): Gif | null {
  if (!/^GIF8[79]a$/.test(String.fromCharCode(...bytes.subarray(0, 6))) || bytes.length < 13) return null;
  const width = u16(bytes, 6);
  const height = u16(bytes, 8);
  if (width * height === 0 || width * height > MOST_PIXELS) return null;
  const flags = at(bytes, 10);
  let pos = 13;
  let global: Uint8Array | null = null;
  if (flags & 0x80) {
    const size = 3 << ((flags & 7) + 1);
    global = bytes.subarray(pos, pos + size);
    pos += size;
  }
  const canvas = new Float32Array(width * height).fill(1);
  const frames: GifFrame[] = [];
  let control = { delayMs: 100, transparent: -1, disposal: 0 };
  for (;;) {
    const mark = at(bytes, pos);
    if (mark === 0x3b || pos >= bytes.length) return { width, height, frames, cut: mark !== 0x3b };
    if (mark === 0x21) {
      if (at(bytes, pos + 1) === 0xf9) control = readControl(bytes, pos + 3);
      pos = skipBlocks(bytes, pos + 2);
      continue;
    }
    if (mark !== 0x2c || frames.length >= MOST_FRAMES) return { width, height, frames, cut: true };
    const image = readImage(bytes, pos, global);
    if (!image) return { width, height, frames, cut: true };
    pos = image.end;
    const before = control.disposal === 3 ? canvas.slice() : null;
    draw(canvas, width, height, image, control.transparent);
    frames.push({ delayMs: control.delayMs, cells: gridOf(canvas, width, height) });
    if (control.disposal === 2) clear(canvas, width, height, image);
    if (before) canvas.set(before);
    control = { delayMs: 100, transparent: -1, disposal: 0 };
  }
}

function at(bytes: Uint8Array, pos: number): number {
  return bytes[pos] ?? 0;
}

function u16(bytes: Uint8Array, pos: number): number {
  return at(bytes, pos) | (at(bytes, pos + 1) << 8);
}

function readControl(
  bytes: Uint8Array,
  pos: number,
): { delayMs: number; transparent: number; disposal: number } {
  const flags = at(bytes, pos);
  const delay = u16(bytes, pos + 1);
  // Browsers show frames of less than two hundredths of a second for a tenth of one.
  return {
    delayMs: delay < 2 ? 100 : delay * 10,
    transparent: flags & 1 ? at(bytes, pos + 3) : -1,
    disposal: (flags >> 2) & 7,
  };
}

function skipBlocks(bytes: Uint8Array, from: number): number {
  let pos = from;
  while (pos < bytes.length && at(bytes, pos) !== 0) pos += at(bytes, pos) + 1;
  return pos + 1;
}

interface Image {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly colours: Uint8Array;
  readonly indices: Uint8Array;
  readonly end: number;
}

function readImage(bytes: Uint8Array, from: number, global: Uint8Array | null): Image | null {
  const width = u16(bytes, from + 5);
  const height = u16(bytes, from + 7);
  const flags = at(bytes, from + 9);
  let pos = from + 10;
  let colours = global;
  if (flags & 0x80) {
    const size = 3 << ((flags & 7) + 1);
    colours = bytes.subarray(pos, pos + size);
    pos += size;
  }
  if (!colours || width * height === 0 || width * height > MOST_PIXELS) return null;
  const codeSize = at(bytes, pos);
  const end = skipBlocks(bytes, pos + 1);
  if (codeSize < 2 || codeSize > 8 || end > bytes.length) return null;
  const indices = unpack(bytes, pos + 1, codeSize, width * height);
  const place = { left: u16(bytes, from + 1), top: u16(bytes, from + 3) };
  return { ...place, width, height, interlaced: (flags & 0x40) !== 0, colours, indices, end };
}

/** LZW with codes of growing length, out of sub-blocks. What is damaged ends early; the rest stays as it was. */
function unpack(bytes: Uint8Array, from: number, codeSize: number, length: number): Uint8Array {
  const out = new Uint8Array(length);
  const prefix = new Uint16Array(MOST_CODES);
  const suffix = Uint8Array.from({ length: MOST_CODES }, (_, i) => i & 255);
  const clearCode = 1 << codeSize;
  const nextCode = codeReader(bytes, from);
  let [size, next, last, written] = [codeSize + 1, clearCode + 2, -1, 0];
  while (written < length) {
    const code = nextCode(size);
    if (code === clearCode) {
      [size, next, last] = [codeSize + 1, clearCode + 2, -1];
      continue;
    }
    if (code === null || code === clearCode + 1 || code > next || (code === next && last < 0)) return out;
    // A code that is only now being made stands for the last one and its own first sign.
    const word = wordOf(code === next ? last : code, { prefix, suffix, clearCode });
    const first = word.at(-1) ?? 0;
    if (code === next) word.unshift(first);
    for (let i = word.length - 1; i >= 0 && written < length; i -= 1) out[written++] = word[i] ?? 0;
    if (last >= 0 && next < MOST_CODES) {
      prefix[next] = last;
      suffix[next] = first;
      next += 1;
      if (next === 1 << size && size < MOST_BITS) size += 1;
    }
    last = code;
  }
  return out;
}

const MOST_BITS = 12;
const MOST_CODES = 1 << MOST_BITS;

interface Table {
  readonly prefix: Uint16Array;
  readonly suffix: Uint8Array;
  readonly clearCode: number;
}

/** The signs that a code stands for, last one first. */
function wordOf(code: number, { prefix, suffix, clearCode }: Table): number[] {
  const word: number[] = [];
  let at = code;
  while (at >= clearCode && word.length < MOST_CODES) {
    word.push(suffix[at] ?? 0);
    at = prefix[at] ?? 0;
  }
  word.push(suffix[at] ?? 0);
  return word;
}

/** Reads one code after the other out of the sub-blocks; `null` at their end. */
function codeReader(bytes: Uint8Array, from: number): (size: number) => number | null {
  let [pos, block, bits, held] = [from + 1, at(bytes, from), 0, 0];
  return (size) => {
    while (held < size) {
      if (block === 0) {
        block = at(bytes, pos);
        pos += 1;
        if (block === 0 || pos >= bytes.length) return null;
      }
      bits |= at(bytes, pos) << held;
      pos += 1;
      block -= 1;
      held += 8;
    }
    const code = bits & ((1 << size) - 1);
    bits >>= size;
    held -= size;
    return code;
  };
}

function draw(canvas: Float32Array, width: number, height: number, image: Image, transparent: number): void {
  const light = Float32Array.from({ length: 256 }, (_, i) => luminance(image.colours, i));
  const rows = rowOrder(image.height, image.interlaced);
  for (let line = 0; line < image.height; line += 1) {
    const y = image.top + (rows[line] ?? 0);
    if (y >= height) continue;
    for (let x = 0; x < image.width && image.left + x < width; x += 1) {
      const index = image.indices[line * image.width + x] ?? 0;
      if (index !== transparent) canvas[y * width + image.left + x] = light[index] ?? 0;
    }
  }
}

function rowOrder(height: number, interlaced: boolean): readonly number[] {
  const all = Array.from({ length: height }, (_, i) => i);
  if (!interlaced) return all;
  return [
    ...all.filter((i) => i % 8 === 0),
    ...all.filter((i) => i % 8 === 4),
    ...all.filter((i) => i % 4 === 2),
    ...all.filter((i) => i % 2 === 1),
  ];
}

function luminance(colours: Uint8Array, index: number): number {
  return relativeLuminance(at(colours, index * 3), at(colours, index * 3 + 1), at(colours, index * 3 + 2));
}

function clear(canvas: Float32Array, width: number, height: number, image: Image): void {
  for (let y = image.top; y < Math.min(height, image.top + image.height); y += 1)
    canvas.fill(1, y * width + image.left, y * width + Math.min(width, image.left + image.width));
}

function gridOf(canvas: Float32Array, width: number, height: number): readonly number[] {
  const sums = new Float64Array(GIF_GRID * GIF_GRID);
  const counts = new Uint32Array(GIF_GRID * GIF_GRID);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * GIF_GRID) / height) * GIF_GRID;
    for (let x = 0; x < width; x += 1) {
      const cell = row + Math.floor((x * GIF_GRID) / width);
      sums[cell] = (sums[cell] ?? 0) + (canvas[y * width + x] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return [...sums].map((sum, i) => (counts[i] ? sum / (counts[i] ?? 1) : 1));
}
