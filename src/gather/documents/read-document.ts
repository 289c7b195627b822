import type { FileFacts } from './file-facts.ts';
import { unread } from './file-facts.ts';
import { formatOf, suffixFits, suffixOf } from './file-format.ts';
import { officeFacts, zipNames } from './office-facts.ts';
import { pdfFacts } from './pdf-facts.ts';

/** What a document shows. A hostile one may take its time or fill the memory: it is read in a thread that is ended after a while. */
export async function readDocument(url: string, body: Uint8Array): Promise<FileFacts> {
  const isZip = body[0] === 0x50 && body[1] === 0x4b;
  const format = formatOf(body, isZip ? zipNames(body) : []);
  const suffix = suffixOf(url);
  return {
    format,
    suffix,
    suffixFits: suffixFits(suffix, format),
    sizeBytes: body.length,
    ...(await inner(format, body)),
  };
}

async function inner(format: FileFacts['format'], body: Uint8Array) {
  if (format === 'pdf') return await pdfFacts(body);
  if (format === 'docx' || format === 'xlsx' || format === 'pptx') return officeFacts(body, format);
  return unread('other');
}
