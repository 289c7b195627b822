import type { FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

/** One file of a zip archive, as its central directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const MOST_ENTRIES = 50_000;
const MOST_DIRECTORY = 20_000_000;

/** The central directory; `null` where the file is no zip archive that can be read. */
export async function zipEntries(file: FileHandle): Promise<readonly ZipEntry[] | null> {
  const { size } = await file.stat();
  const tail = await bytesAt(
    file,
    Math.max(0, size - END_BYTES - MOST_COMMENT),
    Math.min(size, END_BYTES + MOST_COMMENT),
  );
  const end = lastIndexOf(tail, END);
  if (end < 0 || end + END_BYTES > tail.length) return null;
  const length = tail.readUInt32LE(end + 12);
  if (length > MOST_DIRECTORY) return null;
  const directory = await bytesAt(file, tail.readUInt32LE(end + 16), length);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && entries.length < MOST_ENTRIES; ) {
    if (directory.readUInt32LE(at) !== CENTRAL) break;
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The contents of an entry, never more than `mostBytes`; `null` where they cannot be had. */
export async function zipContents(
  file: FileHandle,
  entry: ZipEntry,
  mostBytes: number,
): Promise<Buffer | null> {
  if (entry.bytes > mostBytes || entry.packedBytes > mostBytes) return null;
  const head = await bytesAt(file, entry.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) return null;
  const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = await bytesAt(file, from, entry.packedBytes);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes });
  } catch {
    return null; // damaged, or larger than it said
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function lastIndexOf(buffer: Buffer, signature: number): number {
  for (let at = buffer.length - END_BYTES; at >= 0; at--)
    if (buffer.readUInt32LE(at) === signature) return at;
  return -1;
}
