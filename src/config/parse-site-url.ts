import type { Url } from '../domain/brand.ts';
import type { Parsed } from './fault.ts';

const MAX_LENGTH = 2048;
const ABSOLUTE = /^https?:\/\/[^/\\?#]/i;
const HOST = /^(?:\[[0-9a-f:.]{2,60}\]|[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,40}\.?)$/;

/** An address from a seed file or an option: absolute http(s), normalised by the WHATWG rules, without fragment. Relative ones need a `base`. */
export function parseSiteUrl(text: string, base?: Url): Parsed<Url> {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('expected an address, got nothing');
  if (trimmed.length > MAX_LENGTH) return refuse(`the address has more than ${MAX_LENGTH} characters`);
  if (/[\s\\]/.test(trimmed)) return refuse(`the address “${trimmed}” holds a space or a backslash`);
  if (base === undefined && !ABSOLUTE.test(trimmed)) return refuse(absoluteWanted(trimmed));
  const url = URL.parse(trimmed, base);
  if (url === null) return refuse(`“${trimmed}” is no valid address`);
  return checked(url, trimmed);
}

function checked(url: URL, text: string): Parsed<Url> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse(absoluteWanted(text));
  if (url.username !== '' || url.password !== '')
    return refuse('the address holds a user name or password; take them out');
  if (!HOST.test(url.hostname)) return refuse(`“${url.hostname}” is no valid host name`);
  if (url.port === '0') return refuse('port 0 cannot be asked');
  url.hash = '';
  return { ok: true, value: url.href as Url };
}

function absoluteWanted(text: string): string {
  const bare = /^[\w.-]{1,100}\.[a-z]{2,20}(?::\d{1,5})?(?:\/|$)/i.test(text);
  const hint = bare ? `; did you mean “http://${text}”?` : '';
  return `expected an absolute http:// or https:// address with a host, got “${text.slice(0, 200)}”${hint}`;
}

function refuse(message: string): Parsed<never> {
  return { ok: false, message };
}
