/** How files of a kind begin. Several: programs write one kind in several forms. */
const OLE = 'd0cf11e0a1b11ae1';
const ZIP = '504b';
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  doc: [OLE, ZIP, '7b5c727466', '0d444f43', '3c'],
  xls: [OLE, ZIP, '0908', '3c', '7b5c727466'],
  ppt: [OLE, ZIP],
  wps: [OLE, ZIP],
  et: [OLE, ZIP],
  dps: [OLE, ZIP],
  docx: [ZIP, OLE],
  xlsx: [ZIP, OLE],
  pptx: [ZIP, OLE],
  ofd: [ZIP],
  zip: [ZIP],
  rar: ['526172211a'],
  '7z': ['377abcaf271c'],
  gz: ['1f8b'],
  apk: [ZIP],
  exe: ['4d5a'],
};

/**
 * What is wrong with a file by its first bytes: a message in words where a file of this name never is one, or nothing.
 * A file of another kind than its name says may open all the same: no fault.
 */
export function fileFault(url: string, start: Uint8Array): 'text-instead' | null {
  const extension =
    /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(url.slice(url.lastIndexOf('/')))?.[1]?.toLowerCase() ?? '';
  if (extension === 'pdf') return holdsPdf(start) || !isText(start) ? null : 'text-instead';
  const known = BEGINNINGS[extension];
  if (!known || known.some((beginning) => hex(start).startsWith(beginning))) return null;
  return isText(start) ? 'text-instead' : null;
}

/** Readers look for `%PDF-` in the first kilobyte. */
function holdsPdf(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(0, 1_024)).includes('%PDF-');
}

function hex(start: Uint8Array): string {
  return Buffer.from(start.subarray(0, 8)).toString('hex');
}

/** JSON, XML, or words in UTF-8: what a server says when it has no file. */
function isText(start: Uint8Array): boolean {
  const sample = start.subarray(0, 512);
  if (sample.length === 0) return false;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) return false;
  const text = new TextDecoder().decode(sample).replace(/\ufffd{1,3}$/, '');
  return !text.includes('\ufffd');
}
