import { contrastRatio, relativeLuminance } from '../luminance.ts';
import type { Picture } from './read-png.ts';

export interface ContrastOptions {
  /** The same part of the page with its text, and without. */
  readonly written: Picture;
  readonly bare: Picture;
  /** Lines of the text, in pixels of the pictures. */
  readonly rects: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Of the text; `a` from 0 to 1. */
  readonly colour: { readonly r: number; readonly g: number; readonly b: number; readonly a: number };
}

/** Less than this is noise of the rendering. */
const DIFFERENT = 24;
const LEAST_PIXELS = 24;
/** Strokes cover less than this of their line; more means that something else has changed as well. */
const MOST_COVERED = 0.7;
/** So near to the text's colour must the middle of a stroke come, or the colour is not what is seen. */
const NEAR = 60;

/** Contrast of a text with the pixels behind its strokes; `null` where the strokes were not found. */
export function measureContrast(
  options: ContrastOptions,
): { readonly best: number; readonly median: number } | null {
  const { written, bare, rects, colour } = options;
  const ratios: number[] = [];
  let [looked, nearest] = [0, Number.POSITIVE_INFINITY];
  for (const rect of rects) {
    const right = Math.min(written.width, Math.ceil(rect.x + rect.width));
    const bottom = Math.min(written.height, Math.ceil(rect.y + rect.height));
    for (let y = Math.max(0, Math.floor(rect.y)); y < bottom; y += 1) {
      for (let x = Math.max(0, Math.floor(rect.x)); x < right; x += 1) {
        looked += 1;
        const at = (y * written.width + x) * 3;
        const seen = pixel(written, at);
        const behind = pixel(bare, at);
        if (distance(seen, behind) < DIFFERENT) continue;
        const text = over(colour, behind);
        nearest = Math.min(nearest, distance(seen, text));
        ratios.push(contrast(text, behind));
      }
    }
  }
  if (ratios.length < LEAST_PIXELS || ratios.length > MOST_COVERED * looked || nearest > NEAR) return null;
  ratios.sort((a, b) => a - b);
  return { best: ratios.at(-1) ?? 0, median: ratios[ratios.length >> 1] ?? 0 };
}

type Rgb = readonly [number, number, number];

function pixel({ rgb }: Picture, at: number): Rgb {
  return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
}

function distance(a: Rgb, b: Rgb): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
}

function over({ r, g, b, a }: ContrastOptions['colour'], behind: Rgb): Rgb {
  return [r * a + behind[0] * (1 - a), g * a + behind[1] * (1 - a), b * a + behind[2] * (1 - a)];
}

function contrast(a: Rgb, b: Rgb): number {
  return contrastRatio(relativeLuminance(...a), relativeLuminance(...b));
}
