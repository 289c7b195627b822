import { readFile } from 'node:fs/promises';
import { parseDuration } from '../config/duration.ts';
import type { Environment } from '../config/environment.ts';
import type { Parsed } from '../config/fault.ts';
import { parseCidr } from '../config/parse-cidr.ts';
import { parseNotify } from '../config/parse-notify.ts';
import { parseResolver } from '../config/parse-resolver.ts';
import { parseSiteUrl } from '../config/parse-site-url.ts';
import type { Day } from '../domain/brand.ts';
import { parseDay } from '../domain/day.ts';
import type { Family } from '../domain/net.ts';
import type { NoticeTarget } from '../domain/notice.ts';
import { KINDS } from '../domain/outcome.ts';
import { defaultRules } from './default-rules.ts';
import { FORMATS, type Format } from './formats.ts';
import type { AuditOptions } from './options.ts';
import { type Refusal, refuse } from './result.ts';

/** Options as the command line gives them: texts, lists of texts, or absent. */
export interface RawOptions {
  readonly [name: string]: string | readonly string[] | boolean | undefined;
}

const MAX_PAGES_FILE = 50_000_000;

/** Reads and checks every option at once; each fault names the option and what was expected. */
export async function readOptions(
  raw: RawOptions,
  around: { readonly environment: Environment; readonly today: Day },
): Promise<{ readonly ok: true; readonly options: AuditOptions } | Refusal> {
  const faults: string[] = [];
  const read = <T>(name: string, parse: (text: string) => Parsed<T>): T | null => {
    const value = raw[name];
    if (typeof value !== 'string') return null;
    const parsed = parse(value);
    if (!parsed.ok) faults.push(`--${dashed(name)}: ${parsed.message}`);
    return parsed.ok ? parsed.value : null;
  };
  const list = <T>(name: string, parse: (text: string) => Parsed<T>): readonly T[] =>
    words(raw[name]).flatMap((word) => {
      const parsed = parse(word);
      if (!parsed.ok) faults.push(`--${dashed(name)}: ${parsed.message}`);
      return parsed.ok ? [parsed.value] : [];
    });
  // Addresses of mail servers hold commas.
  const parseOwn = (value: string): readonly NoticeTarget[] => {
    const parsed = parseNotify(value);
    if (!parsed.ok) faults.push(`--notify: ${parsed.message}`);
    return parsed.ok ? [parsed.value] : [];
  };
  const pages = await readPages(raw['pages'], faults);
  const families = list('families', oneOf(['4', '6'] as const));
  const resolvers = list('resolver', parseResolver);
  const addresses = (value: RawOptions[string]) =>
    typeof value === 'string' ? [value] : ((value ?? []) as readonly string[]);
  const notify = addresses(raw['notify']).flatMap(parseOwn);
  const formats = list('format', oneOf(FORMATS));
  const options: AuditOptions = {
    rules: text(raw['rules']) ?? (await defaultRules()),
    out: text(raw['out']) ?? 'reports',
    asOf: read('asOf', day) ?? around.today,
    only: list('only', oneOf(KINDS)),
    skip: list('skip', oneOf(KINDS)),
    sites: words(raw['site']),
    maxPages: read('maxPages', wholeNumber(1)),
    pages,
    render: read('render', oneOf(['all', 'sample', 'none'] as const)) ?? 'sample',
    formats: formats.length > 0 ? formats : DEFAULT_FORMATS,
    database: read('database', databaseUrl) ?? around.environment.database,
    resolvers: resolvers.length > 0 ? resolvers : null,
    treatAsPublic: list('treatAsPublic', parseCidr),
    ratePerHost: read('ratePerHost', number(0, 100_000)),
    families: families.length > 0 ? families.map((one): Family => (one === '4' ? 4 : 6)) : [4, 6],
    timeBudgetMs: read('timeBudget', parseDuration),
    minJudged: read('minJudged', number(0, 1)) ?? 0.8,
    lang: read('lang', oneOf(['zh', 'en'] as const)) ?? 'zh',
    browser: text(raw['browser']) ?? around.environment.browser,
    contact: text(raw['contact']) ?? around.environment.contact,
    waivers: text(raw['waivers']),
    notify: [...notify, ...(notify.length > 0 ? [] : around.environment.notify.flatMap(parseOwn))],
  };
  return faults.length > 0 ? refuse(2, ...faults) : { ok: true, options };
}

const DEFAULT_FORMATS: readonly Format[] = ['html', 'json', 'xlsx'];

/** `--format` of the commands that write reports again. */
export function readFormats(
  value: RawOptions[string],
): { readonly ok: true; readonly formats: readonly Format[] } | Refusal {
  const parsed = words(value).map(oneOf(FORMATS));
  const faults = parsed.flatMap((one) => (one.ok ? [] : [`--format: ${one.message}`]));
  if (faults.length > 0) return refuse(2, ...faults);
  return { ok: true, formats: parsed.flatMap((one) => (one.ok ? [one.value] : [])) };
}

/** `--database` of the commands that only need a store, with the environment's in its place. */
export function readDatabase(
  value: string | undefined,
  environment: Environment,
): { readonly ok: true; readonly value: string | null } | Refusal {
  if (value === undefined) return { ok: true, value: environment.database };
  const parsed = databaseUrl(value);
  return parsed.ok ? parsed : refuse(2, `--database: ${parsed.message}`);
}

/** Today in the city's own time zone. */
export function todayInShanghai(now: number): Day {
  const shown = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    now,
  );
  return (parseDay(shown) ?? shown) as Day; // en-CA writes YYYY-MM-DD
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function text(value: RawOptions[string]): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A list may be given by several words, by commas, or by repeating the option. */
function words(value: RawOptions[string]): readonly string[] {
  const given =
    typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
  return given
    .flatMap((one) => one.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function oneOf<T extends string>(known: readonly T[]): (value: string) => Parsed<T> {
  return (value) => {
    const found = known.find((one) => one === value);
    return found
      ? { ok: true, value: found }
      : { ok: false, message: `expected one of ${known.join(', ')}, got “${value}”` };
  };
}

function day(value: string): Parsed<Day> {
  const parsed = parseDay(value);
  return parsed
    ? { ok: true, value: parsed }
    : { ok: false, message: `expected a day such as 2026-11-23, got “${value}”` };
}

function wholeNumber(least: number): (value: string) => Parsed<number> {
  return (value) => {
    const ok = /^\d{1,9}$/.test(value) && Number(value) >= least;
    return ok
      ? { ok: true, value: Number(value) }
      : { ok: false, message: `expected a whole number from ${least}, got “${value}”` };
  };
}

function number(least: number, most: number): (value: string) => Parsed<number> {
  return (value) => {
    const ok = /^\d{1,9}(?:\.\d{1,9})?$/.test(value) && Number(value) >= least && Number(value) <= most;
    return ok
      ? { ok: true, value: Number(value) }
      : { ok: false, message: `expected a number from ${least} to ${most}, got “${value}”` };
  };
}

function databaseUrl(value: string): Parsed<string> {
  const parsed = URL.parse(value);
  const ok = parsed !== null && /^postgres(?:ql)?:$/.test(parsed.protocol) && parsed.pathname.length > 1;
  return ok
    ? { ok: true, value }
    : { ok: false, message: 'expected an address such as postgres://user:password@host:5432/name' };
}

/** `--pages FILE`: one address a line; blank lines and lines that begin with `#` are left out. */
async function readPages(value: RawOptions[string], faults: string[]): Promise<readonly string[] | null> {
  const file = text(value);
  if (!file) return null;
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    faults.push(`--pages: cannot read ${file}: ${error.code ?? error.message}`);
    return '';
  });
  if (content.length > MAX_PAGES_FILE) faults.push(`--pages: ${file} is larger than 50 MB`);
  const pages: string[] = [];
  for (const [i, line] of content.slice(0, MAX_PAGES_FILE).split(/\r?\n/).entries()) {
    const address = line.trim();
    if (address === '' || address.startsWith('#')) continue;
    const parsed = parseSiteUrl(address);
    if (parsed.ok) pages.push(parsed.value);
    else faults.push(`${file}:${i + 1}: ${parsed.message}`);
  }
  if (content !== '' && pages.length === 0 && faults.length === 0)
    faults.push(`--pages: ${file} holds no address`);
  return pages;
}
