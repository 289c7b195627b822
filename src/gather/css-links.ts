import type { LinkFacts } from '../domain/facts/link.ts';

/** One address in a style sheet, as it is written. */
export interface CssLink {
  readonly raw: string;
  /** `import`: another sheet; `font`; `css`: a picture. */
  readonly via: 'css-import' | 'font' | 'css';
  readonly role: LinkFacts['role'];
}

const MAX_CHARS = 2_000_000;
const MAX_LINKS = 500;
const MAX_ADDRESS = 2_000;
/** Only browsers of twenty years ago ask for these; today's take the next font in the list. */
const OLD_FONT = /\.(?:eot|svg)(?:[?#]|$)/i;
const FONT = /\.(?:woff2?|ttf|otf|ttc)(?:[?#]|$)/i;

/** Every `url()` and `@import` of a style sheet or of a `style` attribute, read as CSS is: comments, strings and escapes count. One pass. */
export function cssLinks(css: string): readonly CssLink[] {
  if (!/url\(|@import/i.test(css)) return [];
  const text = css.length > MAX_CHARS ? css.slice(0, MAX_CHARS) : css;
  const found: CssLink[] = [];
  const state: Reading = { text, at: 0, rule: '' };
  while (state.at < text.length && found.length < MAX_LINKS) step(state, found);
  return found;
}

interface Reading {
  readonly text: string;
  at: number;
  /** The at-rule that is open: `import`, `font-face`, or none that matters. */
  rule: string;
}

/** Reads one sign, or what begins with it; always goes on by at least one. */
function step(state: Reading, found: CssLink[]): void {
  const { text, at } = state;
  switch (text[at]) {
    case '/':
      state.at = text[at + 1] === '*' ? after(text, '*/', at + 2) : at + 1;
      break;
    case '"':
    case "'": {
      const value = readString(text, state);
      if (state.rule === 'import') push(found, value, 'import');
      break;
    }
    case '@':
      readAtRule(text, state);
      break;
    case '{':
    case '}':
    case ';':
      if (endsRule(text[at], state.rule)) state.rule = '';
      state.at++;
      break;
    case 'u':
    case 'U':
      readFunction(state, found);
      break;
    default:
      state.at++;
  }
}

/** `@font-face` lasts to its closing brace, `@import` to its semicolon. */
function endsRule(sign: string | undefined, rule: string): boolean {
  return sign === '}' || (sign === '{' ? rule !== 'font-face' : rule === 'import');
}

function readFunction(state: Reading, found: CssLink[]): void {
  const { text, at } = state;
  const isUrl = text.slice(at, at + 4).toLowerCase() === 'url(' && !/[\w-]/.test(text[at - 1] ?? '');
  state.at += isUrl ? 4 : 1;
  if (isUrl) push(found, readUrl(text, state), state.rule);
}

function push(found: CssLink[], value: string, rule: string): void {
  const raw = value.trim();
  if (raw === '' || raw.startsWith('#') || raw.length > MAX_ADDRESS || /^(?:data|about|blob):/i.test(raw))
    return;
  if (rule === 'import') found.push({ raw, via: 'css-import', role: 'resource' });
  else if (rule === 'font-face' || FONT.test(raw)) {
    if (!OLD_FONT.test(raw)) found.push({ raw, via: 'font', role: 'resource' });
  } else found.push({ raw, via: 'css', role: 'image' });
}

function readAtRule(text: string, state: { at: number; rule: string }): void {
  const name = /^@([a-z-]{1,30})/i.exec(text.slice(state.at, state.at + 32))?.[1]?.toLowerCase() ?? '';
  state.rule = name === 'import' || name === 'font-face' ? name : name === 'namespace' ? 'namespace' : '';
  state.at += name.length + 1;
  // The name of an XML namespace is written as an address and never asked for.
  if (name === 'namespace') state.at = after(text, ';', state.at);
}

function readUrl(text: string, state: { at: number }): string {
  while (/\s/.test(text[state.at] ?? '')) state.at++;
  const quote = text[state.at];
  if (quote === '"' || quote === "'") {
    const value = readString(text, state);
    state.at = after(text, ')', state.at);
    return value;
  }
  const end = text.indexOf(')', state.at);
  const value = text.slice(state.at, Math.min(end < 0 ? text.length : end, state.at + MAX_ADDRESS + 1));
  state.at = end < 0 ? text.length : end + 1;
  return unescaped(value);
}

/** A string ends at its quote; one that a line break cuts off is no string. */
function readString(text: string, state: { at: number }): string {
  const quote = text[state.at];
  const from = ++state.at;
  while (state.at < text.length) {
    const sign = text[state.at];
    if (sign === '\\') state.at++;
    else if (sign === quote || sign === '\n') break;
    state.at++;
  }
  const value = text.slice(from, state.at);
  state.at++;
  return text[state.at - 1] === quote ? unescaped(value) : '';
}

function unescaped(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(
    /\\(?:([0-9a-f]{1,6})\s?|(\n)|(.))/gi,
    (_, code: string | undefined, line: string | undefined, sign: string | undefined) => {
      if (line !== undefined) return '';
      const point = code === undefined ? Number.NaN : Number.parseInt(code, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : (sign ?? '');
    },
  );
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}
