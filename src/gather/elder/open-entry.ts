import { z } from 'zod';
import type { Arrival, Visit, World } from '../../domain/net.ts';
import { wait } from '../wait.ts';
import type { Entry } from './choose-entry.ts';
import { ELDER_CHANGES, ELDER_POINT, ELDER_WATCH } from './entries.page.ts';
import { asUrl } from './look-at-version.ts';
import { ELDER_STATE } from './page-state.page.ts';

const LOOK_MS = 4_000;
const NOISE_MS = 700;
const CHANGING_MS = 2_000;
const LOOKING_MS = 500;
/** Whoever sees nothing come of a click clicks again. */
const CLICKS = 2;
const LATE_MS = 5_500;

const pointSchema = z.object({ x: z.number(), y: z.number(), free: z.boolean() });

/** What came of pressing an entry, or of following it. */
export type Opened =
  /** Another document is shown. */
  | { readonly how: 'moved'; readonly arrival: Arrival }
  /** The page changed in place; `stored`: it has, or may have, kept a choice that it looks at when it is loaded anew. */
  | { readonly how: 'changed'; readonly arrival: Arrival; readonly stored: boolean }
  /** It was pressed twice, and nothing whatever came of it. */
  | { readonly how: 'nothing'; readonly arrival: Arrival }
  /** The document that it leads to did not come; `url` is its address. */
  | { readonly how: 'lost'; readonly arrival: Arrival; readonly url: string }
  /** Something happened that cannot be followed: a window without an address, a message box. */
  | { readonly how: 'unclear'; readonly detail: string }
  | { readonly how: 'hidden' }
  | { readonly how: 'covered' };

interface Watching {
  readonly signal: AbortSignal;
  /** Sees at once that the page is not what it was. */
  readonly isOther: (world: World) => Promise<boolean>;
}

/** Presses the entry with the mouse, as a visitor does; a window that would open is followed. */
export async function openEntry(visit: Visit, entry: Entry, watching: Watching): Promise<Opened> {
  let opened = await press(visit, entry, watching);
  for (let click = 1; click < CLICKS && opened.how === 'nothing'; click++)
    opened = await press(visit, entry, watching);
  return opened;
}

async function press(visit: Visit, entry: Entry, { signal, isOther }: Watching): Promise<Opened> {
  const point = entry.visible ? await pointAt(visit.world, 'entries', entry.index) : null;
  if (!point?.free) {
    if (entry.href !== null) return await followed(visit, entry.href);
    return { how: point ? 'covered' : 'hidden' };
  }
  await visit.world.evaluate(`(${ELDER_WATCH})()`, LOOK_MS);
  // What changes by itself matters only where the page stays: a link is as a rule followed, and then told later.
  if (entry.href === null) await wait(NOISE_MS, signal);
  const state = await stateOf(visit.world, entry.index);
  const asked = visit.requests.length;
  await changesIn(visit.world, 'after');
  const arrival = await visit.pointer.clickAt(point.x, point.y);
  if (arrival.moved) return arrived(arrival, entry.href ?? arrival.final);
  if (arrival.why !== null) return { how: 'lost', arrival, url: entry.href ?? '' };
  const [window] = arrival.windows;
  if (window !== undefined) return await followed(visit, window);
  const isKnown = await hasChanged(visit, { arrival, asked, signal, isOther });
  const now = await stateOf(visit.world, entry.index);
  const same = (part: keyof State) => state !== null && state[part] === now?.[part];
  if (isKnown) return { how: 'changed', arrival, stored: !same('stored') };
  if (arrival.dialogs.length > 0) return { how: 'unclear', detail: arrival.dialogs.join(' ') };
  if (entry.href !== null) return await followed(visit, entry.href);
  return same('stored') && same('other') ? { how: 'nothing', arrival } : { how: 'unclear', detail: '' };
}

interface Pressed extends Watching {
  readonly arrival: Arrival;
  /** So many requests had been made before. */
  readonly asked: number;
}

async function hasChanged(visit: Visit, { arrival, asked, signal, isOther }: Pressed): Promise<boolean> {
  for (let waited = 0; waited < CHANGING_MS; waited += LOOKING_MS) {
    if (await isOther(arrival.world)) return true;
    await wait(LOOKING_MS, signal);
  }
  return await isChanged(visit, asked, signal);
}

const stateSchema = z.object({ stored: z.string(), other: z.string() });
type State = z.infer<typeof stateSchema>;

/** What changes without being seen; `null` where the page does not say. */
async function stateOf(world: World, index: number): Promise<State | null> {
  const raw = await world.evaluate(`(${ELDER_STATE})(${index})`, LOOK_MS).catch(nothing);
  const parsed = stateSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

/** Where a control of the page can be pressed. */
export async function pointAt(
  world: World,
  list: 'entries' | 'tools',
  index: number,
): Promise<z.infer<typeof pointSchema> | null> {
  const raw = await world
    .evaluate(`(${ELDER_POINT})(${JSON.stringify(list)}, ${index})`, LOOK_MS)
    .catch(nothing);
  const parsed = pointSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

async function followed(visit: Visit, address: string): Promise<Opened> {
  const url = asUrl(address);
  const arrival = await (url ? visit.pointer.follow(url) : null);
  if (!arrival) return { how: 'unclear', detail: address };
  return arrived(arrival, address);
}

function arrived(arrival: Arrival, url: string): Opened {
  const here = arrival.moved && arrival.why === null && (arrival.status === null || arrival.status < 400);
  return here ? { how: 'moved', arrival } : { how: 'lost', arrival, url };
}

/** Something that would not have happened by itself: what else changes is waited for, to be told from it. */
async function isChanged(visit: Visit, asked: number, signal: AbortSignal): Promise<boolean> {
  if ((await changesIn(visit.world, 'late')) === 0) return visit.requests.length > asked;
  await wait(LATE_MS, signal);
  return (await changesIn(visit.world, 'late')) !== 0;
}

/** `null`, where the page does not say, is no zero. */
async function changesIn(world: World, phase: 'after' | 'late'): Promise<number | null> {
  const raw = await world.evaluate(`(${ELDER_CHANGES})('${phase}')`, LOOK_MS).catch(nothing);
  return typeof raw === 'number' ? raw : null;
}

function nothing(_error: unknown): null {
  return null; // the page has gone, or does not answer
}
