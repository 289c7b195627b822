import { z } from 'zod';
import type { Check, Scene } from './check.ts';
import {
  DIALOG_AIM,
  DIALOG_CLOSE,
  DIALOG_JUDGED,
  DIALOG_OPENED,
  DIALOG_OPENERS,
  DIALOG_REPORT,
  DIALOG_SHUT,
  DIALOG_STATE,
} from './dialogs.page.ts';
import { inPage, takeFound } from './in-page.ts';
import type { OwnRule } from './own-rules.ts';

const MOST_OPENERS = 4;
const STEP_MS = 3_000;
/** Dialogs slide and fade in. */
const OPENING_MS = 700;
const RULES: readonly OwnRule[] = [
  'dialog-not-entered',
  'dialog-focus-leaking',
  'dialog-without-escape',
  'dialog-close-unreachable',
];

const aimSchema = z.object({ x: z.number(), y: z.number() }).nullable();
const openedSchema = z
  .object({ modal: z.boolean(), focusIn: z.boolean(), stops: z.number().int(), area: z.number() })
  .nullable();
const stateSchema = z.object({ open: z.boolean(), inside: z.boolean(), nowhere: z.boolean() });
const closeSchema = z.object({ mouse: z.number(), keyed: z.number(), named: z.number() });

/** Dialogs: the one that is open on loading, and those which a few openers open. Focus goes in, stays in, Esc and a named control close it. */
export const dialogs: Check = {
  rules: RULES,
  limitMs: 12_000,
  run: async (scene) => {
    const { visit, findings, signal } = scene;
    const { world } = visit;
    await lookAtDialog(scene, 'by-itself');
    const openers = Number(await inPage(world, DIALOG_OPENERS, STEP_MS, MOST_OPENERS));
    for (let at = 0; at < openers && !signal.aborted; at += 1) {
      const aim = aimSchema.parse(await inPage(world, DIALOG_AIM, STEP_MS, at)); // these are written in dialogs.page.ts
      if (!aim) continue;
      await visit.input.click(aim.x, aim.y);
      await lookAtDialog(scene, 'by-click');
    }
    await takeFound(world, findings);
  },
};

/** What lies open after loading has had its focus long ago: of that, only how it is closed can be told. */
async function lookAtDialog(scene: Scene, opens: 'by-itself' | 'by-click'): Promise<void> {
  const { visit } = scene;
  const { world } = visit;
  const opened = openedSchema.parse(
    await inPage(world, DIALOG_OPENED, STEP_MS, opens === 'by-click' ? OPENING_MS : 0),
  );
  if (!opened) return;
  const report = (rule: OwnRule, verdict: 'failed' | 'review', told: string): Promise<unknown> =>
    inPage(world, DIALOG_REPORT, STEP_MS, rule, verdict, told);
  await inPage(world, DIALOG_JUDGED, STEP_MS, RULES);
  const close = closeSchema.parse(await inPage(world, DIALOG_CLOSE, STEP_MS));
  if (close.mouse > 0 && close.keyed === 0)
    await report('dialog-close-unreachable', 'failed', 'its close control takes clicks only');
  else if (close.keyed > 0 && close.named === 0)
    await report('dialog-close-unreachable', 'review', 'its close control has no name');
  let entered = opened.focusIn;
  if (opens === 'by-click' && !entered && opened.stops > 0) {
    const first = await press(scene, 'Tab');
    entered = first.inside || !first.open;
    const verdict = opened.modal ? 'failed' : 'review';
    if (!entered)
      await report(
        'dialog-not-entered',
        verdict,
        'the focus stays behind it, and the next Tab does not lead into it',
      );
  }
  if (entered && opened.modal && (await leaks(scene, opened.stops)))
    await report('dialog-focus-leaking', 'failed', 'Tab leads to the page behind it');
  const after = await press(scene, 'Escape');
  if (after.open && opened.modal) await report('dialog-without-escape', 'failed', 'Esc does not close it');
  if (after.open) await inPage(world, DIALOG_SHUT, STEP_MS);
}

async function press({ visit }: Scene, key: 'Tab' | 'Escape'): Promise<z.infer<typeof stateSchema>> {
  await visit.input.press(key);
  return stateSchema.parse(await inPage(visit.world, DIALOG_STATE, STEP_MS));
}

/** Goes once round: a dialog that keeps the focus never gives it to something behind it. */
async function leaks(scene: Scene, stops: number): Promise<boolean> {
  for (let presses = 0; presses < Math.min(stops, 20) + 2 && !scene.signal.aborted; presses += 1) {
    const state = await press(scene, 'Tab');
    if (!state.open) return false;
    if (!state.inside && !state.nowhere) return true;
  }
  return false;
}
