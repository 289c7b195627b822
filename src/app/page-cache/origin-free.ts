import type { Url } from '../../domain/brand.ts';

/** Addresses of one site, with and without its origin. */
export interface SiteAddresses {
  readonly origin: string;
  /** Path and query inside the site; whole addresses elsewhere. */
  local(url: string): string;
  whole(local: string): Url;
}

export function siteAddresses(home: string): SiteAddresses {
  const { origin } = new URL(home);
  return {
    origin,
    local(url) {
      const parsed = URL.parse(url);
      return parsed?.origin === origin ? `${parsed.pathname}${parsed.search}` : url;
    },
    // An address that `local` has taken apart.
    whole: (local) => (local.startsWith('/') ? `${origin}${local}` : local) as Url,
  };
}

/** Stands for the origin; of Unicode's private use, so that no site writes it. */
const MARK = '\uE000origin\uE001';

/** Values in which the site's origin is replaced, wherever it stands in a text: a folder is served at another port each time. */
export const originFree = {
  /** `null`: the value holds the mark itself, and could not be told apart. */
  write(value: unknown, { origin }: SiteAddresses): unknown {
    const text = JSON.stringify(value);
    if (text.includes(MARK)) return null;
    const whole = new RegExp(`${origin.replace(/[.[\]]/g, '\\$&')}(?![\\w.:@-])`, 'g');
    return JSON.parse(text.replace(whole, MARK));
  },
  read(value: unknown, { origin }: SiteAddresses): unknown {
    return JSON.parse(JSON.stringify(value).replaceAll(MARK, origin));
  },
};
