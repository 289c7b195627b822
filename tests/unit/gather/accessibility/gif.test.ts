import { describe, expect, it } from 'vitest';
import { countFlashes } from '../../../../src/gather/accessibility/count-flashes.ts';
import { readGif } from '../../../../src/gather/accessibility/gif.ts';
import { makeGif } from './make-gif.ts';

describe('readGif', () => {
  it('gives the luminance of each frame, and how long it stays', () => {
    const gif = readGif(makeGif([0, 255, 188], 8));
    expect(gif).toMatchObject({ width: 16, height: 16, cut: false });
    expect(gif?.frames.map((frame) => frame.delayMs)).toEqual([80, 80, 80]);
    expect(gif?.frames.map((frame) => Math.round((frame.cells[0] ?? 0) * 100))).toEqual([0, 100, 50]);
  });

  it('shows frames without a delay for a tenth of a second, as browsers do', () => {
    expect(readGif(makeGif([0, 255], 0))?.frames[0]?.delayMs).toBe(100);
  });

  it('is cut where the bytes end early, whatever they are', () => {
    const whole = makeGif([0, 255], 8);
    for (let length = 0; length < whole.length; length += 7) {
      const gif = readGif(whole.subarray(0, length));
      if (gif) expect(gif.cut).toBe(true);
    }
    expect(
      readGif(whole.map((byte, i) => (i > 13 && i % 3 === 0 ? 255 - byte : byte)))?.frames.length ?? 0,
    ).toBeLessThan(60);
  });

  it('looks at no other files, and at none that are too large', () => {
    expect(readGif(new TextEncoder().encode('<!doctype html><title>GIF89a</title>'))).toBeNull();
    const huge = makeGif([0], 8);
    huge.set([255, 255, 255, 255], 6);
    expect(readGif(huge)).toBeNull();
  });
});

describe('countFlashes', () => {
  const flashes = (shades: readonly number[], hundredths: number, share = 0.25): number => {
    const gif = readGif(makeGif(shades, hundredths));
    if (!gif) throw new Error('no GIF');
    return countFlashes(gif, share);
  };

  it('counts pairs of opposed changes in the worst second', () => {
    expect(flashes([0, 255], 10)).toBe(5);
    expect(flashes([0, 255], 25)).toBe(2);
    expect(flashes([0, 255], 100)).toBe(0);
  });

  it('does not count changes that are small, or between bright colours', () => {
    expect(flashes([100, 110], 5)).toBe(0);
    expect(flashes([240, 255], 5)).toBe(0);
  });

  it('counts a slow rise and fall once', () => {
    expect(flashes([0, 100, 150, 200, 255, 200, 150, 100], 10)).toBeLessThanOrEqual(1);
  });

  it('a picture with one frame does not flash', () => {
    expect(flashes([0], 5)).toBe(0);
  });
});
