import axe from 'axe-core';
import type { AccessibilityFacts, CheckResult } from '../domain/facts/accessibility.ts';
import type { Visit } from '../domain/net.ts';
import { runCheck } from './accessibility/check.ts';
import { dialogs } from './accessibility/dialogs.ts';
import { runEngine } from './accessibility/engine.ts';
import { openFindings } from './accessibility/findings.ts';
import { focusMark } from './accessibility/focus-mark.ts';
import { gifs } from './accessibility/gifs.ts';
import { openKit } from './accessibility/in-page.ts';
import { keyboardWalk } from './accessibility/keyboard-walk.ts';
import { movement } from './accessibility/movement.ts';
import { pictureContrast } from './accessibility/picture-contrast.ts';
import { reflow } from './accessibility/reflow.ts';
import { survey } from './accessibility/survey.ts';

/** On every page that is opened. */
const LIGHT = [survey] as const;
/** Once a template: what takes seconds, or moves the page about. Dialogs last, since they leave the page changed. */
const DEEP = [movement, gifs, pictureContrast, reflow, keyboardWalk, focusMark, dialogs] as const;

/**
 * Runs axe-core with all its rules in an isolated world of every frame, then our own checks of the rendered page.
 * `deep`: also those checks which are worth their time once a template only (keyboard, movement, a second rendering).
 */
export async function gatherAccessibility(
  visit: Visit,
  { deep = true }: { readonly deep?: boolean } = {},
): Promise<AccessibilityFacts> {
  const engine = await runEngine(visit.world);
  const findings = openFindings();
  await openKit(visit.world);
  const scene = { visit, engine: engine.results, findings };
  for (const check of deep ? [...LIGHT, ...DEEP] : LIGHT) await runCheck(check, scene);
  const own = findings.results();
  const results = [...engine.results, ...own.results].sort(byRule);
  return {
    engine: `axe-core ${axe.version}`,
    loaded: visit.loaded,
    frames: engine.frames,
    framesSeen: engine.framesSeen,
    results: withoutStyles(visit) ? doubtLooks(results) : results,
    passedRules: [...engine.passedRules, ...own.passedRules].sort(),
  };
}

function byRule(a: CheckResult, b: CheckResult): number {
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.outcome < b.outcome ? -1 : 1;
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
  'contrast-over-picture',
  'focus-not-visible',
  'sideways-scrolling',
]);

/** What was seen without its style sheets is not what visitors see: for a person to look at. */
function doubtLooks(results: readonly CheckResult[]): CheckResult[] {
  return results.map((one) =>
    LOOKS.has(one.rule) ? ({ ...one, outcome: 'review', grade: 'review' } as const) : one,
  );
}
