import type { Json } from '../domain/brand.ts';
import { formatBytes, formatCount, formatInstant } from './amounts.ts';
import { checkWords } from './check-words.ts';
import { reasonWord } from './reason-word.ts';
import { formatTargetShare, shareTarget } from './share.ts';
import { word } from './text/texts.ts';
import type { View } from './view.ts';
import { cap } from './visible.ts';

/** One fact in words: its name, and one line a value. */
export interface FactRow {
  readonly label: string;
  readonly lines: readonly string[];
}

const MOST_FACTS = 40;
const MOST_LINES = 20;
const LONGEST_VALUE = 240;
/** Shown elsewhere in the finding, or of no use to a reader. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...[
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
  ],
  ...['shape', 'rhythm', 'topic', 'opened', 'dateByScript', 'listDated', 'sameText', 'cutOff', 'internal'],
  ...['role', 'found', 'state', 'whole', 'phone', 'read', 'opensBy', 'entryCertain', 'picture', 'interval'],
]);
/** Of use to those who program or run the servers only. */
const TECHNICAL: ReadonlySet<string> = new Set([
  ...[
    'engineRule',
    'act',
    'wcag',
    'template',
    'withoutScripts',
    'detail',
    'entryHtml',
    'range',
    'askedAt',
    'history',
  ],
  ...['cname', 'resolvers', 'disagreement', 'sibling', 'siblingHost', 'siblingCount', 'count', 'validCount'],
  ...[
    'invalidCount',
    'addresses',
    'deadCount',
    'closedCount',
    'redirects',
    'tlsTested',
    'tlsFault4',
    'tlsFault6',
  ],
  ...[
    'tlsNames6',
    'servers',
    'home6',
    'sampled',
    'withExternal',
    'rate',
    'hostRate',
    'hostPercent',
    'rendered',
  ],
  ...[
    'unknownCount',
    'withoutCount',
    'blockingCount',
    'names',
    'gateways',
    'others',
    'unreachableCount',
    'compared',
  ],
  ...['sameStatus', 'sameTitle', 'sameMarks', 'noiseShare', 'silentCount', 'neitherCount', 'aliasCount'],
  ...['aliasWithoutCount', 'failureCount', 'nightCount', 'dns', 'cause', 'share', 'claims', 'via', 'files'],
]);

export interface FactRows {
  readonly plain: readonly FactRow[];
  readonly technical: readonly FactRow[];
}

/** The facts of a finding in plain words, bounded in number and length; what only a technician reads is told apart. */
export function factRows(view: View, facts: { readonly [key: string]: Json }): FactRows {
  const plain: FactRow[] = [];
  const technical: FactRow[] = [];
  for (const [key, value] of Object.entries(facts)) {
    if (plain.length + technical.length >= MOST_FACTS) break;
    if (LEFT_OUT.has(key) || isNothing(value)) continue;
    const known = Object.hasOwn(view.text.words.facts, key);
    const list = TECHNICAL.has(key) || !known ? technical : plain;
    if (key === 'tries') {
      addRow(plain, view.text.site.tries, tryLines(view, value));
      addRow(technical, view.text.words.facts.detail, tryDetails(value));
    } else if (key === 'summary') addRow(plain, view.text.words.facts.summary, summaryLines(view, facts));
    else addRow(list, word(view.text.words.facts, key), valueLines(view, key, value));
  }
  return { plain, technical };
}

function addRow(rows: FactRow[], label: string, lines: readonly string[]): void {
  if (lines.length > 0) rows.push({ label, lines });
}

function isNothing(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The engine's own words where it speaks the report's language, else what the pack's table has for them. */
function summaryLines(view: View, { summary, grade }: { readonly [key: string]: Json }): readonly string[] {
  if (typeof summary !== 'string') return [];
  if (view.run.lang === 'en') return [cap(summary, LONGEST_VALUE)];
  // What is no certain fault has nothing that must be mended: no “mend all of these” above it.
  return checkWords(view.checkMessages, summary)
    .filter((line) => grade === 'failure' || !line.endsWith('：'))
    .map((line) => cap(line, LONGEST_VALUE));
}

function valueLines(view: View, key: string, value: Json): readonly string[] {
  if (!Array.isArray(value)) return [one(view, key, value)].filter((line) => line !== '');
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
  if (Array.isArray(value))
    return cap(
      value
        .slice(0, MOST_LINES)
        .map((inner) => one(view, key, inner))
        .join(text.common.and),
      LONGEST_VALUE,
    );
  const parts = Object.entries(value)
    .filter(([name, inner]) => !isNothing(inner) && (name !== 'detail' || TECHNICAL.has(key)))
    .slice(0, 12)
    .map(([name, inner]) => `${labelOf(view, key, name)}${text.common.colon}${one(view, name, inner)}`);
  return cap(parts.join(text.common.clause), LONGEST_VALUE * 2);
}

/** A name may mean something of its own within one fact: `series.failed` goes before `failed`. */
function labelOf({ text }: View, outer: string, name: string): string {
  const within = `${outer}.${name}`;
  const own = word(text.words.facts, within);
  return own === within ? word(text.words.facts, name) : own;
}

function numberWords(view: View, key: string, value: number): string {
  if (key === 'status') return reasonWord(view, String(value));
  if (key.endsWith('Bytes')) return formatBytes(value);
  if (key === 'tookMs' || key.endsWith('Ms')) return view.text.common.milliseconds(Math.round(value));
  if (PORTS.has(key)) return String(value);
  if (PER_CENT.has(key)) return `${value}%`;
  if (RATIOS.has(key) && value >= 0 && value <= 1) return `${Math.floor(value * 1000 + 1e-6) / 10}%`;
  return Number.isInteger(value) ? formatCount(value) : String(value);
}

const RATIOS: ReadonlySet<string> = new Set([
  ...['rate', 'hostRate', 'low', 'high', 'share', 'restored', 'textShare', 'linkShare', 'noiseShare'],
]);
const PER_CENT: ReadonlySet<string> = new Set(['percent', 'hostPercent']);
const PORTS: ReadonlySet<string> = new Set(['closedPorts']);

function codeWords(view: View, key: string, value: string): string {
  const { text } = view;
  switch (key) {
    case 'class':
      return isColumnClass(view, value) ? classTitle(view, value) : packWord(view, 'invalid', value);
    case 'invalid':
      return value.replace(
        /^(\S{1,60}) \(([a-z0-9-]{1,30})\)$/,
        (_, address: string, code: string) =>
          `${address}${text.common.inBrackets(packWord(view, key, code))}`,
      );
    case 'rate':
      return rateTitle(view, value);
    case 'target':
      return targetWords(view, value);
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
      return word(text.words.dangers, packWord(view, key, value));
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
      return packWord(view, key, value);
  }
}

/** What the pack or the report calls a code in one fact; a text that is no code stays as it is. */
function packWord({ words, text, run }: View, key: string, value: string): string {
  const plain = value.toLowerCase().replaceAll('_', '-');
  const known = words[`${key}-${plain}`] ?? (CODED.has(key) ? words[plain] : undefined);
  if (known !== undefined) return known[run.lang];
  const { values } = text.words;
  const own: unknown = Object.hasOwn(values, key === 'invalid' ? 'class' : key)
    ? Reflect.get(values, key === 'invalid' ? 'class' : key)
    : undefined;
  return typeof own === 'object' && own !== null ? word(own, value) : value;
}

const CODED: ReadonlySet<string> = new Set(['tlsFault4', 'tlsFault6', 'tlsFaultOnly6', 'stage', 'differs']);

function isColumnClass(view: View, id: string): boolean {
  return view.run.pack.columnClasses.some((one) => one.id === id);
}

function rateTitle(view: View, id: string): string {
  const found = view.run.pack.rates.find((one) => one.id === id);
  return (view.run.lang === 'en' && found?.titleEn) || found?.title || id;
}

function targetWords({ text }: View, target: string): string {
  const found = shareTarget({ target });
  return found === null ? target : text.city.target(found.is, formatTargetShare(found.share));
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
    ];
    return view.text.site.tryLine(i + 1, at, what.filter((part) => part !== '').join(view.text.common.comma));
  });
}

/** What the network said at each try, as it said it. */
function tryDetails(value: Json): readonly string[] {
  if (!Array.isArray(value)) return [];
  const said = value.slice(0, 10).map((entry) => {
    const tried = entry !== null && typeof entry === 'object' && !Array.isArray(entry) ? entry : {};
    return typeof tried['detail'] === 'string' ? cap(tried['detail'], 160) : '';
  });
  return [...new Set(said.filter((one) => one !== ''))];
}
