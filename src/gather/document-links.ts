import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { getDocumentProxy } from 'unpdf';
import { OFFICE_FILE, OLD_OFFICE_FILE, PDF_FILE } from './document-kinds.ts';
import type { FileLink } from './link-verdict.ts';
import { isOle } from './ole-file.ts';
import { oleLinks } from './ole-links.ts';

const MAX_LINKS = 500;
const MAX_PAGES = 300;
const MAX_ADDRESS = 2_000;
const MAX_PARTS = 300;
const MAX_PART_BYTES = 2_000_000;
/** Relations of the main parts: text, head and foot, sheets, slides. */
const RELATIONS = /^(?:word|xl|ppt)\/(?:[a-z]{1,40}\/)?_rels\/[\w.-]{1,80}\.rels$/i;

/**
 * The web addresses that a document links to. A hostile one may take its time, throw, or fill the memory: it is read in
 * a thread of its own, which is ended after a while.
 */
export async function documentLinks(url: string, body: Uint8Array): Promise<readonly FileLink[]> {
  const found = PDF_FILE.test(url) ? await pdfLinks(body) : inOffice(url, body);
  const unique = new Set(found.map((raw) => raw.trim()));
  return [...unique]
    .filter((raw) => /^https?:\/\//i.test(raw) && raw.length <= MAX_ADDRESS)
    .slice(0, MAX_LINKS)
    .map((raw) => ({ raw, via: PDF_FILE.test(url) ? 'pdf' : 'office', role: null, text: '' }));
}

/** New documents under an old name are as common as the other way round: the bytes decide. */
function inOffice(url: string, body: Uint8Array): readonly string[] {
  if (!OFFICE_FILE.test(url) && !OLD_OFFICE_FILE.test(url)) return [];
  if (isOle(body)) return oleLinks(body);
  return body[0] === 0x50 && body[1] === 0x4b ? officeLinks(body) : []; // "PK", as zip files begin
}

/** Link annotations with an address (ISO 32000-1, 12.5.6.5 and 12.6.4.7). */
async function pdfLinks(body: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(body), { verbosity: 0 });
  try {
    const found: string[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES) && found.length < MAX_LINKS; number++) {
      const page = await pdf.getPage(number);
      const annotations: unknown[] = await page.getAnnotations();
      for (const one of annotations)
        if (one !== null && typeof one === 'object' && 'url' in one && typeof one.url === 'string')
          found.push(one.url);
      page.cleanup();
    }
    return found;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Relations of type `hyperlink` that lead outside (ECMA-376, part 2, 6.5). */
function officeLinks(body: Uint8Array): readonly string[] {
  let parts = 0;
  const files = unzipSync(body, {
    filter: ({ name, originalSize }) =>
      RELATIONS.test(name) && originalSize <= MAX_PART_BYTES && ++parts <= MAX_PARTS,
  });
  return Object.values(files).flatMap(relations);
}

function relations(xml: Uint8Array): readonly string[] {
  const found: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, { Type, Target, TargetMode }) {
        if (name !== 'Relationship' || !Type?.endsWith('/hyperlink') || TargetMode !== 'External') return;
        if (Target !== undefined && found.length < MAX_LINKS) found.push(Target);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(new TextDecoder().decode(xml));
  return found;
}
