import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import type { View } from '../view.ts';
import { accessibilitySheet } from './accessibility-sheet.ts';
import { columnSheet } from './column-sheet.ts';
import { ipv6Sheet } from './ipv6-sheet.ts';
import { linkSheet } from './link-sheet.ts';
import { overviewSheet } from './overview-sheet.ts';
import { absentSheet, problemSheet } from './problem-sheet.ts';
import { steadyZip } from './steady-zip.ts';
import { waivedSheet } from './waived-sheet.ts';

/** `ledger.xlsx`, 整改台账: overview, one row a problem, the four kinds in detail, what became of earlier problems, and what a person has to look at. Same run, same bytes. */
export async function ledger(view: View): Promise<Uint8Array> {
  const stream = new PassThrough();
  const bytes = collect(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  book.creator = 'gov-site-audit';
  // By which a filled-in ledger is known to belong to this city.
  book.keywords = `gov-site-audit city=${encodeURIComponent(view.run.manifest.city.id)}`;
  book.created = new Date(view.run.manifest.end ?? view.run.manifest.start);
  book.modified = book.created;
  overviewSheet(view, book);
  problemSheet(view, book, 'failed');
  columnSheet(view, book);
  ipv6Sheet(view, book);
  accessibilitySheet(view, book);
  linkSheet(view, book);
  absentSheet(view, book);
  waivedSheet(view, book);
  problemSheet(view, book, 'cantTell');
  problemSheet(view, book, 'advice');
  await book.commit();
  return steadyZip(await bytes);
}

async function collect(stream: PassThrough): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
