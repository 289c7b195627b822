/** Turns links as written into absolute addresses; `null` for what leads nowhere (`#`, `javascript:`, mail, malformed). */
export type Resolve = (href: string | undefined) => string | null;

const OTHER_SCHEME = /^(?!https?:)[a-z][a-z0-9+.-]{0,30}:/i;
const SIMPLE_PATH = /^(?:\.{0,2}\/)*[\w\-~.%]+(?:\/[\w\-~.%]+)*\/?$/;
/** Dot segments further on, or backslashes, are left to the real parser. */
const ODD = /\/\.{1,2}(?:\/|$)|\/\//;

/** A resolver for one page; remembers what it resolved, because menus repeat their links. */
export function makeResolve(base: string): Resolve {
  const origin = /^https?:\/\/[^/?#]+/.exec(base)?.[0] ?? '';
  const path = base.slice(origin.length).split(/[?#]/, 1)[0] ?? '/';
  const folder = path.slice(0, path.lastIndexOf('/') + 1) || '/';
  const known = new Map<string, string | null>();
  return (href) => {
    if (href === undefined) return null;
    const seen = known.get(href);
    if (seen !== undefined) return seen;
    const made = resolveOne(href.trim(), base, origin, folder);
    known.set(href, made);
    return made;
  };
}

function resolveOne(href: string, base: string, origin: string, folder: string): string | null {
  if (href === '' || href.startsWith('#') || OTHER_SCHEME.test(href)) return null;
  if (SIMPLE_PATH.test(href)) {
    const quick = joinSimple(href, origin, folder);
    if (quick) return quick;
  }
  return URL.canParse(href, base) ? new URL(href, base).href : null;
}

/** Plain relative paths, which are nearly all: several times faster than `new URL`. */
function joinSimple(href: string, origin: string, folder: string): string | null {
  if (origin === '') return null;
  if (href.startsWith('/')) return ODD.test(href) ? null : origin + href;
  let rest = href;
  let from = folder;
  for (;;) {
    if (rest.startsWith('./')) rest = rest.slice(2);
    else if (rest.startsWith('../')) {
      rest = rest.slice(3);
      from = from.length > 1 ? from.slice(0, from.lastIndexOf('/', from.length - 2) + 1) : '/';
    } else break;
  }
  if (rest === '' || rest === '.' || rest === '..') return rest === '' ? origin + from : null;
  return ODD.test(rest) || rest.startsWith('.') ? null : origin + from + rest;
}
