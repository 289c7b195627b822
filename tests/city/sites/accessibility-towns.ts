import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { captchaTown, messagesTown, namesTown, signsTown } from './accessibility-forms.ts';
import { focusTown, menuTown, orderTown, reachTown } from './accessibility-keyboard.ts';
import { flashingTown, floatingTown, mediaTown } from './accessibility-motion.ts';
import * as whole from './accessibility-whole.ts';
import { elderTowns } from './elder-towns.ts';

/** Towns for the rules of level 1 and of the elder mode. */
export const accessibilityTowns: readonly ((context: Context) => Site)[] = [
  ...[captchaTown, namesTown, signsTown, messagesTown],
  ...[reachTown, menuTown, focusTown, orderTown],
  ...[mediaTown, floatingTown, flashingTown],
  ...[
    whole.noSkipTown,
    whole.deadSkipTown,
    whole.otherSkipTown,
    whole.shuffledTown,
    whole.steadyTown,
    whole.turnedTown,
  ],
  ...[whole.silentTown, whole.blankContactTown, whole.letterTown, whole.blockedTown, whole.soundTown],
  ...elderTowns,
];
