import { FORMATS as PURE } from '../report/render.ts';

/** What `--format` takes: the formats that are rendered, and `pdf`, which a browser prints. */
export const FORMATS = [...PURE, 'pdf'] as const;
export type Format = (typeof FORMATS)[number];
