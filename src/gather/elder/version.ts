import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { Visit, World } from '../../domain/net.ts';
import { wait } from '../wait.ts';
import type { Entry } from './choose-entry.ts';
import {
  adHostsIn,
  FEW_LETTERS,
  isGrown,
  isLarger,
  lookForFloating,
  type Measured,
  measure,
} from './look-at-version.ts';
import { broken, certain, type ElderTools, type Looked, unsure } from './looked.ts';
import { type Opened, pointAt } from './open-entry.ts';
import { isWhole } from './page-whole.ts';

const ENLARGING_MS = 700;
const MOST_ENLARGING = 4;

/** The version on the screen, with what was known before. */
export interface Version {
  readonly entry: Entry;
  readonly known: ElderFacts;
  readonly tools: ElderTools;
  readonly opened: Extract<Opened, { how: 'moved' | 'changed' }>;
  readonly before: Measured;
  readonly after: Measured;
  /** So many requests had been made before the entry was pressed. */
  readonly asked: number;
}

/** Measures what is on the screen once the entry was opened, uses its control for larger text, and looks for the way back. */
export async function lookAtVersion(visit: Visit, version: Version): Promise<Looked> {
  const { opened, after, before, tools, known } = version;
  const moved = opened.how === 'moved';
  const { world } = opened.arrival;
  const floating = await lookForFloating(world, tools.signal);
  const enlarged = await enlarge(visit, world, version);
  const best = Math.max(after.textPx ?? 0, enlarged ?? 0);
  const isNew = (kind: 'contrast' | 'readAloud') => newControls(version, kind).length > 0;
  const facts: ElderFacts = {
    ...known,
    opened: true,
    alternative: moved && !tools.homes.includes(opened.arrival.final) ? opened.arrival.final : null,
    openedPx: after.textPx,
    enlargedPx: enlarged,
    elderPx: best > 0 ? best : null,
    lineHeight: after.lineHeight,
    contrast: isNew('contrast'),
    readAloud: isNew('readAloud'),
    search: after.search,
    links: after.links,
    ads: adHostsIn(moved ? visit.requests.slice(version.asked) : visit.requests, tools.words),
    floating: floating.moving,
    floatingCount: floating.moving.length,
    fixedBoxes: floating.fixed,
  };
  const sizesKnown = !mayHoldOthers(version);
  const seen = { ...certain(facts), responsive: after.responsive, sizesKnown };
  if (!isLarger({ textPx: best }, before, tools.words))
    return { ...seen, facts: notLarger(visit, { ...version, known: facts }) };
  const wayBack = await leadsBack(visit, version);
  const works: ElderFacts = { ...facts, wayBack, state: 'works', reason: null };
  const isStuck = wayBack === false && version.entry.certain;
  return { ...seen, facts: isStuck ? broken(works, 'no-way-back') : works };
}

/** Controls of the version itself: on the same page those that were not there before. */
function newControls(
  { opened, before, after }: Pick<Version, 'opened' | 'before' | 'after'>,
  kind: keyof Measured['controls'],
): Measured['controls'][typeof kind] {
  if (opened.how === 'moved') return after.controls[kind];
  const old = new Set(before.controls[kind].map(({ label }) => label));
  return after.controls[kind].filter(({ label }) => !old.has(label));
}

/** Presses the version's own control for larger text, as often as it helps; the size reached, or `null` without one. */
async function enlarge(visit: Visit, world: World, { tools, before, after, opened }: Version) {
  const { words, homes, signal } = tools;
  const old = new Set(opened.how === 'moved' ? [] : before.controls.enlarge.map(({ label }) => label));
  const target = Math.max(words.limits.desktopPx, (before.textPx ?? 0) * words.limits.grown);
  let now: Measured | null = after;
  let reached: number | null = null;
  for (let turn = 0; turn < MOST_ENLARGING && now && (now.textPx ?? 0) < target; turn++) {
    // The first one twice: most of them enlarge by steps.
    const control = now.controls.enlarge.filter(({ label }) => !old.has(label))[Math.max(0, turn - 1)];
    const point = control ? await pointAt(world, 'tools', control.index) : null;
    if (!point?.free) break;
    const arrival = await visit.pointer.clickAt(point.x, point.y);
    if (arrival.moved) break;
    await wait(ENLARGING_MS, signal);
    now = await measure(world, words, homes);
    if (now?.textPx) reached = Math.max(reached ?? 0, now.textPx);
  }
  return reached;
}

/** Controls without words, or in frames, may do what those do that we know by their words. */
function mayHoldOthers({ opened, before, after }: Pick<Version, 'opened' | 'before' | 'after'>): boolean {
  if (opened.how === 'moved') return after.unnamed > 0 || after.frames > 0;
  return (
    after.interactive > before.interactive || after.frames > before.frames || after.unnamed > before.unnamed
  );
}

/** No larger text: certain only where nothing on the screen may be a control for it that we do not know. */
function notLarger(visit: Visit, { opened, before, after, entry, known }: Version): ElderFacts {
  if (after.letters < FEW_LETTERS) return unsure(known, 'changes-unclear');
  if (mayHoldOthers({ opened, before, after }) || after.controls.enlarge.length > 0)
    return unsure(known, 'tool-unknown');
  const sure = entry.certain && entry.kind === 'elder' && opened.arrival.loaded && isWhole(visit);
  const styled = visit.failedRequests.length === 0;
  return sure && styled ? broken(known, 'not-larger') : unsure(known, 'changes-unclear');
}

/** A control or a link leads back, or the entry pressed once more does; `null` where that cannot be told. */
async function leadsBack(
  visit: Visit,
  { opened, before, after, tools, entry }: Version,
): Promise<boolean | null> {
  if (opened.how === 'moved') {
    if (after.controls.back.length > 0 || after.homeLink) return true;
    return after.unnamed === 0 && after.frames === 0 && opened.arrival.loaded ? false : null;
  }
  if (newControls({ opened, before, after }, 'back').length > 0) return true;
  const point = await pointAt(opened.arrival.world, 'entries', entry.index);
  if (point?.free) {
    const again = await visit.pointer.clickAt(point.x, point.y);
    if (again.moved || again.windows.length > 0) return true;
    const now = await measure(again.world, tools.words, tools.homes);
    if (now && !isGrown(now, before, tools.words)) return true;
  }
  const seesAll = after.unnamed <= before.unnamed && after.frames <= before.frames;
  return seesAll && after.interactive <= before.interactive && isWhole(visit) ? false : null;
}
