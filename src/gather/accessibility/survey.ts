import type { Check } from './check.ts';
import { colourOnly } from './colour-only.page.ts';
import { cssWords } from './css-words.page.ts';
import { errorText } from './error-text.page.ts';
import { fakeStructure } from './fake-structure.page.ts';
import { fieldBorder } from './field-border.page.ts';
import { fields } from './fields.page.ts';
import { flashingAnimation } from './flashing-animation.page.ts';
import { headings } from './headings.page.ts';
import { hoverOnly } from './hover-only.page.ts';
import { inPage, takeFound } from './in-page.ts';
import { language } from './language.page.ts';
import { layoutTables } from './layout-tables.page.ts';
import { links } from './links.page.ts';
import { mouseOnly } from './mouse-only.page.ts';
import { names } from './names.page.ts';
import { overlays } from './overlays.page.ts';
import { pageTitle } from './page-title.page.ts';
import { pastNavigation } from './past-navigation.page.ts';
import { pictures } from './pictures.page.ts';
import { sound } from './sound.page.ts';
import { tabOrder } from './tab-order.page.ts';
import { tables } from './tables.page.ts';
import { textSize } from './text-size.page.ts';

const CHECKS = [
  language,
  links,
  headings,
  fields,
  pictures,
  sound,
  cssWords,
  layoutTables,
  fakeStructure,
  overlays,
  flashingAnimation,
  tabOrder,
  hoverOnly,
  mouseOnly,
  ...[pageTitle, names, tables, textSize, fieldBorder],
  ...[pastNavigation, errorText, colourOnly],
] as const;

/** What the mouse can do, as the browser lists it. */
const MOUSE = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'] as const;
/** And what tells that a script minds the keyboard. */
const KEYBOARD = ['focus', 'focusin', 'keydown', 'keyup', 'keypress'] as const;
const ALL_MS = 4_000;
const ONE_MS = 1_000;

/** All checks that need one look inside the page, in one call; one by one where that does not come to its end. */
export const survey: Check = {
  rules: CHECKS.flatMap((check) => check.rules),
  limitMs: ALL_MS + CHECKS.length * ONE_MS,
  run: async ({ visit, findings, signal }) => {
    await visit.listeners([...MOUSE, ...KEYBOARD]);
    const { world } = visit;
    const together = `function (kit) {
      const broken = [];
      for (const [i, check] of [${CHECKS.map((check) => check.source).join(',\n')}].entries()) {
        try { check(kit); } catch (error) { broken.push([i, String(error).slice(0, 200)]); }
      }
      return broken;
    }`;
    try {
      const broken = (await inPage(world, together, ALL_MS)) as [number, string][]; // as written above
      for (const [i, why] of broken)
        for (const rule of CHECKS[i]?.rules ?? []) findings.unfinished(rule, `not finished: ${why}`);
    } catch {
      await world.evaluate('void globalThis.kit.take()', ONE_MS);
      for (const check of CHECKS) {
        if (signal.aborted) break;
        await inPage(world, check.source, ONE_MS).catch(() => {
          for (const rule of check.rules) findings.unfinished(rule, `not finished in ${ONE_MS} ms`);
        });
      }
    }
    await takeFound(world, findings);
  },
};
