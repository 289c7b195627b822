import { z } from 'zod';
import type { Url } from '../../domain/brand.ts';
import type { World } from '../../domain/net.ts';
import { wait } from '../wait.ts';
import { ELDER_FLOATING, ELDER_MEASURE } from './measure.page.ts';
import type { ElderVocabulary } from './vocabulary.ts';

const LOOK_MS = 6_000;
const FLOATING_LOOKS = 5;
const FLOATING_EVERY_MS = 400;
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
  links: z.number().int(),
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
  const asked = JSON.stringify({ ...words.controls, homes });
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

/** Boxes that drift over the page (飘窗), and how many with a picture stand still over it. */
export async function lookForFloating(world: World, signal: AbortSignal): Promise<Floating> {
  const looks: z.infer<typeof boxes>[] = [];
  for (let turn = 0; turn < FLOATING_LOOKS; turn++) {
    if (turn > 0) await wait(FLOATING_EVERY_MS, signal);
    const parsed = boxes.safeParse(await world.evaluate(`(${ELDER_FLOATING})()`, LOOK_MS).catch(nothing));
    if (parsed.success) looks.push(parsed.data);
  }
  if (looks.length < FLOATING_LOOKS) return { moving: [], fixed: 0 };
  const last = looks.at(-1) ?? [];
  const moving = last.filter((box) => drifts(looks.map((look) => look.find((one) => one.id === box.id))));
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

/** It was elsewhere at each look, and goes across the page. What slides in or opens once comes to rest. */
function drifts(places: readonly (Place | undefined)[]): boolean {
  const all = places.flatMap((place) => place ?? []);
  if (all.length < places.length) return false;
  const moves = all.slice(1).every((place, i) => place.x !== all[i]?.x || place.y !== all[i]?.y);
  const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return moves && range(all.map(({ x }) => x)) >= DRIFT.x && range(all.map(({ y }) => y)) >= DRIFT.y;
}

/** Hosts of advertising among the addresses that were asked for. */
export function adHostsIn(requests: readonly { readonly url: string }[], words: ElderVocabulary): string[] {
  const hosts = new Set(requests.map(({ url }) => URL.parse(url)?.hostname ?? ''));
  const isAd = (host: string) => words.adHosts.some((ad) => host === ad || host.endsWith(`.${ad}`));
  return [...hosts].filter(isAd).sort().slice(0, 10);
}

/** As an address for the pointer: it was read from the browser, which had parsed it. */
export function asUrl(href: string): Url | null {
  const url = URL.parse(href);
  return url && /^https?:$/.test(url.protocol) ? (url.href as Url) : null;
}

function nothing(_error: unknown): null {
  return null; // what could not be measured is not known
}
