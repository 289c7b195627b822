import type { DocumentFacts } from '../../domain/facts/document.ts';

type Format = DocumentFacts['format'];

const OLE = 'd0cf11e0a1b11ae1';
const PICTURES = ['ffd8ff', '89504e470d0a1a0a', '47494638', '49492a00', '4d4d002a', '424d'];

/** What a file is by its first bytes; which kind of ZIP it is, is said by the names in it. */
export function formatOf(body: Uint8Array, zipNames: readonly string[]): Format {
  const start = Buffer.from(body.subarray(0, 1_024));
  const hex = start.subarray(0, 8).toString('hex');
  if (start.includes('%PDF-')) return 'pdf'; // readers look for it in the first kilobyte
  if (hex.startsWith('504b')) return zipFormat(zipNames);
  if (hex.startsWith(OLE)) return 'ole';
  if (hex.startsWith('526172211a')) return 'rar';
  if (PICTURES.some((one) => hex.startsWith(one))) return 'image';
  const text = start.toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('<!doctype html') || text.startsWith('<html')) return 'html';
  return body.length > 0 && !start.some((byte) => byte < 9 || (byte > 13 && byte < 32)) ? 'text' : 'unknown';
}

function zipFormat(names: readonly string[]): Format {
  const has = (prefix: string) => names.some((name) => name.toLowerCase().startsWith(prefix));
  if (has('word/')) return 'docx';
  if (has('xl/')) return 'xlsx';
  if (has('ppt/')) return 'pptx';
  return has('ofd.xml') ? 'ofd' : 'zip';
}

/** How an address ends, in small letters; empty where it has no ending of a file. */
export function suffixOf(url: string): string {
  const path = URL.parse(url)?.pathname ?? '';
  return /\.([a-z0-9]{2,5})$/i.exec(path.slice(path.lastIndexOf('/')))?.[1]?.toLowerCase() ?? '';
}

/** Formats that open under a suffix as what it says. Programs write the old suffixes in the new form too. */
const FITTING: { readonly [suffix: string]: readonly Format[] | undefined } = {
  pdf: ['pdf'],
  docx: ['docx'],
  docm: ['docx'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  pptx: ['pptx'],
  doc: ['ole', 'docx', 'text', 'html'],
  xls: ['ole', 'xlsx', 'html', 'text'],
  ppt: ['ole', 'pptx'],
  wps: ['ole', 'docx'],
  et: ['ole', 'xlsx'],
  dps: ['ole', 'pptx'],
  ofd: ['ofd'],
};

/** `null`: of such a suffix, or of such bytes, nothing can be said. */
export function suffixFits(suffix: string, format: Format): boolean | null {
  const fitting = FITTING[suffix];
  if (!fitting || format === 'unknown') return null;
  return fitting.includes(format);
}
