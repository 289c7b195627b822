import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel, by rows. */
  readonly rgb: Uint8Array;
}

const MOST_PIXELS = 8_000_000;

/** Reads a PNG of eight bits a channel as the browser writes its screenshots; `null` for any other. */
export function readPng(bytes: Uint8Array): Picture | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 33 || data.readUInt32BE(0) !== 0x89504e47) return null;
  const width = data.readUInt32BE(16);
  const height = data.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[data[25] ?? -1];
  if (!channels || data[24] !== 8 || data[28] !== 0 || width * height > MOST_PIXELS) return null;
  const packed: Buffer[] = [];
  for (let pos = 8; pos + 8 <= data.length; ) {
    const length = data.readUInt32BE(pos);
    if (data.toString('latin1', pos + 4, pos + 8) === 'IDAT')
      packed.push(data.subarray(pos + 8, pos + 8 + length));
    pos += length + 12;
  }
  const size = height * (width * channels + 1);
  const raw = inflateSync(Buffer.concat(packed), { maxOutputLength: size });
  return raw.length === size ? { width, height, rgb: unfilter(raw, width, height, channels) } : null;
}

/** Undoes the five filters of PNG, row by row. */
function unfilter(raw: Uint8Array, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  const rgb = new Uint8Array(width * height * 3);
  let above = new Uint8Array(stride);
  let row = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    const filter = raw[from] ?? 0;
    for (let i = 0; i < stride; i += 1) {
      const left = i >= channels ? (row[i - channels] ?? 0) : 0;
      const up = above[i] ?? 0;
      const corner = i >= channels ? (above[i - channels] ?? 0) : 0;
      row[i] = (raw[from + 1 + i] ?? 0) + predicted(filter, left, up, corner);
    }
    for (let x = 0, to = y * width * 3; x < stride; x += channels, to += 3) {
      rgb[to] = row[x] ?? 0;
      rgb[to + 1] = row[x + 1] ?? 0;
      rgb[to + 2] = row[x + 2] ?? 0;
    }
    [above, row] = [row, above];
  }
  return rgb;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [far, farUp, farCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (far <= farUp && far <= farCorner) return left;
  return farUp <= farCorner ? up : corner;
}
