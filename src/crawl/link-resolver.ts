import type { Resolve, ResolvedLink } from '../domain/link.ts';
import { resolveLink } from './normalise-url.ts';

const MOST_REMEMBERED = 50_000;
const LONGEST_REMEMBERED = 300;

/** Resolves the links of many pages of one site, and remembers those that read the same on every page: menus and lists repeat them. */
export interface LinkResolver {
  on(base: string, charset: string): Resolve;
}

export function createLinkResolver(): LinkResolver {
  const byOrigin = new Map<string, Map<string, ResolvedLink | null>>();
  let remembered = 0;
  return {
    on(base, charset) {
      const origin = /^https?:\/\/[^/?#]+/.exec(base)?.[0] ?? '';
      const known = byOrigin.get(origin) ?? new Map<string, ResolvedLink | null>();
      byOrigin.set(origin, known);
      return (raw) => {
        if (!isSteady(raw)) return resolveLink(raw, base, charset);
        const before = known.get(raw);
        if (before !== undefined) return before;
        const link = resolveLink(raw, base, charset);
        if (remembered < MOST_REMEMBERED) {
          remembered++;
          known.set(Buffer.from(raw).toString(), link); // a copy: a part of a text keeps the whole page in memory
        }
        return link;
      };
    },
  };
}

/** Reads the same from every page of an origin: from its root, in plain letters. */
function isSteady(raw: string): boolean {
  return raw.length <= LONGEST_REMEMBERED && /^(?:\/(?!\/)|https?:\/\/)[\x21-\x7e]*$/.test(raw);
}
