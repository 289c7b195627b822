import type { AccessibilityFacts } from '../domain/facts/accessibility.ts';
import type { Visit, World } from '../domain/net.ts';
import { AXE_ALONE, AXE_FINISH, AXE_FRAMES, AXE_LOAD_LIMIT_MS, axePartial } from './accessibility.page.ts';
import { AXE_ENGINE } from './axe-engine.ts';

const RUN_LIMIT_MS = 20_000;
const MAX_FRAMES = 20;
const MAX_DEPTH = 4;
const MAX_NODES = 50;

type Grade = AccessibilityFacts['results'][number]['grade'];

export interface AccessibilityOptions {
  /** True for one page of each template: checks that take long are made there alone. */
  readonly deep: boolean;
}

/** Runs axe-core with all its rules in an isolated world of every frame, and returns what it says of the page. */
export async function gatherAccessibility(
  visit: Visit,
  _options: AccessibilityOptions = { deep: false },
): Promise<AccessibilityFacts> {
  const frames = { seen: 0, known: 1 };
  const raw = await runEngine(visit.world, frames);
  const results = withoutStyles(visit) ? doubtLooks(parseResults(raw)) : parseResults(raw);
  return {
    engine: `axe-core ${AXE_ENGINE.version}`,
    loaded: visit.loaded,
    frames: frames.known,
    framesSeen: frames.seen,
    ...results,
  };
}

/** A style sheet of the page could not be loaded: by robots.txt, or because it did not answer. */
function withoutStyles(visit: Visit): boolean {
  return visit.failedRequests.some(({ url }) => /\.css(?:[?#]|$)/i.test(url));
}

/** Rules that hang on how the page looks. */
const LOOKS: ReadonlySet<string> = new Set([
  'color-contrast',
  'color-contrast-enhanced',
  'target-size',
  'link-in-text-block',
]);

/** What was seen without its style sheets is not what visitors see: for a person to look at. */
function doubtLooks(parsed: ReturnType<typeof parseResults>): ReturnType<typeof parseResults> {
  const results = parsed.results.map((one) =>
    LOOKS.has(one.rule) ? ({ ...one, outcome: 'review', grade: 'review' } as const) : one,
  );
  return { ...parsed, results };
}

/** A page without frames is judged in one go: its results need not travel out and in again. */
async function runEngine(world: World, frames: { seen: number; known: number }): Promise<unknown> {
  const inner = await openEngine(world, null);
  if (inner.length === 0) {
    frames.seen++;
    return await world.evaluate(AXE_ALONE, 2 * RUN_LIMIT_MS);
  }
  const partials = await runFrames(world, null, inner, { depth: 0, frames });
  return await world.evaluate(`(${AXE_FINISH})(${JSON.stringify(partials)})`, RUN_LIMIT_MS);
}

/** Depth first, as axe's `finishRun` expects: a frame's own result, then those of its frames in order; `null` for one that cannot be seen. */
async function runFrames(
  world: World,
  context: unknown,
  inner: readonly FrameContext[],
  at: At,
): Promise<unknown[]> {
  const own = await world.evaluate(axePartial(context), RUN_LIMIT_MS);
  at.frames.seen++;
  const partials: unknown[] = [own];
  for (const frame of inner) {
    at.frames.known++;
    partials.push(...(await runChild(world, frame, at)));
  }
  return partials;
}

interface At {
  readonly depth: number;
  readonly frames: { seen: number; known: number };
}

interface FrameContext {
  readonly frameSelector: unknown;
  readonly frameContext: unknown;
}

async function runChild(
  world: World,
  { frameSelector: selector, frameContext }: FrameContext,
  { depth, frames }: At,
): Promise<unknown[]> {
  const plain = Array.isArray(selector) && selector.length === 1 ? selector[0] : selector;
  // Each frame has its place among the partial results, also where it is not looked at.
  if (typeof plain !== 'string' || frames.known > MAX_FRAMES || depth >= MAX_DEPTH) return [null];
  const child = await world.child(plain);
  if (!child) return [null];
  try {
    const inner = await openEngine(child, frameContext);
    return await runFrames(child, frameContext, inner, { depth: depth + 1, frames });
  } catch {
    return [null]; // a frame that breaks down is a frame not seen; `framesSeen` tells
  }
}

/** Brings the engine into a frame; gives the frames in it, with what each one needs. */
async function openEngine(world: World, context: unknown): Promise<readonly FrameContext[]> {
  const call = `(${AXE_FRAMES})(${JSON.stringify(context)})`;
  const found = await world.evaluate(`${AXE_ENGINE.source}\n;${call}`, AXE_LOAD_LIMIT_MS + RUN_LIMIT_MS);
  return Array.isArray(found) ? (found as FrameContext[]) : [];
}

interface RawResult {
  readonly id: string;
  readonly impact: 'minor' | 'moderate' | 'serious' | 'critical' | null;
  readonly tags: readonly string[];
  readonly count: number;
  readonly nodes: readonly {
    readonly selector: string;
    readonly html: string;
    readonly shape: string;
    readonly summary: string;
  }[];
}

function parseResults(raw: unknown): Pick<AccessibilityFacts, 'results' | 'passedRules'> {
  const { violations, incomplete, passes } = raw as {
    violations: RawResult[];
    incomplete: RawResult[];
    passes: string[];
  }; // written by AXE_FINISH
  const results = [
    ...violations.map((one) => toResult(one, 'failed')),
    ...incomplete.map((one) => toResult(one, 'review')),
  ].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.outcome < b.outcome ? -1 : 1));
  const failed = new Set(results.map((one) => one.rule));
  return { results, passedRules: passes.filter((rule) => !failed.has(rule)).sort() };
}

function toResult(raw: RawResult, outcome: 'failed' | 'review'): AccessibilityFacts['results'][number] {
  return {
    rule: raw.id,
    outcome,
    impact: raw.impact,
    grade: outcome === 'review' ? 'review' : gradeOf(raw.tags),
    wcag: raw.tags.flatMap((tag) => criterion(tag)),
    nodes: raw.nodes.slice(0, MAX_NODES).map((node) => ({ ...node })),
    count: raw.count,
  };
}

/** Only what axe ties to WCAG A or AA is a failure. */
function gradeOf(tags: readonly string[]): Grade {
  return tags.some((tag) => /^wcag2\d?aa?$/.test(tag)) && !tags.includes('experimental')
    ? 'failure'
    : 'advice';
}

/** `wcag111` is 1.1.1, `wcag1410` is 1.4.10. */
function criterion(tag: string): readonly string[] {
  const match = /^wcag(\d)(\d)(\d{1,2})$/.exec(tag);
  return match ? [`${match[1]}.${match[2]}.${match[3]}`] : [];
}
