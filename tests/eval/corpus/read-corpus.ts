import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Url } from '../../../src/domain/brand.ts';
import type { ParsedDocument } from '../../../src/domain/document.ts';
import type { PageFacts } from '../../../src/domain/facts/page.ts';
import { extractPage } from '../../../src/gather/page.ts';
import { parsePage } from '../../../src/gather/parse.ts';
import { decodeBody } from '../../../src/net/charset.ts';

const labelledItem = z.looseObject({
  title: z.string(),
  href: z.string().nullable(),
  date: z.string().nullable(),
});
const labelledBlock = z.looseObject({
  column: z.string().nullable().optional(),
  items: z.array(labelledItem).default([]),
  items_on_page: z.number().nullable().optional(),
  latest: z.string().nullable().optional(),
});
const labelSchema = z.looseObject({
  file: z.string(),
  host: z.string(),
  kind: z.string(),
  charset_actual: z.string().optional(),
  meta: z.record(z.string(), z.string()).default({}),
  footer: z
    .looseObject({
      siteIdCode: z.string().nullable().optional(),
      icp: z.array(z.string()).nullable().optional(),
      police: z.string().nullable().optional(),
      conac: z.unknown().optional(),
    })
    .optional(),
  entries: z.record(z.string(), z.unknown()).default({}),
  column: labelledBlock.optional(),
  blocks: z.array(labelledBlock).optional(),
  article: z
    .looseObject({ title: z.string(), pubdate: z.string().nullable(), source: z.string().nullable() })
    .optional(),
});
export type Label = z.infer<typeof labelSchema>;
export type LabelledBlock = z.infer<typeof labelledBlock>;

/** One saved page: what people wrote down about it, and what the program reads from it. */
export interface CorpusPage {
  readonly label: Label;
  readonly url: string;
  readonly charset: string;
  readonly facts: PageFacts;
  /** Absolute address to the address as it stands in the page. */
  readonly written: ReadonlyMap<string, string>;
  readonly parseMs: number;
  readonly extractMs: number;
}

/** Reads `manifest.tsv` and `labels.jsonl` of a folder of saved pages, and every page that has a label. */
export async function readCorpus(dir: string): Promise<readonly CorpusPage[]> {
  const urls = readManifest(await readFile(join(dir, 'manifest.tsv'), 'utf8'));
  const lines = (await readFile(join(dir, 'labels.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '');
  const pages: CorpusPage[] = [];
  for (const line of lines) {
    const label = labelSchema.parse(JSON.parse(line));
    const bytes = await readFile(join(dir, label.file));
    pages.push(readPage(label, bytes, urls.get(label.file)));
  }
  return pages;
}

/** File to address; `-` stands for an address that is not known. */
function readManifest(text: string): ReadonlyMap<string, string> {
  const [head, ...rows] = text.split('\n').filter((line) => line.trim() !== '');
  const names = (head ?? '').split('\t');
  const [file, url] = [names.indexOf('file'), names.indexOf('url')];
  return new Map(rows.map((row) => row.split('\t')).map((cells) => [cells[file] ?? '', cells[url] ?? '-']));
}

function readPage(label: Label, bytes: Uint8Array, known: string | undefined): CorpusPage {
  const url = known && known !== '-' ? known : `http://${label.host}/-`;
  const { text, charset } = decodeBody(bytes, undefined);
  const started = performance.now();
  // The manifest's addresses are absolute as they stand.
  const document = parsePage(text, url as Url);
  const parsed = performance.now();
  const isHome = label.kind === 'home' || new URL(url).pathname === '/';
  const input = { document, url: url as Url, status: 200, charset, sizeBytes: bytes.length, isHome };
  const facts = extractPage(input);
  const extracted = performance.now();
  return {
    label,
    url,
    charset,
    facts,
    written: writtenAddresses(document, url),
    parseMs: parsed - started,
    extractMs: extracted - parsed,
  };
}

function writtenAddresses(document: ParsedDocument, url: string): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  document.$('a[href]').each((_, el) => {
    const href = document.$(el).attr('href') ?? '';
    const absolute = URL.canParse(href, url) ? new URL(href, url).href : null;
    if (absolute !== null && !written.has(absolute)) written.set(absolute, href);
  });
  return written;
}
