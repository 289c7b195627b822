import type { Case } from './case.ts';
import { aria } from './cases/aria.ts';
import { bypasses } from './cases/bypass.ts';
import { controls } from './cases/controls.ts';
import { images } from './cases/images.ts';
import { inputs } from './cases/input.ts';
import { keyboard } from './cases/keyboard.ts';
import { language } from './cases/language.ts';
import { links } from './cases/links.ts';
import { media } from './cases/media.ts';
import { patterns } from './cases/patterns.ts';
import { tables } from './cases/tables.ts';
import { texts } from './cases/texts.ts';
import { times } from './cases/time.ts';
import { visual } from './cases/visual.ts';

/** All labelled pages. */
export const cases: readonly Case[] = [
  ...[...images, ...links, ...controls, ...texts, ...language, ...aria],
  ...[...keyboard, ...patterns, ...bypasses, ...media, ...times, ...visual, ...tables, ...inputs],
];
