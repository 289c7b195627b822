import { plainClasses } from './plain-classes.ts';

/** Source of `plainClasses`, for code that runs inside a page. */
export const PLAIN_CLASSES = plainClasses.toString();
