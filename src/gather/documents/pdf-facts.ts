import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { type InnerFacts, unread } from './file-facts.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** So many pages, spread over the document, stand for all. */
const MOST_PAGES = 30;
/** Pages whose drawing is looked at; it is the costly part. */
const MOST_DRAWN = 6;
const MOST_OPERATIONS = 20_000;
/** A picture over as much of the page is the page. */
const WHOLE_PAGE = 0.5;
const LONGEST = 200;

/** Text layer, tags, language and title of a PDF (ISO 32000-1, 14.7 to 14.9). Rejects never: what breaks is told. */
export async function pdfFacts(body: Uint8Array): Promise<InnerFacts> {
  let pdf: Pdf;
  try {
    pdf = await getDocumentProxy(new Uint8Array(body), { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return unread(encrypted ? 'encrypted' : 'damaged');
  }
  try {
    return await factsOf(pdf);
  } catch {
    return unread('damaged'); // a document that opens and then breaks
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function factsOf(pdf: Pdf): Promise<InnerFacts> {
  const numbers = spread(pdf.numPages, MOST_PAGES);
  const silent: number[] = [];
  let letters = 0;
  for (const number of numbers) {
    const page = await pdf.getPage(number);
    const found = await lettersOf(page);
    letters += found;
    if (found === 0) silent.push(number);
    page.cleanup();
  }
  const mark = await pdf.getMarkInfo();
  const { info, metadata } = await pdf.getMetadata();
  return {
    read: numbers.length < pdf.numPages ? 'part' : 'whole',
    pages: pdf.numPages,
    pagesSeen: numbers.length,
    pagesWithText: numbers.length - silent.length,
    scannedPages: await scannedOf(pdf, silent),
    letters,
    tagged: (mark as { Marked?: boolean } | null)?.Marked === true, // its type says any
    title: worded(field(info, 'Title')) ?? worded(metadata?.get('dc:title')),
    language: worded(field(info, 'Language')),
    headings: null,
    pictures: null,
    picturesWithoutAlt: null,
  };
}

async function lettersOf(page: Page): Promise<number> {
  const { items } = await page.getTextContent();
  return items.reduce((sum, item) => sum + ('str' in item ? item.str.replace(/\s/g, '').length : 0), 0);
}

/** Of the pages without text, how many are one picture; those not looked at count like the ones that were. */
async function scannedOf(pdf: Pdf, silent: readonly number[]): Promise<number> {
  const drawn = spread(silent.length, MOST_DRAWN).flatMap((place) => silent[place - 1] ?? []);
  let pictures = 0;
  for (const number of drawn) {
    const page = await pdf.getPage(number);
    if (await isPicture(page)) pictures += 1;
    page.cleanup();
  }
  return pictures === drawn.length ? silent.length : pictures;
}

/** Follows the transformations to each picture, which fills the unit square (ISO 32000-1, 8.9). */
async function isPicture(page: Page): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const painting = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintSolidColorImageMask,
  ]);
  const { fnArray, argsArray } = await page.getOperatorList();
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const whole = Math.abs((x1 - x0) * (y1 - y0));
  const stack: number[] = [];
  let scale = 1;
  let covered = 0;
  for (const [i, operation] of fnArray.slice(0, MOST_OPERATIONS).entries()) {
    if (operation === OPS.save) stack.push(scale);
    else if (operation === OPS.restore) scale = stack.pop() ?? 1;
    else if (operation === OPS.transform) scale *= areaOf(argsArray[i]);
    else if (painting.has(operation)) covered += scale;
  }
  return whole > 0 && covered / whole >= WHOLE_PAGE;
}

/** By how much a transformation enlarges areas: its determinant. */
function areaOf(args: unknown): number {
  if (args === null || typeof args !== 'object') return 1;
  const [a, b, c, d] = Object.values(args).map(Number);
  return Math.abs((a ?? 1) * (d ?? 1) - (b ?? 0) * (c ?? 0));
}

/** Numbers from 1 to `all`, at most so many, evenly spread. */
function spread(all: number, most: number): readonly number[] {
  if (all <= most) return Array.from({ length: all }, (_, i) => i + 1);
  return Array.from({ length: most }, (_, i) => 1 + Math.floor((i * (all - 1)) / (most - 1)));
}

function field(info: unknown, name: string): unknown {
  return info !== null && typeof info === 'object'
    ? Object.entries(info).find(([key]) => key === name)?.[1]
    : null;
}

/** Programs write their own name, or nothing, where a title belongs. */
const NO_TITLE =
  /^(?:untitled|无标题|未命名|microsoft word\b.{0,40}|文档\s?\d{0,3}|document\d{0,3}|幻灯片\s?\d{0,3})$/i;

function worded(value: unknown): string | null {
  const text = typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : '';
  return text === '' || NO_TITLE.test(text) ? null : text.slice(0, LONGEST);
}
