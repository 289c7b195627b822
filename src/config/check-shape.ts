import type { z } from 'zod';
import type { Fault, Loaded, Path } from './fault.ts';
import { didYouMean } from './nearest.ts';
import type { YamlFile } from './read-yaml.ts';
import { zodAlternatives, zodKeys, zodStep } from './zod-walk.ts';

type Issue = z.core.$ZodIssue;

/** Checks a whole file (or the part of it at `base`) against a schema; every deviation becomes a fault with its line. */
export function checkShape<T>(file: YamlFile, schema: z.ZodType<T>, base: Path = []): Loaded<T> {
  return checkValue(file, schema, { base, value: valueAt(file.value, base) });
}

/** The same for a value which was made from the part of the file at `base`. */
export function checkValue<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  at: { readonly base: Path; readonly value: unknown },
): Loaded<T> {
  const result = schema.safeParse(at.value);
  if (result.success) return { ok: true, value: result.data };
  const faults = result.error.issues.flatMap((issue) => issueFaults({ file, schema, ...at }, issue));
  return { ok: false, faults };
}

/** The plain value at a path, or `undefined`. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)];
    return isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, value);
}

export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Where {
  readonly file: YamlFile;
  readonly schema: z.ZodType;
  readonly base: Path;
  /** The value at `base`. */
  readonly value: unknown;
}

function issueFaults(where: Where, issue: Issue): readonly Fault[] {
  const inner = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const path = [...where.base, ...inner];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(where, inner, key));
  if (issue.code === 'invalid_union') {
    const nearestTry = mostSpecific(issue);
    if (nearestTry.length > 0)
      return nearestTry.flatMap((i) => issueFaults(where, { ...i, path: [...issue.path, ...i.path] }));
  }
  return [where.file.fault(path, describe(issue, valueAt(where.value, inner)))];
}

function unknownKey(where: Where, inner: Path, key: string): Fault {
  const known = schemasAt(where.schema, inner).flatMap(zodKeys);
  const hint = didYouMean(key, known);
  const list = hint === '' ? ` (known: ${[...new Set(known)].join(', ')})` : '';
  return where.file.faultAtKey([...where.base, ...inner, key], `unknown key “${key}”${hint}${list}`);
}

function schemasAt(schema: z.ZodType, path: Path): readonly z.ZodType[] {
  return path.reduce<readonly z.ZodType[]>(
    (at, step) => at.flatMap((s) => zodStep(s, step)),
    zodAlternatives(schema),
  );
}

/** Of several ways to write a thing, the one that the author came nearest to: whose first fault lies deepest, then with fewest faults. */
function mostSpecific(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((i) => i.path.length));
  const missing = (issues: readonly Issue[]) => issues.some((i) => i.path.length === 0);
  const ways = issue.errors.filter((issues) => !missing(issues));
  return [...ways].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

function describe(issue: Issue, got: unknown): string {
  if (issue.code === 'custom') return issue.message;
  if (got === undefined) return `missing; expected ${expected(issue)}`;
  return `expected ${expected(issue)}, got ${show(got)}`;
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? String(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return bound(
        issue.origin,
        'at least',
        issue.minimum,
        issue.inclusive === false ? 'more than' : undefined,
      );
    case 'too_big':
      return bound(
        issue.origin,
        'at most',
        issue.maximum,
        issue.inclusive === false ? 'less than' : undefined,
      );
    default:
      return issue.message.replace(/^Invalid (?:input|string): /, '');
  }
}

const TYPE_NAMES: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

function bound(origin: string, word: string, limit: number | bigint, strict?: string): string {
  if (origin === 'array') return `a list with ${word} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  if (origin === 'string')
    return limit === 1 && word === 'at least'
      ? 'text that is not empty'
      : `text of ${word} ${limit} characters`;
  return `a number of ${strict ?? word} ${limit}`;
}

/** A value in a message: short, and with its kind where the kind is what is wrong. */
function show(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `“${value.length > 80 ? `${value.slice(0, 80)}…` : value}”`;
  return `the ${typeof value === 'number' ? 'number' : 'value'} ${String(value)}`;
}
