import iconv from 'iconv-lite';
import type { Url } from '../domain/brand.ts';
import type { ResolvedLink } from '../domain/link.ts';

const MAX_LENGTH = 2_048;
/** Letters grow when they are written as %XX. */
const MAX_WRITTEN = 8_192;

/** Parameters which say who follows a link, not what it leads to. `sid` and `from` mean other things too: their value tells. */
const IDLE_PARAMETER =
  /^(?:(?:utm_[a-z_]+|spm|isappinstalled|share|share_token|sharefrom|jsessionid|phpsessid|aspsessionid[a-z]*|sessionid|session_id|_t|timestamp|rnd|rand|random|nocache|v_t|gclid|fbclid|bd_vid|hmsr|hmpl)(?:=|$)|sid=[\w.-]{8,}$|from=(?:[a-z]+message|timeline|weixin|wechat|weibo|qq|qzone|app|mobile|search|baidu)$)/i;
const PATH_SESSION = /;jsessionid=[^/?#;]*/i;

/**
 * Resolves what stands in a page as a browser does (WHATWG URL). Letters of the query are written in the page's own
 * character set, as browsers do. `null`: not an http(s) address, or one that cannot be read.
 */
export function resolveLink(raw: string, base: string, charset = 'utf-8'): ResolvedLink | null {
  if (raw.length > MAX_LENGTH) return null;
  return resolved(URL.parse(/^utf-/.test(charset) ? raw : withLegacyQuery(raw, charset), base));
}

/** An address from outside a page (seed, option, redirect), or `null`; it must be absolute. */
export function normaliseUrl(raw: string): Url | null {
  return raw.length > MAX_LENGTH ? null : (resolved(URL.parse(raw.trim()))?.url ?? null);
}

function resolved(parsed: URL | null): ResolvedLink | null {
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') || parsed.hostname === '')
    return null;
  if (parsed.href.length > MAX_WRITTEN) return null;
  const { hash } = parsed;
  if (hash !== '' || parsed.href.endsWith('#')) parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  const url = parsed.href as Url; // the one place where an address becomes a `Url`
  return { url, key: keyOf(parsed, url), fragment: hash };
}

function keyOf(parsed: URL, url: Url): Url {
  const hasSession = parsed.pathname.includes(';');
  if (parsed.search === '' && !hasSession) return (url.endsWith('?') ? url.slice(0, -1) : url) as Url; // an empty query asks nothing
  if (hasSession) parsed.pathname = parsed.pathname.replace(PATH_SESSION, '');
  const kept = parsed.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !IDLE_PARAMETER.test(pair));
  const query = kept.join('&');
  parsed.search = query === '' ? '' : `?${query}`; // the setter would eat a question mark of the query's own
  return parsed.href as Url; // still the same parsed address
}

function withLegacyQuery(raw: string, charset: string): string {
  const mark = raw.search(/[?#]/); // a question mark behind # is part of the fragment
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is exactly what may stay as it is
  if (raw[mark] !== '?' || /^[\x00-\x7f]*$/.test(raw.slice(mark)) || !iconv.encodingExists(charset))
    return raw;
  const [query = '', ...fragment] = raw.slice(mark + 1).split('#');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is exactly what may stay as it is
  const written = query.replace(/[^\x00-\x7f]+/g, (letters) => percent(iconv.encode(letters, charset)));
  return `${raw.slice(0, mark + 1)}${written}${fragment.length > 0 ? `#${fragment.join('#')}` : ''}`;
}

function percent(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
