/** `tagged`: text with structure, language and title; `untagged`: text alone; `scanned`: a picture of a page, without text. */
export type DocumentKind = 'tagged' | 'untagged' | 'scanned';

/** A valid PDF of one page whose text, where it has any, is the given title, in a font that readers bring with them. */
export function pdfOf(kind: DocumentKind, title: string): Buffer {
  const hex = Buffer.from(title, 'utf16le').swap16().toString('hex');
  return assemble(kind === 'scanned' ? scanned() : written(hex, kind === 'tagged'));
}

function written(hex: string, tagged: boolean): string[] {
  const shown = `BT /F1 20 Tf 70 760 Td <${hex}> Tj ET`;
  const content = tagged ? `/H1 << /MCID 0 >> BDC ${shown} EMC` : shown;
  const marks = tagged
    ? ' /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >>'
    : '';
  return [
    `<< /Type /Catalog /Pages 2 0 R${marks} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>${tagged ? ' /StructParents 0' : ''} >>`,
    stream('', content),
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 11 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /DW 1000 /FontDescriptor 10 0 R >>',
    '<< /Type /StructTreeRoot /K 8 0 R /ParentTree << /Nums [0 [9 0 R]] >> >>',
    '<< /Type /StructElem /S /Document /P 7 0 R /K 9 0 R >>',
    '<< /Type /StructElem /S /H1 /P 8 0 R /Pg 3 0 R /K 0 >>',
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [-8 -145 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>',
    stream('', toUnicode(hex)),
    `<< /Title <feff${hex}> >>`,
  ];
}

/** Each code stands for the character of the same number. */
function toUnicode(hex: string): string {
  const codes = [...new Set(hex.match(/.{4}/g))];
  const rows = codes.map((code) => `<${code}> <${code}>`).join('\n');
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${codes.length} beginbfchar\n${rows}\nendbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

/** Grey lines where a scan has its rows of characters. */
function scanned(): string[] {
  const rows = Array.from({ length: 60 }, (_, row) => (row % 4 === 1 ? '33' : 'ee').repeat(40)).join('');
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>',
    stream('', 'q 595 0 0 842 0 0 cm /Im1 Do Q'),
    stream(
      '/Type /XObject /Subtype /Image /Width 40 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode',
      `${rows}>`,
    ),
    '<< /Producer (Scanner) >>',
  ];
}

function stream(entries: string, body: string): string {
  return `<< ${entries} /Length ${body.length} >>\nstream\n${body}\nendstream`;
}

/** The objects in order; the last is the document's information. */
function assemble(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
