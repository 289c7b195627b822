/** A stream of a compound file by its name, or `null`. */
export type OleStreams = (name: string) => Uint8Array | null;

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END = 0xfffffffa; // this and above: no sector (MS-CFB 2.1)
const ENTRY_BYTES = 128;
const MOST_ENTRIES = 4_096;
const MOST_STREAM_BYTES = 8_000_000;

/** Whether the bytes begin as the compound files of old office programs do. */
export function isOle(body: Uint8Array): boolean {
  return MAGIC.every((byte, i) => body[i] === byte);
}

/** Reads a compound file (MS-CFB); only the streams that stand at its top. `null`: it is none. Every chain is followed once at most. */
export function readOle(body: Uint8Array): OleStreams | null {
  if (!isOle(body) || body.length < 512) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const file: File = { body, view, size: 1 << shift, fat: new Uint32Array() };
  const whole: File = { ...file, fat: readFat(file) };
  const directory = joined(whole, view.getUint32(48, true), MOST_ENTRIES * ENTRY_BYTES);
  const entries = entriesOf(directory);
  const [root] = entries;
  if (root?.type !== 5) return null;
  const cutoff = view.getUint32(56, true);
  const mini = miniOf(whole, root);
  return (name) => {
    const entry = topEntries(entries).find((one) => one.type === 2 && one.name === name);
    if (!entry || entry.size > MOST_STREAM_BYTES) return null;
    const from = entry.size < cutoff ? mini : whole;
    return joined(from, entry.start, entry.size).subarray(0, entry.size);
  };
}

/** Bytes in sectors with their table of what follows what. */
interface File {
  readonly body: Uint8Array;
  readonly view: DataView;
  readonly size: number;
  readonly fat: Uint32Array;
  /** Of the whole file the first sector stands behind the header, which is as large as one. */
  readonly headless?: true;
}

/** The table of sectors (2.3), whose own sectors stand in the header and in further lists (2.5). */
function readFat(file: File): Uint32Array {
  const { view, size, body } = file;
  const most = Math.floor(body.length / size);
  const sectors: number[] = [];
  for (let i = 0; i < 109; i++) sectors.push(view.getUint32(76 + i * 4, true));
  let list = view.getUint32(68, true);
  for (let lists = 0; list < END && lists < most; lists++) {
    const at = sectorAt(file, list);
    if (at === null) break;
    for (let i = 0; i < size / 4 - 1; i++) sectors.push(view.getUint32(at + i * 4, true));
    list = view.getUint32(at + size - 4, true);
  }
  const used = sectors.filter((sector) => sector < END).slice(0, most);
  const fat = new Uint32Array(used.length * (size / 4)).fill(0xffffffff);
  used.forEach((sector, n) => {
    const at = sectorAt(file, sector);
    if (at === null) return;
    for (let i = 0; i < size / 4; i++) fat[n * (size / 4) + i] = view.getUint32(at + i * 4, true);
  });
  return fat;
}

function sectorAt({ body, size, headless }: File, sector: number): number | null {
  const at = (sector + (headless ? 0 : 1)) * size;
  return at + size <= body.length ? at : null;
}

/** A chain of sectors as one run of bytes, up to `most` bytes; a circle ends where it is as long as the file. */
function joined(file: File, start: number, most: number): Uint8Array {
  const { body, size, fat } = file;
  const limit = Math.min(Math.ceil(most / size), fat.length);
  const parts: Uint8Array[] = [];
  let sector = start;
  while (sector < END && parts.length < limit) {
    const at = sectorAt(file, sector);
    if (at === null) break;
    parts.push(body.subarray(at, at + size));
    sector = fat[sector] ?? END;
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Small streams stand in a stream of their own (2.4), in sectors of 64 bytes. */
function miniOf(file: File, root: Entry): File {
  const { view } = file;
  const body = joined(file, root.start, Math.min(root.size, MOST_STREAM_BYTES));
  const table = joined(file, view.getUint32(60, true), MOST_STREAM_BYTES / 16);
  const words = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const fat = Uint32Array.from({ length: Math.floor(table.length / 4) }, (_, i) =>
    words.getUint32(i * 4, true),
  );
  return {
    body,
    view: new DataView(body.buffer, body.byteOffset, body.byteLength),
    size: 64,
    fat,
    headless: true,
  };
}

interface Entry {
  readonly name: string;
  /** 1: folder, 2: stream, 5: the file itself. */
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function entriesOf(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const utf16 = new TextDecoder('utf-16le');
  return Array.from({ length: Math.floor(directory.length / ENTRY_BYTES) }, (_, i): Entry => {
    const at = i * ENTRY_BYTES;
    const nameBytes = Math.min(64, view.getUint16(at + 64, true));
    return {
      name: utf16.decode(directory.subarray(at, at + Math.max(0, nameBytes - 2))),
      type: directory[at + 66] ?? 0,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** What stands at the top of the file, and not inside a document that is embedded in it. */
function topEntries(entries: readonly Entry[]): readonly Entry[] {
  const found = new Set<Entry>();
  const open = [entries[0]?.child ?? END];
  while (open.length > 0 && found.size < MOST_ENTRIES) {
    const entry = entries[open.pop() ?? END];
    if (!entry || found.has(entry)) continue;
    found.add(entry);
    open.push(entry.left, entry.right);
  }
  return [...found];
}
