import type { Json } from '../../domain/brand.ts';

/** The same value with the keys of every object sorted, whatever order a database gave them. */
export function ordered(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(ordered);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
