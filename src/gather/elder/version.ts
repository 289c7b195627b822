import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { Visit, World } from '../../domain/net.ts';
import { adHosts } from './ad-hosts.ts';
import type { Entry } from './choose-entry.ts';
import { type Enlarged, enlarge } from './enlarge.ts';
import {
  asUrl,
  FEW_LETTERS,
  type Floating,
  isGrown,
  isLarger,
  lookForFloating,
  type Measured,
  measure,
} from './look-at-version.ts';
import { broken, certain, type ElderTools, type Looked, unsure } from './looked.ts';
import { narrow } from './narrow.ts';
import { type Opened, pointAt } from './open-entry.ts';
import { isWhole } from './page-whole.ts';
import { pagesAsBefore } from './pages-as-before.ts';
import { hidesMore, isTriedInVain } from './tried-in-vain.ts';

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
  const { world, final } = opened.arrival;
  const floating = tools.onlySizes ? NOTHING_FLOATS : await lookForFloating(world, tools.signal);
  const enlarged = await enlarge(visit, world, enlarging(version));
  const best = Math.max(after.textPx ?? 0, enlarged.px ?? 0);
  const isNew = (kind: 'contrast' | 'readAloud') => newControls(version, kind).length > 0;
  const asked = moved ? visit.requests.slice(version.asked) : visit.requests;
  const facts: ElderFacts = {
    ...known,
    opened: true,
    alternative: moved && !tools.homes.includes(final) ? final : null,
    openedPx: after.textPx,
    enlargedPx: enlarged.px,
    elderPx: best > 0 ? best : null,
    lineHeight: after.lineHeight,
    contrast: isNew('contrast'),
    readAloud: isNew('readAloud'),
    search: after.search,
    links: after.links,
    ...adHosts(asked, [known.page, final], tools.words),
    adMarks: after.adMarks,
    floating: floating.moving,
    floatingCount: floating.moving.length,
    fixedBoxes: floating.fixed,
  };
  const narrowPx = tools.onlySizes || !after.responsive ? null : await narrow(visit, world, tools);
  const sizesKnown = !mayHoldOthers(version);
  const seen = { ...certain(facts), responsive: after.responsive, sizesKnown, narrowPx };
  if (!isLarger({ textPx: best }, before, tools.words))
    return { ...seen, facts: await notLarger(visit, { ...version, known: facts }, enlarged) };
  const works: ElderFacts = { ...facts, state: 'works', reason: null };
  return { ...seen, facts: tools.onlySizes ? works : await wayThrough(visit, version, works) };
}

const NOTHING_FLOATS: Floating = { moving: [], fixed: 0 };

function enlarging({ tools, before, after, opened }: Version): Parameters<typeof enlarge>[2] {
  const { limits } = tools.words;
  const old = new Set(opened.how === 'moved' ? [] : before.controls.enlarge.map(({ label }) => label));
  return { tools, after, old, target: Math.max(limits.desktopPx, (before.textPx ?? 0) * limits.grown) };
}

/** The way back, and on to further pages of it. */
async function wayThrough(visit: Visit, version: Version, works: ElderFacts): Promise<ElderFacts> {
  const { entry, opened } = version;
  const wayBack = await leadsBack(visit, version);
  const facts = { ...works, wayBack };
  if (wayBack === false && entry.certain) return broken(facts, 'no-way-back');
  if (opened.how !== 'moved' || entry.kind !== 'elder') return facts;
  const others = await pagesAsBefore(visit, version);
  return others.length > 0 ? unsure(facts, 'one-page', others.join(' ')) : facts;
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

/** Controls without words, with many, or in frames may do what those do that we know by their words. */
function mayHoldOthers({ opened, before, after }: Pick<Version, 'opened' | 'before' | 'after'>): boolean {
  if (opened.how === 'moved') return after.unnamed > 0 || after.frames > 0 || after.shadows > 0;
  return after.interactive > before.interactive || hidesMore(after, before);
}

/** No larger text: certain only where nothing on the screen may be a control for it that we have not tried. */
async function notLarger(visit: Visit, version: Version, enlarged: Enlarged): Promise<ElderFacts> {
  const { opened, after, entry, known } = version;
  if (after.letters < FEW_LETTERS) return unsure(known, 'changes-unclear');
  const mayBeLarger = mayHoldOthers(version) || after.controls.enlarge.length > 0;
  if (mayBeLarger && !isTriedInVain(version, enlarged)) return unsure(known, 'tool-unknown');
  const sure = entry.certain && entry.kind === 'elder' && opened.arrival.loaded && isWhole(visit);
  const styled = visit.failedRequests.length === 0;
  if (!sure || !styled || (await isLargerLater(visit, version))) return unsure(known, 'changes-unclear');
  return broken(known, 'not-larger', `${known.beforePx} px → ${known.elderPx} px`);
}

/** The entry may want to be pressed once more; a choice that the page keeps may do its work only when it is loaded anew. */
async function isLargerLater(visit: Visit, { opened, before, tools, entry }: Version): Promise<boolean> {
  if (opened.how !== 'changed') return false;
  const isLargerIn = async (world: World): Promise<boolean> => {
    const now = await measure(world, tools.words, tools.homes);
    return !now || isGrown(now, before, tools.words);
  };
  const point = await pointAt(opened.arrival.world, 'entries', entry.index);
  const again = point?.free ? await visit.pointer.clickAt(point.x, point.y) : null;
  if (again && (again.moved || again.why !== null || again.windows.length > 0)) return true;
  if (again && (await isLargerIn(again.world))) return true;
  if (!opened.stored) return false;
  const url = asUrl(opened.arrival.final);
  const anew = url && (await visit.pointer.follow(url));
  if (!anew?.moved || !anew.loaded || anew.why !== null) return true;
  return await isLargerIn(anew.world);
}

/** A control or a link leads back, or the entry pressed once more does; `null` where that cannot be told. */
async function leadsBack(
  visit: Visit,
  { opened, before, after, tools, entry }: Version,
): Promise<boolean | null> {
  if (opened.how === 'moved') {
    if (after.controls.back.length > 0 || after.homeLink) return true;
    return !mayHoldOthers({ opened, before, after }) && opened.arrival.loaded ? false : null;
  }
  if (newControls({ opened, before, after }, 'back').length > 0) return true;
  const point = await pointAt(opened.arrival.world, 'entries', entry.index);
  if (point?.free) {
    const again = await visit.pointer.clickAt(point.x, point.y);
    if (again.moved || again.windows.length > 0) return true;
    const now = await measure(again.world, tools.words, tools.homes);
    if (now && !isGrown(now, before, tools.words)) return true;
  }
  return !mayHoldOthers({ opened, before, after }) && isWhole(visit) ? false : null;
}
