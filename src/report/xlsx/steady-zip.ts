const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** 1 January 1980, 00:00: the first moment that ZIP can name. */
const DATE = 0x0021;

/** The same archive with every entry's time set to one fixed moment, so that the same content gives the same bytes. */
export function steadyZip(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const end = endOf(view);
  if (end === null) return bytes;
  let at = view.getUint32(end + 16, true);
  for (
    let left = view.getUint16(end + 10, true);
    left > 0 && view.getUint32(at, true) === CENTRAL;
    left -= 1
  ) {
    const local = view.getUint32(at + 42, true);
    setTime(view, at + 12);
    if (view.getUint32(local, true) === LOCAL) setTime(view, local + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, DATE, true);
}

function endOf(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at;
  return null;
}
