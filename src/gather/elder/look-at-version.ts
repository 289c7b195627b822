import { z } from 'zod';
import type { Url } from '../../domain/brand.ts';
import type { World } from '../../domain/net.ts';
import { wait } from '../wait.ts';
import { ELDER_FLOATING, ELDER_MEASURE } from './measure.page.ts';
import type { ElderVocabulary } from './vocabulary.ts';

const LOOK_MS = 6_000;
const FLOATING_LOOKS = 5;
const FLOATING_EVERY_MS = 400;
const MOST_WINDOWS = 3;
/** What bobs up and down in its place (a mascot, a hint) does not drift. */
const DRIFT = { x: 15, y: 10 };

const size = z.number().nullable();
const labelled = z.array(z.object({ index: z.number(), label: z.string() })).max(8);
const schema = z.object({
  textPx: size,
  smallPx: size,
  largePx: size,
  lineHeight: size,
  letters: z.number(),
  controls: z.object({ enlarge: labelled, contrast: labelled, readAloud: labelled, back: labelled }),
  interactive: z.number(),
  unnamed: z.number(),
  /** Places to press that are no controls and have no words. */
  icons: z.number(),
  /** Controls with more words than those have that we know. */
  wordy: z.number(),
  /** Elements that draw what we do not see; elements without content, which may be such. */
  shadows: z.number(),
  hollow: z.number(),
  /** Labels that were not there the first time; sixty at most. */
  fresh: z.array(z.string()).max(60),
  /** Texts that begin with the mark of advertising. */
  adMarks: z.array(z.string()).max(5),
  links: z.number().int(),
  /** Addresses that are linked to, other than the home page. */
  inner: z.array(z.string()).max(200),
  frames: z.number(),
  search: z.boolean(),
  homeLink: z.boolean(),
  elements: z.number(),
  title: z.string(),
  responsive: z.boolean(),
});
export type Measured = z.infer<typeof schema>;

/** Fewer letters say nothing about the size of a page's text. */
export const FEW_LETTERS = 50;

/** Sizes of the text that is shown, and the controls that are there; `null` where the page does not let itself be measured. */
export async function measure(
  world: World,
  words: ElderVocabulary,
  homes: readonly string[],
): Promise<Measured | null> {
  const { enlarge, contrast, readAloud, back } = words.controls;
  const asked = JSON.stringify({ enlarge, contrast, readAloud, back, homes });
  const raw = await world.evaluate(`(${ELDER_MEASURE})(${asked})`, LOOK_MS).catch(nothing);
  const parsed = schema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

type Sized = Pick<Measured, 'textPx'>;
type Limits = Pick<ElderVocabulary, 'limits'>;

/** Large by itself, or larger than before. */
export function isLarger(after: Sized, before: Sized, { limits }: Limits): boolean {
  return (after.textPx ?? 0) >= limits.desktopPx || isGrown(after, before, { limits });
}

export function isGrown(after: Sized, before: Sized, { limits }: Limits): boolean {
  return after.textPx !== null && before.textPx !== null && after.textPx >= before.textPx * limits.grown;
}

const boxes = z
  .array(
    z.object({
      id: z.number(),
      parent: z.number(),
      fixed: z.boolean(),
      x: z.number(),
      y: z.number(),
      html: z.string().max(300),
      picture: z.boolean(),
    }),
  )
  .max(100);

export interface Floating {
  readonly moving: { html: string; picture: boolean }[];
  readonly fixed: number;
}

type Box = z.infer<typeof boxes>[number];

/** Boxes that drift over the page (飘窗), and how many with a picture stand still over it. */
export async function lookForFloating(world: World, signal: AbortSignal): Promise<Floating> {
  const looks: (readonly Box[])[] = [];
  const placesOf = (box: Box) => looks.map((look) => look.find((one) => one.id === box.id));
  for (let turn = 0; turn < FLOATING_LOOKS; turn++) {
    if (turn > 0) await wait(FLOATING_EVERY_MS, signal);
    const parsed = boxes.safeParse(await world.evaluate(`(${ELDER_FLOATING})()`, LOOK_MS).catch(nothing));
    if (!parsed.success) return { moving: [], fixed: 0 };
    looks.push(parsed.data);
    // What drifts is elsewhere at each look: where nothing is any more, no further look is needed.
    if (!parsed.data.some((box) => movesAlways(placesOf(box)))) break;
  }
  const last = looks.at(-1) ?? [];
  const drifting = looks.length < FLOATING_LOOKS ? [] : last.filter((box) => drifts(placesOf(box)));
  const moving = drifting.filter(({ parent }) => !isSwarm(drifting.filter((one) => one.parent === parent)));
  const still = last.filter((box) => box.fixed && box.picture && !moving.includes(box));
  return {
    moving: moving.slice(0, 10).map(({ html, picture }) => ({ html, picture })),
    fixed: still.length,
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** So many at once, side by side, are the words of a turning cloud, or snow. */
function isSwarm(siblings: readonly Box[]): boolean {
  return siblings.length > MOST_WINDOWS;
}

/** It was elsewhere at each look, and goes across the page. What slides in or opens once comes to rest. */
function drifts(places: readonly (Place | undefined)[]): boolean {
  const all = places.flatMap((place) => place ?? []);
  const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return (
    movesAlways(places) && range(all.map(({ x }) => x)) >= DRIFT.x && range(all.map(({ y }) => y)) >= DRIFT.y
  );
}

/** It was there at each look so far, and never twice in the same place. */
function movesAlways(places: readonly (Place | undefined)[]): boolean {
  return places.every((place, i) => {
    const earlier = places[i - 1];
    return place && (i === 0 || (earlier && (place.x !== earlier.x || place.y !== earlier.y)));
  });
}

/** As an address for the pointer: it was read from the browser, which had parsed it. */
export function asUrl(href: string): Url | null {
  const url = URL.parse(href);
  return url && /^https?:$/.test(url.protocol) ? (url.href as Url) : null;
}

function nothing(_error: unknown): null {
  return null; // what could not be measured is not known
}
