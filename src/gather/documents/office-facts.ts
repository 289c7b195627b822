import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { type InnerFacts, unread } from './file-facts.ts';

const MAX_PART_BYTES = 8_000_000;
const MAX_TOTAL_BYTES = 40_000_000;
const MAX_PARTS = 300;
const LONGEST = 200;

type Kind = 'docx' | 'xlsx' | 'pptx';

/** The parts that are read (ECMA-376, part 1, 11 to 13): text, styles, sheets, slides, drawings, and what the document says of itself. */
const PARTS: { readonly [K in Kind]: RegExp } = {
  docx: /^(?:word\/(?:document|styles|header\d{0,3}|footer\d{0,3})\.xml|docProps\/core\.xml)$/i,
  xlsx: /^(?:xl\/(?:sharedStrings|workbook)\.xml|xl\/drawings\/drawing\d{1,4}\.xml|docProps\/core\.xml)$/i,
  pptx: /^(?:ppt\/slides\/slide\d{1,4}\.xml|docProps\/core\.xml)$/i,
};

/** Names of the parts of a ZIP; empty where it cannot be read. */
export function zipNames(body: Uint8Array): readonly string[] {
  const names: string[] = [];
  try {
    unzipSync(body, {
      filter: ({ name }) => {
        if (names.length < MAX_PARTS) names.push(name);
        return false;
      },
    });
  } catch {
    return names; // damaged: what was read until then
  }
  return names;
}

/** Text, headings, pictures and title of an office document. Throws never: what breaks is told. */
export function officeFacts(body: Uint8Array, kind: Kind): InnerFacts {
  let parts = 0;
  let total = 0;
  let cut = false;
  try {
    const files = unzipSync(body, {
      filter: ({ name, originalSize }) => {
        if (!PARTS[kind].test(name)) return false;
        const fits = originalSize <= MAX_PART_BYTES && total + originalSize <= MAX_TOTAL_BYTES;
        if (!fits || parts >= MAX_PARTS) cut = true;
        if (cut) return false;
        parts += 1;
        total += originalSize;
        return true;
      },
    });
    return read(files, kind, cut);
  } catch {
    return unread('damaged');
  }
}

function read(files: { readonly [name: string]: Uint8Array }, kind: Kind, cut: boolean): InnerFacts {
  const headingStyles = new Set<string>();
  const counts = { letters: 0, headings: 0, pictures: 0, withoutAlt: 0, units: kind === 'docx' ? 1 : 0 };
  let title = '';
  let language = '';
  const names = Object.keys(files).sort((a, b) => Number(/styles/.test(b)) - Number(/styles/.test(a)));
  for (const name of names) {
    const xml = new TextDecoder().decode(files[name]);
    if (/styles\.xml$/i.test(name)) readStyles(xml, headingStyles);
    else if (/core\.xml$/i.test(name)) ({ title, language } = readCore(xml));
    else readPart(xml, headingStyles, counts);
    if (/slides\/slide/i.test(name)) counts.units += 1;
  }
  const { letters, pictures, units } = counts;
  // Of what was not read as a whole nothing is said that hangs on what is missing.
  const isText = kind !== 'xlsx' && !cut;
  return {
    read: cut ? 'part' : 'whole',
    pages: units,
    pagesSeen: units,
    pagesWithText: isText ? (letters > 0 ? units : 0) : null,
    // A text document that is nothing but pictures is a scan as much as a PDF of them.
    scannedPages: isText ? (letters === 0 && pictures > 0 ? units : 0) : null,
    letters,
    tagged: null,
    title: title.trim() === '' ? null : title.trim().slice(0, LONGEST),
    language: language.trim() === '' ? null : language.trim().slice(0, 20),
    headings: isText ? counts.headings : null,
    pictures,
    picturesWithoutAlt: counts.withoutAlt,
  };
}

/** Styles whose name says heading, or which stand in the outline. */
function readStyles(xml: string, headings: Set<string>): void {
  let style = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'w:style') style = attributes['w:styleId'] ?? '';
        const named = name === 'w:name' && /^(?:heading|标题|title)/i.test(attributes['w:val'] ?? '');
        const outlined = name === 'w:outlineLvl' && Number(attributes['w:val']) < 9;
        if (style !== '' && (named || outlined) && headings.size < 200) headings.add(style);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

function readCore(xml: string): { readonly title: string; readonly language: string } {
  const found = { title: '', language: '' };
  let at: 'title' | 'language' | null = null;
  const parser = new Parser(
    {
      onopentag(name) {
        at = name === 'dc:title' ? 'title' : name === 'dc:language' ? 'language' : null;
      },
      ontext(text) {
        if (at && found[at].length < LONGEST) found[at] += text;
      },
      onclosetag() {
        at = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return found;
}

interface Counts {
  letters: number;
  headings: number;
  pictures: number;
  withoutAlt: number;
}

const TEXT: ReadonlySet<string> = new Set(['w:t', 'a:t', 't']);
/** What names a drawing, and what makes it a picture. */
const DRAWING: ReadonlySet<string> = new Set(['wp:docPr', 'p:cNvPr', 'xdr:cNvPr', 'pic:cNvPr']);
const PICTURE: ReadonlySet<string> = new Set(['pic:pic', 'p:pic', 'xdr:pic']);

function readPart(xml: string, headingStyles: ReadonlySet<string>, counts: Counts): void {
  let inText = false;
  let alt: string | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (TEXT.has(name)) inText = true;
        if (name === 'w:pStyle' && headingStyles.has(attributes['w:val'] ?? '')) counts.headings += 1;
        if (name === 'p:ph' && /^(?:title|ctrTitle)$/.test(attributes['type'] ?? '')) counts.headings += 1;
        // In a text the drawing's own name comes before its picture, elsewhere inside it.
        if (DRAWING.has(name) && (alt === null || alt === ''))
          alt = `${attributes['descr'] ?? ''}${attributes['title'] ?? ''}`.trim();
      },
      ontext(text) {
        if (inText) counts.letters += text.replace(/\s/g, '').length;
      },
      onclosetag(name) {
        if (TEXT.has(name)) inText = false;
        if (PICTURE.has(name)) {
          counts.pictures += 1;
          if ((alt ?? '') === '') counts.withoutAlt += 1;
          alt = null;
        }
        if (name === 'w:drawing' || name === 'p:sp' || name === 'xdr:sp') alt = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}
