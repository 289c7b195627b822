/** One thing that is wrong in a seed or rule file, for the person who wrote it. */
export interface Fault {
  /** As the user named it, or an option such as `--url`. */
  readonly file: string;
  /** Counted from 1; 0: the fault has no place inside the file. */
  readonly line: number;
  readonly column: number;
  /** The field, such as `sites[3].url`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** What a loader gives back: the value, or every fault of every file at once. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What the reader of one text value gives back; it knows no file. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export type Path = readonly (string | number)[];

/** One line for a terminal: `seeds/a.yaml:12:5 sites[3].url: expected …`. */
export function formatFault(fault: Fault): string {
  const place = fault.line > 0 ? `:${fault.line}:${fault.column}` : '';
  const field = fault.path === '' ? '' : ` ${fault.path}`;
  return printable(`${fault.file}${place}${field}: ${fault.message}`);
}

/** A field's path as people write it: `sites[3].url`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** Files are written by others: no control characters reach the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
