import type { AccessibilityFacts, CheckResult } from '../domain/facts/accessibility.ts';
import type { Visit } from '../domain/net.ts';
import { type Check, runCheck } from './accessibility/check.ts';
import { dialogs } from './accessibility/dialogs.ts';
import { runEngine } from './accessibility/engine.ts';
import { expanded } from './accessibility/expanded.ts';
import { openFindings } from './accessibility/findings.ts';
import { focusMark } from './accessibility/focus-mark.ts';
import { withGeneratedNames } from './accessibility/generated-names.ts';
import { gifs } from './accessibility/gifs.ts';
import { openKit } from './accessibility/in-page.ts';
import { keyboardWalk } from './accessibility/keyboard-walk.ts';
import { movement } from './accessibility/movement.ts';
import { pictureContrast } from './accessibility/picture-contrast.ts';
import { reflow } from './accessibility/reflow.ts';
import { survey } from './accessibility/survey.ts';
import { unlessStill } from './accessibility/unless-still.ts';
import { waysPast } from './accessibility/ways-past.ts';
import { AXE_ENGINE } from './axe-engine.ts';

/** For all of our own checks of a page; what does not get its turn is named as unfinished. */
const OWN_CHECKS_MS = 50_000;
/** On every page that is opened. */
const LIGHT = [survey] as const;
/** Once a template: what takes seconds, or moves the page about. Dialogs last, since they leave the page changed. */
const DEEP = [
  unlessStill(movement),
  gifs,
  pictureContrast,
  reflow,
  keyboardWalk,
  focusMark,
  expanded,
  dialogs,
] as const;

/**
 * Runs axe-core with all its rules in an isolated world of every frame, then our own checks of the rendered page.
 * Throws where the page cannot be looked at in time (`EngineStuck`), or goes away.
 * `deep`: also those checks which are worth their time once a template only (keyboard, movement, a second rendering).
 */
export async function gatherAccessibility(
  visit: Visit,
  { deep = true }: { readonly deep?: boolean } = {},
): Promise<AccessibilityFacts> {
  const engine = await runEngine(visit.world);
  const findings = openFindings();
  await openKit(visit.world);
  const named = await withGeneratedNames(visit.world, engine.results);
  const scene = { visit, engine: engine.results, findings };
  const deadline = performance.now() + OWN_CHECKS_MS;
  const run = async (checks: readonly Check[]): Promise<void> => {
    for (const check of checks) await runCheck(check, scene, deadline - performance.now());
  };
  await run(LIGHT);
  // Before anything touches the page.
  const ways = isWithout(visit, SCRIPT) ? null : await waysPast(visit.world);
  if (deep) await run(DEEP);
  const own = findings.results();
  const results = [...named, ...own.results].sort(byRule);
  return {
    engine: `axe-core ${AXE_ENGINE.version}`,
    loaded: visit.loaded,
    frames: engine.frames,
    framesSeen: engine.framesSeen,
    results: doubt(results, [
      ...(isWithout(visit, STYLE) ? LOOKS : []),
      ...(isWithout(visit, SCRIPT) ? HANDLING : []),
    ]),
    passedRules: [...engine.passedRules, ...own.passedRules].sort(),
    ...(ways ? { waysPast: ways } : {}),
  };
}

function byRule(a: CheckResult, b: CheckResult): number {
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.outcome < b.outcome ? -1 : 1;
}

const STYLE = /\.css(?:[?#]|$)/i;
const SCRIPT = /\.js(?:[?#]|$)/i;

/** Such a file of the page could not be loaded: by robots.txt, or because it did not answer. */
function isWithout(visit: Visit, kind: RegExp): boolean {
  return (
    (visit.leftOut.length > 0 && kind === SCRIPT) || visit.failedRequests.some(({ url }) => kind.test(url))
  );
}

/** Rules that hang on how the page looks. */
const LOOKS = [
  'color-contrast',
  'color-contrast-enhanced',
  'target-size',
  'link-in-text-block',
  'contrast-over-picture',
  'focus-not-visible',
  'hover-only-content',
  'sideways-scrolling',
  'text-size-in-vw',
  'field-border-faint',
  'table-headers-unmarked',
  'headings-unmarked',
  'colour-only-meaning',
] as const;

/** Rules that hang on what scripts make of the page's controls. */
const HANDLING = [
  'mouse-only-control',
  'hover-only-content',
  'keyboard-trap',
  'keys-swallowed',
  'focus-order-scrambled',
  'drifting-window',
  'no-way-past-navigation',
  'expanded-not-told',
  'dialog-not-entered',
  'dialog-close-unreachable',
] as const;

/** What was seen without all of its files is not what visitors see: for a person to look at. */
function doubt(results: readonly CheckResult[], rules: readonly string[]): CheckResult[] {
  return results.map((one) =>
    rules.includes(one.rule) ? ({ ...one, outcome: 'review', grade: 'review' } as const) : one,
  );
}
