import type { CheckResult } from '../../domain/facts/accessibility.ts';
import type { World } from '../../domain/net.ts';
import {
  AXE_ALONE,
  AXE_FINISH,
  AXE_FRAMES,
  AXE_LOAD_LIMIT_MS,
  AXE_READY,
  AXE_RULES,
  axePartial,
} from '../accessibility.page.ts';
import { AXE_ENGINE } from '../axe-engine.ts';
import { wholePage } from './findings.ts';

const MAX_FRAMES = 20;
const MAX_DEPTH = 4;
const MAX_NODES = 50;
const FINISH_LIMIT_MS = 20_000;

/** How long the rules may take in one frame. */
export interface EngineLimits {
  /** All of them in one go, which is the quickest. */
  readonly allMs: number;
  /** Where that did not come to its end: a group of them, then each rule of a group that did not either. */
  readonly groupMs: number;
  readonly ruleMs: number;
  /** All of this in one frame; rules whose turn does not come are unfinished. */
  readonly frameMs: number;
}

const LIMITS: EngineLimits = { allMs: 15_000, groupMs: 2_500, ruleMs: 1_000, frameMs: 25_000 };
const GROUPS = 8;

export interface EngineResults {
  readonly results: readonly CheckResult[];
  readonly passedRules: readonly string[];
  readonly frames: number;
  readonly framesSeen: number;
}

/** A page so large, or a machine so slow, that not one rule came to its end in time. */
export class EngineStuck extends Error {}

interface Walk {
  seen: number;
  known: number;
  readonly unfinished: Set<string>;
  readonly limits: EngineLimits;
}

/**
 * Runs axe-core with all its rules in every frame. A rule that hangs loses itself and no other: it is put up for review.
 * Throws `EngineStuck` where none came to its end.
 */
export async function runEngine(world: World, limits: EngineLimits = LIMITS): Promise<EngineResults> {
  const walk: Walk = { seen: 0, known: 1, unfinished: new Set(), limits };
  const alone = await runAlone(world, limits);
  if (alone) return { ...parseResults(alone), frames: 1, framesSeen: 1 };
  const partials = await runFrames(world, null, 0, walk);
  const raw = await world.evaluate(`(${AXE_FINISH})(${JSON.stringify(partials)})`, FINISH_LIMIT_MS);
  return { ...withUnfinished(parseResults(raw), walk.unfinished), frames: walk.known, framesSeen: walk.seen };
}

/** A page without frames is judged in one go: its results need not travel out and in again. `null`: it has some, or that failed. */
async function runAlone(world: World, { allMs }: EngineLimits): Promise<unknown> {
  await load(world);
  if ((await frameContexts(world, null)).length > 0) return null;
  return await attempt(world, AXE_ALONE, allMs);
}

async function load(world: World): Promise<void> {
  if ((await world.evaluate(AXE_READY, AXE_LOAD_LIMIT_MS)) !== true)
    await world.evaluate(AXE_ENGINE.source, AXE_LOAD_LIMIT_MS);
}

/** Depth first, as axe's `finishRun` expects: a frame's own result, then those of its frames in order; `null` for one that cannot be seen. */
async function runFrames(world: World, context: unknown, depth: number, walk: Walk): Promise<unknown[]> {
  await load(world);
  const inner = await frameContexts(world, context);
  const own = await runRules(world, context, walk);
  walk.seen++;
  const partials: unknown[] = [own];
  for (const { frameSelector, frameContext } of inner) {
    walk.known++;
    partials.push(...(await runChild(world, frameSelector, frameContext, depth, walk)));
  }
  return partials;
}

async function runChild(
  world: World,
  selector: unknown,
  context: unknown,
  depth: number,
  walk: Walk,
): Promise<unknown[]> {
  const plain = Array.isArray(selector) && selector.length === 1 ? selector[0] : selector;
  // Each frame has its place among the partial results, also where it is not looked at.
  if (typeof plain !== 'string' || walk.known > MAX_FRAMES || depth >= MAX_DEPTH) return [null];
  const child = await world.child(plain);
  if (!child) return [null];
  try {
    return await runFrames(child, context, depth + 1, walk);
  } catch {
    return [null]; // a frame that breaks down is a frame not seen; `framesSeen` tells
  }
}

async function frameContexts(
  world: World,
  context: unknown,
): Promise<readonly { frameSelector: unknown; frameContext: unknown }[]> {
  const found = await world.evaluate(`(${AXE_FRAMES})(${JSON.stringify(context)})`, FINISH_LIMIT_MS);
  return Array.isArray(found) ? (found as { frameSelector: unknown; frameContext: unknown }[]) : [];
}

/** What `axe.runPartial` gives, as far as it is joined here. */
interface Partial {
  readonly results: readonly unknown[];
}

/** All rules at once; where that hangs or throws, in groups, and the rules of a broken group one by one. */
async function runRules(world: World, context: unknown, walk: Walk): Promise<unknown> {
  const { allMs, groupMs, ruleMs, frameMs } = walk.limits;
  const all = await attempt(world, axePartial(context, null), allMs);
  if (all) return all;
  const deadline = performance.now() + frameMs;
  const parts: Partial[] = [];
  for (const group of groupsOf(await ruleIds(world))) {
    const whole = performance.now() < deadline && (await attempt(world, axePartial(context, group), groupMs));
    if (whole) parts.push(whole);
    if (whole) continue;
    for (const rule of group) {
      const one = performance.now() < deadline && (await attempt(world, axePartial(context, [rule]), ruleMs));
      if (one) parts.push(one);
      else walk.unfinished.add(rule);
    }
  }
  const [first] = parts;
  if (!first) throw new EngineStuck('no rule of the engine came to its end');
  return { ...first, results: parts.flatMap((part) => part.results) };
}

async function attempt<T = Partial>(world: World, expression: string, limitMs: number): Promise<T | null> {
  try {
    return (await world.evaluate(expression, limitMs)) as T; // what the engine returns
  } catch {
    await world.evaluate(AXE_READY, AXE_LOAD_LIMIT_MS); // throws where the page itself has gone
    return null;
  }
}

async function ruleIds(world: World): Promise<readonly string[]> {
  const found = await world.evaluate(AXE_RULES, AXE_LOAD_LIMIT_MS);
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}

function groupsOf(rules: readonly string[]): readonly (readonly string[])[] {
  const size = Math.ceil(rules.length / GROUPS);
  return Array.from({ length: GROUPS }, (_, i) => rules.slice(i * size, (i + 1) * size)).filter(
    (group) => group.length > 0,
  );
}

interface RawResult {
  readonly id: string;
  readonly impact: CheckResult['impact'];
  readonly tags: readonly string[];
  readonly count: number;
  readonly nodes: CheckResult['nodes'];
}

type Parsed = Pick<EngineResults, 'results' | 'passedRules'>;

function parseResults(raw: unknown): Parsed {
  const { violations, incomplete, passes } = raw as {
    violations: RawResult[];
    incomplete: RawResult[];
    passes: string[];
  }; // written by AXE_FINISH
  const results = [
    ...violations.map((one) => toResult(one, 'failed')),
    ...incomplete.map((one) => toResult(one, 'review')),
  ];
  const failed = new Set(results.map((one) => one.rule));
  return { results, passedRules: passes.filter((rule) => !failed.has(rule)) };
}

function withUnfinished({ results, passedRules }: Parsed, unfinished: ReadonlySet<string>): Parsed {
  const undecided = (rule: string) => !results.some((one) => one.rule === rule && one.outcome === 'review');
  const added = [...unfinished].filter(undecided).map((rule): CheckResult => {
    const nodes = [wholePage('the rule did not come to its end in time')];
    return { rule, outcome: 'review', impact: null, grade: 'review', wcag: [], nodes, count: 1 };
  });
  return {
    results: [...results, ...added],
    passedRules: passedRules.filter((rule) => !unfinished.has(rule)),
  };
}

function toResult(raw: RawResult, outcome: 'failed' | 'review'): CheckResult {
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
function gradeOf(tags: readonly string[]): CheckResult['grade'] {
  return tags.some((tag) => /^wcag2\d?aa?$/.test(tag)) && !tags.includes('experimental')
    ? 'failure'
    : 'advice';
}

/** `wcag111` is 1.1.1, `wcag1410` is 1.4.10. */
function criterion(tag: string): readonly string[] {
  const match = /^wcag(\d)(\d)(\d{1,2})$/.exec(tag);
  return match ? [`${match[1]}.${match[2]}.${match[3]}`] : [];
}
