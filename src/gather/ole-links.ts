import { type OleStreams, readOle } from './ole-file.ts';

const MAX_LINKS = 500;
const MOST_PIECES = 20_000;
const MOST_TEXT = 4_000_000;
/** A field begins with this character, and its code ends with the separator or the end of the field (MS-DOC 2.8.25). */
const FIELD = '\u0013';
const HYPERLINK = /^\s{0,9}HYPERLINK\s{1,9}"([^"]{1,2000})"/i;

/** The addresses that a document or table of old office programs (`.doc`, `.xls`, `.wps`, `.et`) links to; none where it is locked with a password. */
export function oleLinks(body: Uint8Array): readonly string[] {
  const streams = readOle(body);
  if (!streams) return [];
  return [...wordLinks(streams), ...tableLinks(streams('Workbook') ?? streams('Book'))].slice(0, MAX_LINKS);
}

function wordLinks(streams: OleStreams): readonly string[] {
  const word = streams('WordDocument');
  if (!word || word.length < 0x1aa) return [];
  const head = new DataView(word.buffer, word.byteOffset, word.byteLength);
  const flags = head.getUint16(10, true);
  if (head.getUint16(0, true) !== 0xa5ec || (flags & ENCRYPTED) !== 0) return [];
  const table = streams((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table');
  if (!table) return [];
  const from = head.getUint32(0x1a2, true);
  const pieces = pieceTable(table.subarray(from, from + head.getUint32(0x1a6, true)));
  return pieces ? fieldLinks(textOf(word, pieces)) : [];
}

function fieldLinks(text: string): readonly string[] {
  const found: string[] = [];
  let at = text.indexOf(FIELD);
  while (at >= 0 && found.length < MAX_LINKS) {
    const address = HYPERLINK.exec(text.slice(at + 1, at + 2_100))?.[1];
    if (address !== undefined) found.push(address);
    at = text.indexOf(FIELD, at + 1);
  }
  return found;
}

const ENCRYPTED = 0x100;
const SECOND_TABLE = 0x200;

/** The list of pieces (MS-DOC 2.9.38): what was changed earlier stands before it. */
function pieceTable(clx: Uint8Array): DataView | null {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength);
  let at = 0;
  while (at + 5 <= clx.length) {
    if (clx[at] === 2) {
      const size = Math.min(view.getUint32(at + 1, true), clx.length - at - 5);
      return new DataView(clx.buffer, clx.byteOffset + at + 5, size);
    }
    if (clx[at] !== 1) return null;
    at += 3 + view.getUint16(at + 1, true);
  }
  return null;
}

/** The text as it is now: what was deleted still stands in the file, but in no piece (MS-DOC 2.4.1). */
function textOf(word: Uint8Array, pieces: DataView): string {
  const count = Math.min(MOST_PIECES, Math.floor((pieces.byteLength - 4) / 12));
  const latin = new TextDecoder('windows-1252');
  const utf16 = new TextDecoder('utf-16le');
  let text = '';
  for (let i = 0; i < count && text.length < MOST_TEXT; i++) {
    const length = pieces.getUint32((i + 1) * 4, true) - pieces.getUint32(i * 4, true);
    const at = pieces.getUint32((count + 1) * 4 + i * 8 + 2, true);
    if (length <= 0) continue;
    const isNarrow = (at & 0x40000000) !== 0;
    const from = isNarrow ? (at & 0x3fffffff) / 2 : at;
    const bytes = word.subarray(from, from + Math.min(length, MOST_TEXT) * (isNarrow ? 1 : 2));
    text += (isNarrow ? latin : utf16).decode(bytes);
  }
  return text;
}

const HLINK = 0x1b8;
const LOCKED = 0x2f;
/** The class of an address, in the order in which it is stored (MS-OSHARED 2.3.7.6). */
const URL_MONIKER = 'e0c9ea79f9bace118c8200aa004ba90b';
const HAS_MONIKER = 0x01;
const AS_TEXT = 0x100;
const HAS_NAME = 0x10;
const HAS_FRAME = 0x80;

/** Records of links between all others (MS-XLS 2.4.140). */
function tableLinks(book: Uint8Array | null): readonly string[] {
  const found: string[] = [];
  if (!book) return found;
  const view = new DataView(book.buffer, book.byteOffset, book.byteLength);
  let at = 0;
  while (at + 4 <= book.length && found.length < MAX_LINKS) {
    const kind = view.getUint16(at, true);
    const size = view.getUint16(at + 2, true);
    if (kind === LOCKED) return [];
    if (kind === HLINK) {
      const address = addressOf(book.subarray(at + 4, at + 4 + size));
      if (address !== null) found.push(address);
    }
    at += 4 + size;
  }
  return found;
}

/** MS-OSHARED 2.3.7.1. */
function addressOf(record: Uint8Array): string | null {
  if (record.length < 36) return null;
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const flags = view.getUint32(28, true);
  let at = 32;
  for (const part of [HAS_NAME, HAS_FRAME]) {
    if ((flags & part) === 0) continue;
    if (at + 4 > record.length) return null;
    at += 4 + view.getUint32(at, true) * 2;
  }
  if ((flags & HAS_MONIKER) === 0) return null;
  const utf16 = new TextDecoder('utf-16le');
  if ((flags & AS_TEXT) !== 0) {
    if (at + 4 > record.length) return null;
    return (
      utf16.decode(record.subarray(at + 4, at + 4 + view.getUint32(at, true) * 2)).split('\0', 1)[0] ?? null
    );
  }
  if (at + 20 > record.length || Buffer.from(record.subarray(at, at + 16)).toString('hex') !== URL_MONIKER)
    return null;
  const bytes = view.getUint32(at + 16, true) & ~1;
  return utf16.decode(record.subarray(at + 20, at + 20 + bytes)).split('\0', 1)[0] ?? null;
}
