import { createRequire } from 'node:module';
import type axe from 'axe-core';

/** The engine in its small form: sent into every frame of every page, it costs half of what the plain one does. */
export const AXE_ENGINE = createRequire(import.meta.url)('axe-core/axe.min.js') as Pick<
  typeof axe, // the same engine under another file name, for which there are no types
  'source' | 'version'
>;
