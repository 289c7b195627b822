import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';

export interface PdfOptions {
  /** What each page shows: words, one picture over the page, a small picture, or nothing. */
  readonly pages: readonly ('text' | 'scan' | 'stamp' | 'empty')[];
  readonly title?: string;
  readonly language?: string;
  readonly tagged?: boolean;
}

/** A small PDF, written by hand. */
export function makePdf({ pages, title, language, tagged }: PdfOptions): Buffer {
  const pixels = deflateSync(Buffer.alloc(4 * 4, 128));
  const objects: Buffer[] = [];
  const add = (text: string, stream?: Buffer): number => {
    const head = stream ? `${text.replace(/>>$/, `/Length ${stream.length}>>`)}stream\n` : text;
    objects.push(
      Buffer.concat([
        Buffer.from(head, 'latin1'),
        stream ?? Buffer.alloc(0),
        Buffer.from(stream ? '\nendstream' : ''),
      ]),
    );
    return objects.length;
  };
  const lang = language ? `/Lang(${language})` : '';
  add(`<</Type/Catalog/Pages 2 0 R${lang}${tagged ? '/MarkInfo<</Marked true>>' : ''}>>`);
  add(''); // the page tree, once the pages are known
  const font = add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  const image = add(
    '<</Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode>>',
    pixels,
  );
  const drawing = {
    text: 'BT /F 12 Tf 20 100 Td (Notice of the town government) Tj ET',
    scan: 'q 200 0 0 200 0 0 cm /I Do Q',
    stamp: 'q 20 0 0 20 10 10 cm /I Do Q',
    empty: '0 0 m 10 10 l S',
  };
  const kids = pages.map((kind) => {
    const content = add('<<>>', Buffer.from(drawing[kind], 'latin1'));
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents ${content} 0 R/Resources<</Font<</F ${font} 0 R>>/XObject<</I ${image} 0 R>>>>>>`,
    );
  });
  objects[1] = Buffer.from(
    `<</Type/Pages/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]/Count ${kids.length}>>`,
  );
  const info = title ? add(`<</Title(${title})>>`) : 0;
  return assemble(objects, info);
}

function assemble(objects: readonly Buffer[], info: number): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let at = parts[0]?.length ?? 0;
  const offsets = objects.map((object, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj`), object, Buffer.from('endobj\n')]);
    const offset = at;
    parts.push(part);
    at += part.length;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R${info ? `/Info ${info} 0 R` : ''}>>`;
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

const xml = (text: string) => new TextEncoder().encode(text);

function core(title: string): { readonly [name: string]: Uint8Array } {
  return { 'docProps/core.xml': xml(`<cp:coreProperties><dc:title>${title}</dc:title></cp:coreProperties>`) };
}

const picture = (alt: string) =>
  `<w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="${alt}"/><a:graphic><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x.png"/></pic:nvPicPr></pic:pic></a:graphic></wp:inline></w:drawing>`;

/** A word document of paragraphs, with pictures by their alternative text, and headings as Chinese Word writes them. */
export function makeDocx(options: {
  readonly text?: string;
  readonly headings?: number;
  readonly pictures?: readonly string[];
  readonly title?: string;
}): Buffer {
  const { text = '', headings = 0, pictures = [], title = '' } = options;
  const heading = '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>第一章</w:t></w:r></w:p>';
  const body = `${heading.repeat(headings)}<w:p><w:r><w:t>${text}</w:t></w:r></w:p>${pictures.map((alt) => `<w:p><w:r>${picture(alt)}</w:r></w:p>`).join('')}`;
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': xml('<Types/>'),
      'word/document.xml': xml(`<w:document><w:body>${body}</w:body></w:document>`),
      'word/styles.xml': xml(
        '<w:styles><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>',
      ),
      ...core(title),
    }),
  );
}

export function makePptx(slides: readonly { readonly title: boolean; readonly alt: string }[]): Buffer {
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': xml('<Types/>'),
      ...Object.fromEntries(
        slides.map(({ title, alt }, i) => [
          `ppt/slides/slide${i + 1}.xml`,
          xml(
            `<p:sld>${title ? '<p:sp><p:nvSpPr><p:cNvPr id="2" name="标题"/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><a:t>工作汇报</a:t></p:sp>' : ''}<p:pic><p:nvPicPr><p:cNvPr id="4" name="图片" descr="${alt}"/></p:nvPicPr></p:pic></p:sld>`,
          ),
        ]),
      ),
      ...core('工作汇报'),
    }),
  );
}

export function makeXlsx(): Buffer {
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': xml('<Types/>'),
      'xl/workbook.xml': xml('<workbook/>'),
      'xl/sharedStrings.xml': xml('<sst><si><t>姓名</t></si></sst>'),
      'xl/drawings/drawing1.xml': xml(
        '<xdr:wsDr><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="图片 1"/></xdr:nvPicPr></xdr:pic></xdr:wsDr>',
      ),
      ...core(''),
    }),
  );
}

/** A ZIP whose one part grows to many times its size. */
export function makeBomb(bytes: number): Buffer {
  return Buffer.from(
    zipSync(
      { 'word/document.xml': new Uint8Array(bytes), 'word/styles.xml': xml('<w:styles/>') },
      { level: 9 },
    ),
  );
}
