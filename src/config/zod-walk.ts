import { z } from 'zod';

/** The schemas that one step of a path may lead to; empty where the step leads nowhere. */
export function zodStep(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  return zodAlternatives(schema).flatMap((s) => stepInto(s, step));
}

/** The keys that an object schema knows, over all alternatives. */
export function zodKeys(schema: z.ZodType): readonly string[] {
  return zodAlternatives(schema).flatMap((s) => (s instanceof z.ZodObject ? Object.keys(s.shape) : []));
}

/** Takes off optional, nullable, default, readonly, lazy and the output side of pipes; opens unions. */
export function zodAlternatives(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return open(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodReadonly)
    return open(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return open(schema.def.in);
  if (schema instanceof z.ZodLazy) return open(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(open);
  return [schema];
}

/** zod's own types name inner schemas by their core type; all of them are made by `z` and are `ZodType`. */
function open(inner: unknown): readonly z.ZodType[] {
  return inner instanceof z.ZodType ? zodAlternatives(inner) : [];
}

function stepInto(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject) return own(schema.shape, String(step));
  if (schema instanceof z.ZodRecord) return typed(schema.valueType);
  if (schema instanceof z.ZodArray) return arrayStep(schema, step);
  return [];
}

function own(shape: { readonly [key: string]: unknown }, key: string): readonly z.ZodType[] {
  return Object.hasOwn(shape, key) ? typed(shape[key]) : [];
}

function arrayStep(schema: z.ZodArray, step: string | number): readonly z.ZodType[] {
  if (step === 'length') return [z.number()];
  return /^\d{1,6}$/.test(String(step)) ? typed(schema.element) : [];
}

function typed(inner: unknown): readonly z.ZodType[] {
  return inner instanceof z.ZodType ? [inner] : [];
}
