import { readFile, stat } from 'node:fs/promises';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Fault, formatPath, type Loaded, type Path } from './fault.ts';

const MAX_BYTES = 2_000_000;
const MAX_ALIASES = 100;

/** A YAML file as plain values, which still knows on which line each of them stands. */
export interface YamlFile {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** A fault at the value with this path; where there is none, at the nearest parent. */
  fault(path: Path, message: string): Fault;
  /** A fault at the key itself, for keys which should not be there. */
  faultAtKey(path: Path, message: string): Fault;
}

/** Reads one YAML file; bounded in size, depth and alias expansion. All syntax errors are named at once. */
export async function readYaml(file: string): Promise<Loaded<YamlFile>> {
  const read = await readText(file);
  if (!read.ok) return read;
  return parseYaml(file, read.value);
}

/** The same for text at hand. */
export function parseYaml(file: string, text: string): Loaded<YamlFile> {
  const lines = new LineCounter();
  try {
    const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    const problems = [...doc.errors, ...doc.warnings];
    if (problems.length > 0) return refuse(problems.map((e) => syntaxFault({ file, text, lines }, e)));
    const value: unknown = doc.toJS({ maxAliasCount: MAX_ALIASES });
    if (value === null || value === undefined) return refuse([whole(file, 'the file is empty')]);
    return { ok: true, value: yamlFile({ file, text, value, doc, lines }) };
  } catch (error) {
    return refuse([whole(file, thrown(error))]);
  }
}

async function readText(file: string): Promise<Loaded<string>> {
  try {
    const info = await stat(file);
    if (!info.isFile()) return refuse([whole(file, 'is not a file')]);
    if (info.size > MAX_BYTES)
      return refuse([whole(file, `has ${info.size} bytes; at most ${MAX_BYTES} are read`)]);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
    return { ok: true, value: text };
  } catch (error) {
    return refuse([whole(file, unreadable(error))]);
  }
}

function unreadable(error: unknown): string {
  if (error instanceof TypeError) return 'is not UTF-8 text; save it as UTF-8';
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  return `cannot be read (${code})`;
}

/** The parser throws only for what would exhaust the machine: aliases of aliases, or nesting without end. */
function thrown(error: unknown): string {
  if (error instanceof ReferenceError) return `more than ${MAX_ALIASES} aliases of anchors are not expanded`;
  if (error instanceof RangeError) return 'is nested too deeply';
  return `cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`;
}

function refuse(faults: readonly Fault[]): Loaded<never> {
  return { ok: false, faults };
}

/** A fault of the file as a whole. */
function whole(file: string, message: string): Fault {
  return { file, line: 0, column: 0, path: '', message };
}

const SYNTAX: { readonly [code: string]: string } = {
  TAB_AS_INDENT: 'a tab stands where YAML wants spaces',
  DUPLICATE_KEY: 'this key stands twice in the same map',
  MULTIPLE_DOCS: 'the file holds more than one YAML document (---)',
  TAG_RESOLVE_FAILED: 'tags (!…) are not used here',
};

function syntaxFault(
  source: { readonly file: string; readonly text: string; readonly lines: LineCounter },
  error: { readonly code: string; readonly message: string; readonly pos: readonly [number, number] },
): Fault {
  const at = source.lines.linePos(error.pos[0]);
  const message = SYNTAX[error.code] ?? `not YAML: ${error.message}`;
  const key = error.code === 'DUPLICATE_KEY' ? wordAt(source.text, error.pos[0]) : '';
  return { file: source.file, line: at.line, column: at.col, path: key, message };
}

function wordAt(text: string, offset: number): string {
  return /^[^\s:]{1,60}/.exec(text.slice(offset, offset + 60))?.[0] ?? '';
}

interface Parts {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  readonly doc: Document;
  readonly lines: LineCounter;
}

function yamlFile(parts: Parts): YamlFile {
  const make = (offset: number, path: Path, message: string): Fault => {
    const at = parts.lines.linePos(offset);
    return { file: parts.file, line: at.line, column: at.col, path: formatPath(path), message };
  };
  return {
    file: parts.file,
    text: parts.text,
    value: parts.value,
    fault: (path, message) => make(walk(parts.doc, path).offset, path, message),
    faultAtKey: (path, message) => make(walk(parts.doc, path).keyOffset, path, message),
  };
}

/** Follows a path through the document as far as it leads. */
function walk(doc: Document, path: Path): { offset: number; keyOffset: number } {
  let node: unknown = doc.contents;
  let offset = startOf(node, 0);
  let keyOffset = offset;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(doc);
    const next = child(node, step);
    if (next === null) break;
    keyOffset = startOf(next.key, offset);
    // A list or map begins on the line after its key: the key is where a reader looks.
    offset = isScalar(next.value) && next.value.value !== null ? startOf(next.value, keyOffset) : keyOffset;
    node = next.value;
  }
  return { offset, keyOffset };
}

function child(node: unknown, step: string | number): { key: unknown; value: unknown } | null {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? null : { key: item, value: item };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(step));
  return pair === undefined ? null : { key: pair.key, value: pair.value };
}

function startOf(node: unknown, fallback: number): number {
  return isNode(node) ? (node.range?.[0] ?? fallback) : fallback;
}
