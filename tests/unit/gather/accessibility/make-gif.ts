const SIZE = 16;

/** A GIF that goes round for ever: one frame of 16 by 16 pixels for each shade of grey, each `hundredths` of a second long. */
export function makeGif(shades: readonly number[], hundredths: number): Uint8Array {
  const out: number[] = [...text('GIF89a'), ...u16(SIZE), ...u16(SIZE), 0xf7, 0, 0];
  for (let i = 0; i < 256; i += 1) out.push(i, i, i);
  out.push(0x21, 0xff, 11, ...text('NETSCAPE2.0'), 3, 1, 0, 0, 0);
  for (const shade of shades) {
    out.push(0x21, 0xf9, 4, 0, ...u16(hundredths), 0, 0);
    out.push(0x2c, 0, 0, 0, 0, ...u16(SIZE), ...u16(SIZE), 0, 8);
    const data = pack(Array.from({ length: SIZE * SIZE }, () => shade));
    for (let at = 0; at < data.length; at += 255) {
      const block = data.slice(at, at + 255);
      out.push(block.length, ...block);
    }
    out.push(0);
  }
  out.push(0x3b);
  return Uint8Array.from(out);
}

/** LZW without compression: the table is cleared before the codes would grow. */
function pack(indices: readonly number[]): readonly number[] {
  const codes = indices.flatMap((index, i) => (i % 200 === 0 ? [256, index] : [index]));
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const code of [...codes, 257]) {
    bits |= code << held;
    held += 9;
    while (held >= 8) {
      bytes.push(bits & 255);
      bits >>= 8;
      held -= 8;
    }
  }
  if (held > 0) bytes.push(bits & 255);
  return bytes;
}

function text(of: string): readonly number[] {
  return [...of].map((sign) => sign.charCodeAt(0));
}

function u16(value: number): readonly number[] {
  return [value & 255, value >> 8];
}
