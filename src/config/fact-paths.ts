import { z } from 'zod';
import { FACT_SCHEMAS } from '../domain/facts/kinds.ts';
import { zodKeys, zodStep } from './zod-walk.ts';

/** Whether evidence of this kind can have a fact at this path (`count`, `footer.siteIdCode`, `items.length`). */
export function factPathExists(kind: string, path: string): boolean {
  let schemas = schemasOf(kind);
  if (path === '') return false;
  for (const step of path.split('.')) schemas = schemas.flatMap((s) => zodStep(s, step));
  return schemas.length > 0;
}

/** The kinds of evidence that a rule may name. */
export function factKinds(): readonly string[] {
  return Object.keys(FACT_SCHEMAS);
}

/** The facts of a kind at the first level, for suggestions. */
export function factNames(kind: string): readonly string[] {
  return schemasOf(kind).flatMap(zodKeys);
}

/** The schema that a rule's example obeys: every fact may be left out, none may be invented. */
export function exampleSchema(kind: string): z.ZodType | null {
  const schema = schemasOf(kind)[0];
  return schema instanceof z.ZodObject ? schema.partial() : null;
}

function schemasOf(kind: string): readonly z.ZodType[] {
  const found = Object.entries(FACT_SCHEMAS).find(([name]) => name === kind);
  return found === undefined ? [] : [found[1]];
}
