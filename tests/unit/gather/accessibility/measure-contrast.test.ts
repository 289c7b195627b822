import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { measureContrast } from '../../../../src/gather/accessibility/measure-contrast.ts';
import { type Picture, readPng } from '../../../../src/gather/accessibility/read-png.ts';

type Rgb = readonly [number, number, number];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const SIZE = 20;
const RECTS = [{ x: 0, y: 0, width: SIZE, height: SIZE }];

function picture(at: (x: number, y: number) => Rgb): Picture {
  const rgb = new Uint8Array(SIZE * SIZE * 3);
  for (let y = 0; y < SIZE; y += 1) for (let x = 0; x < SIZE; x += 1) rgb.set(at(x, y), (y * SIZE + x) * 3);
  return { width: SIZE, height: SIZE, rgb };
}

/** Every fourth column is a stroke. */
const isStroke = (x: number): boolean => x % 4 === 0;
const text = (r: number, g: number, b: number, a = 1) => ({ r, g, b, a });

describe('measureContrast', () => {
  it('gives the best and the middle contrast of the pixels behind the strokes', () => {
    const behind = (x: number): Rgb => (x < 16 ? WHITE : BLACK);
    const seen = measureContrast({
      written: picture((x) => (isStroke(x) ? [119, 119, 119] : behind(x))),
      bare: picture(behind),
      rects: RECTS,
      colour: text(119, 119, 119),
    });
    expect(seen?.median).toBeCloseTo(4.48, 1);
    expect(seen?.best).toBeCloseTo(4.69, 1);
  });

  it('reckons a text that lets its ground shine through', () => {
    const seen = measureContrast({
      written: picture((x) => (isStroke(x) ? [127, 127, 127] : WHITE)),
      bare: picture(() => WHITE),
      rects: RECTS,
      colour: text(0, 0, 0, 0.5),
    });
    expect(seen?.best).toBeCloseTo(3.98, 1);
  });

  it('says nothing where no stroke is to be seen, where all has changed, or where the colour is another', () => {
    const bare = picture(() => WHITE);
    const options = { bare, rects: RECTS, colour: text(0, 0, 0) };
    expect(measureContrast({ ...options, written: bare })).toBeNull();
    expect(measureContrast({ ...options, written: picture(() => BLACK) })).toBeNull();
    expect(
      measureContrast({ ...options, written: picture((x) => (isStroke(x) ? [200, 0, 0] : WHITE)) }),
    ).toBeNull();
  });
});

describe('readPng', () => {
  /** Rows as they stand in the file: a filter, then the samples. */
  function png(width: number, rows: readonly (readonly number[])[], colourType = 2): Buffer {
    const chunk = (type: string, data: Uint8Array): Buffer => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(rows.length, 4);
    header.set([8, colourType, 0, 0, 0], 8);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  it('undoes all five filters', () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 15, 15, 15],
      [4, 0, 0, 0, 30, 30, 30],
    ];
    expect([...(readPng(png(2, rows))?.rgb ?? [])]).toEqual([
      ...[10, 20, 30, 40, 50, 60],
      ...[10, 20, 30, 40, 50, 60],
      ...[10, 20, 30, 40, 50, 60],
      ...[10, 20, 30, 40, 50, 60],
      ...[10, 20, 30, 70, 80, 90],
    ]);
  });

  it('leaves the transparency away', () => {
    expect([...(readPng(png(1, [[0, 1, 2, 3, 255]], 6))?.rgb ?? [])]).toEqual([1, 2, 3]);
  });

  it('reads no other forms, and nothing that is no PNG', () => {
    expect(readPng(png(1, [[0, 1]], 0))).toBeNull();
    expect(
      readPng(new TextEncoder().encode('not a picture at all, only some text of more than 33 bytes')),
    ).toBeNull();
  });
});
