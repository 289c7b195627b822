import { buildSeeds } from './build-seeds.ts';
import { digest } from './digest.ts';
import type { Loaded } from './fault.ts';
import type { Seeds } from './load-seeds.ts';
import { parseSiteUrl } from './parse-site-url.ts';

/** The seeds for `--url URL`: one site that is in no seed file, named after its host. */
export function siteFromUrl(url: string): Loaded<Seeds> {
  const parsed = parseSiteUrl(url);
  if (!parsed.ok)
    return { ok: false, faults: [{ file: '--url', line: 0, column: 0, path: '', message: parsed.message }] };
  const host = new URL(parsed.value).host;
  const id = idFromHost(host);
  const site = { id, name: host, url: parsed.value, level: 'city' as const };
  const built = buildSeeds([{ city: { id, name: host }, sites: [site] }]);
  return { ok: true, value: { ...built, digest: digest([JSON.stringify(built)]), dirs: new Map() } };
}

/** `[::1]:8080` cannot be a folder name everywhere; `1-8080` can. */
function idFromHost(host: string): string {
  return (
    host
      .replace(/[^a-z0-9.]{1,60}/g, '-')
      .replace(/^[.-]{1,60}|[.-]{1,60}$/g, '')
      .slice(0, 64) || 'site'
  );
}
