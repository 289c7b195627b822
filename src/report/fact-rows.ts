import type { Json } from '../domain/brand.ts';
import { formatBytes, formatCount, formatInstant } from './amounts.ts';
import { reasonWord } from './reason-word.ts';
import { word } from './text/texts.ts';
import type { View } from './view.ts';
import { cap } from './visible.ts';

/** One fact in words: its name, and one line a value. */
export interface FactRow {
  readonly label: string;
  readonly lines: readonly string[];
}

const MOST_FACTS = 30;
const MOST_LINES = 20;
const LONGEST_VALUE = 240;
/** Shown elsewhere in the finding, or of no use to a reader. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'samplePages',
  'name',
  'kind',
  'level',
  'overdue',
  'blank',
  'selector',
  'html',
  'className',
  'classFrom',
  'shape',
  'rhythm',
  'topic',
  'opened',
  'dateByScript',
  'listDated',
  'sameText',
  'cutOff',
  'internal',
  'role',
  'found',
  'state',
  'whole',
  'phone',
  'read',
  'opensBy',
  'entryCertain',
  'picture',
]);

/** The facts of a finding in plain words, bounded in number and length. */
export function factRows(view: View, facts: { readonly [key: string]: Json }): readonly FactRow[] {
  const rows: FactRow[] = [];
  for (const [key, value] of Object.entries(facts)) {
    if (rows.length >= MOST_FACTS) break;
    if (LEFT_OUT.has(key) || value === null || value === '') continue;
    const lines = key === 'tries' ? tryLines(view, value) : valueLines(view, key, value);
    const label = key === 'tries' ? view.text.site.tries : word(view.text.words.facts, key);
    if (lines.length > 0) rows.push({ label, lines });
  }
  return rows;
}

function valueLines(view: View, key: string, value: Json): readonly string[] {
  if (!Array.isArray(value)) return [one(view, key, value)];
  if (value.length === 0) return [];
  const scalar = value.every((entry) => entry === null || typeof entry !== 'object');
  if (scalar)
    return [
      cap(
        value
          .slice(0, MOST_LINES)
          .map((entry) => one(view, key, entry))
          .join(view.text.common.and),
        600,
      ),
    ];
  return value.slice(0, MOST_LINES).map((entry) => one(view, key, entry));
}

/** One value in words; an object becomes one line of `name: value`. */
function one(view: View, key: string, value: Json): string {
  const { text } = view;
  if (value === null) return text.common.none;
  if (typeof value === 'boolean') return value ? text.common.yes : text.common.no;
  if (typeof value === 'number') return numberWords(view, key, value);
  if (typeof value === 'string') return cap(codeWords(view, key, value), LONGEST_VALUE);
  if (Array.isArray(value)) return cap(JSON.stringify(value), LONGEST_VALUE);
  const parts = Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== '')
    .slice(0, 12)
    .map(([name, inner]) => `${word(text.words.facts, name)}${text.common.colon}${one(view, name, inner)}`);
  return cap(parts.join(text.common.clause), LONGEST_VALUE * 2);
}

function numberWords(view: View, key: string, value: number): string {
  if (key === 'status') return reasonWord(view, String(value));
  if (key.endsWith('Bytes')) return formatBytes(value);
  if (key === 'tookMs' || key.endsWith('Ms')) return view.text.common.milliseconds(Math.round(value));
  if (RATIOS.has(key) && value >= 0 && value <= 1) return `${Math.floor(value * 1000 + 1e-6) / 10}%`;
  return Number.isInteger(value) ? formatCount(value) : String(value);
}

const RATIOS: ReadonlySet<string> = new Set(['rate', 'hostRate', 'low', 'high', 'share', 'restored']);

function codeWords(view: View, key: string, value: string): string {
  const { text } = view;
  switch (key) {
    case 'class':
      return classTitle(view, value);
    case 'why':
    case 'reason':
      return reasonWord(view, value);
    case 'verdict':
      return word(text.words.linkVerdicts, word(text.words.verdicts, value));
    case 'via':
      return word(text.words.via, value);
    case 'zone':
      return word(text.words.zones, value);
    case 'cause':
      return word(text.words.causes, value);
    case 'by':
      return word(text.words.hidden, value);
    case 'notice':
      return word(text.words.notices, word(text.words.dangers, value));
    case 'kind':
    case 'where':
      return word(text.words.dangers, value);
    case 'grade':
      return word(text.words.grade, value);
    case 'impact':
      return word(text.words.impact, value);
    case 'at':
    case 'firstSeen':
    case 'lastOk':
    case 'failingSince':
    case 'askedAt':
      return formatInstant(value);
    default:
      return value;
  }
}

/** The title of a column class. */
export function classTitle(view: View, id: string | null): string {
  if (id === null) return view.text.site.noClass;
  const found = view.run.pack.columnClasses.find((one) => one.id === id);
  return (view.run.lang === 'en' && found?.titleEn) || found?.title || id;
}

/** `第 1 次 2026-11-23 02:20 404（页面不存在）` */
function tryLines(view: View, value: Json): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 10).map((entry, i) => {
    const tried = entry !== null && typeof entry === 'object' && !Array.isArray(entry) ? entry : {};
    const at = typeof tried['at'] === 'string' ? formatInstant(tried['at']) : '';
    const what = [
      typeof tried['status'] === 'number' ? reasonWord(view, String(tried['status'])) : '',
      typeof tried['why'] === 'string' ? reasonWord(view, tried['why']) : '',
      tried['by'] === 'browser' ? view.text.site.byBrowser : '',
      typeof tried['detail'] === 'string' ? cap(tried['detail'], 160) : '',
    ];
    return view.text.site.tryLine(i + 1, at, what.filter((part) => part !== '').join(view.text.common.comma));
  });
}
