import {
  AlignmentType,
  Footer,
  type IFontAttributesProperties,
  type ISectionPropertiesOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { cap, visible } from '../visible.ts';

/** Fonts of official documents; where they are missing a machine puts its own Chinese font. */
export const FONTS = {
  title: font('方正小标宋简体'),
  heading: font('黑体'),
  subheading: font('楷体_GB2312'),
  body: font('仿宋_GB2312'),
  figures: font('宋体'),
} as const;

/** Half points: 二号, 三号, 四号, 小五. */
const SIZES = { title: 44, body: 32, folio: 28, cell: 18 } as const;
const LONGEST = 2_000;
/** Two characters of 三号. */
const INDENT = 640;
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;

function font(name: string): IFontAttributesProperties {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: name };
}

/** A text in one line, without anything invisible and bounded in length. */
export function plain(text: string, most = LONGEST): string {
  return cap(
    visible(text.slice(0, 4 * most))
      .replace(/\s+/gu, ' ')
      .trim(),
    most,
  );
}

export function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 560, after: 560, line: 640, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: plain(text), font: FONTS.title, size: SIZES.title })],
  });
}

/** 一、… */
export function heading(text: string): Paragraph {
  return paragraph(text, FONTS.heading);
}

/** （一）… */
export function subheading(text: string): Paragraph {
  return paragraph(text, FONTS.subheading);
}

export function body(text: string): Paragraph {
  return paragraph(text, FONTS.body);
}

/** Issuing office and day, at the right. */
export function signature(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: LINE,
    indent: { right: INDENT },
    children: [new TextRun({ text: plain(text), font: FONTS.body, size: SIZES.body })],
  });
}

/** A table's title, or a remark above it. */
export function caption(text: string, kind: 'title' | 'remark'): Paragraph {
  return new Paragraph({
    alignment: kind === 'title' ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { after: 120 },
    children: [
      new TextRun({
        text: plain(text),
        font: kind === 'title' ? FONTS.heading : FONTS.body,
        size: kind === 'title' ? SIZES.body : SIZES.cell + 2,
      }),
    ],
  });
}

export function cellText(text: string, options: { readonly bold: boolean }): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text: plain(text), font: FONTS.figures, size: SIZES.cell, bold: options.bold })],
  });
}

/** A4 with the margins of official documents, and the page number as `— 1 —`. */
export function mainPage(): {
  readonly properties: ISectionPropertiesOptions;
  readonly footers: { readonly default: Footer };
} {
  const margin = { top: 2098, bottom: 1984, left: 1587, right: 1474 };
  return {
    properties: { page: { size: { width: 11906, height: 16838 }, margin } },
    footers: { default: folio() },
  };
}

/** The same across, for wide tables. */
export function tablePage(): ReturnType<typeof mainPage> {
  const margin = { top: 1134, bottom: 1134, left: 1134, right: 1134 };
  const size = { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE };
  return { properties: { page: { size, margin } }, footers: { default: folio() } };
}

function folio(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, font: FONTS.figures, size: SIZES.folio })],
      }),
    ],
  });
}

function paragraph(text: string, face: IFontAttributesProperties): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: LINE,
    indent: { firstLine: INDENT },
    children: [new TextRun({ text: plain(text), font: face, size: SIZES.body })],
  });
}
