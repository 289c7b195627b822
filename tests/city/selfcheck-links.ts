import type { Expectation } from './model.ts';
import { references } from './references.ts';
import { Fetcher } from './selfcheck-fetch.ts';
import type { Site } from './site.ts';

export interface LinkCheck {
  readonly site: Site;
  readonly expected: readonly Expectation[];
  readonly resolver: string;
  readonly root: string;
}

/** Rules of links which an error shows. */
const linkRules = [
  'broken-link',
  'broken-image',
  'broken-attachment',
  'broken-resource',
  'blocked-link',
  'suspect-link',
];
/** Rules of links which answer well, or which nobody may ask. */
const otherRules = ['soft-404', 'hijacked-link', 'dark-link', 'intranet-link'];
const forbidden =
  /\/\/(www\.qinghu-demo\.gov\.cn:\d+\/internal|mzj\.qinghu-demo\.gov\.cn:\d+\/oa|10\.1\.2\.3|192\.168\.1\.20:8080|172\.16\.3\.4|\[fd12:[^\]]+\]|oa\.qinghu-demo\.gov\.cn:\d+)\//;
const endless = /\/hdjl\/rl\/\?month=|\/ztzl\/dt\/dt\//;
/** Answers with status 200, and is a wall all the same. */
const wellDressed = /\/captcha\//;

/** Walks one site from its home page and compares what is dead with what was planted. */
export async function checkLinks({ site, expected, resolver, root }: LinkCheck): Promise<string[]> {
  const fetcher = new Fetcher(resolver, root);
  const start = [site.url, ...sitemapsOf(site)];
  const seen = new Set<string>(start);
  const queue = [...start];
  const dead = new Map<string, string>();
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (forbidden.test(url)) {
      dead.set(url, 'forbidden');
      continue;
    }
    const answer = await fetcher.get(url);
    if (answer.fault !== undefined) dead.set(url, answer.fault);
    else if (answer.body !== undefined && belongs(url, site))
      for (const found of references(answer.body, answer.url)) {
        if (seen.has(found) || endless.test(found)) continue;
        seen.add(found);
        queue.push(found);
      }
  }
  return compare(site, expected, dead, seen);
}

function sitemapsOf(site: Site): string[] {
  return [...(site.spec.robots ?? '').matchAll(/^Sitemap: (\S+)/gm)].map(([, url]) => url ?? '');
}

function compare(
  site: Site,
  expected: readonly Expectation[],
  dead: ReadonlyMap<string, string>,
  seen: ReadonlySet<string>,
): string[] {
  const of = (rules: readonly string[]): Set<string> =>
    new Set(expected.filter((e) => rules.includes(e.rule)).map((e) => e.target.url ?? ''));
  const [planted, others] = [of(linkRules), of(otherRules)];
  const complaints: string[] = [];
  for (const [url, fault] of dead)
    if (!planted.has(url) && !others.has(url))
      complaints.push(`${site.spec.id}: not planted, but ${fault}: ${url}`);
  for (const url of [...planted, ...others])
    if (!seen.has(url)) complaints.push(`${site.spec.id}: planted, but no page leads there: ${url}`);
  for (const url of planted)
    if (seen.has(url) && !dead.has(url) && !wellDressed.test(url))
      complaints.push(`${site.spec.id}: planted, but answers well: ${url}`);
  for (const place of [
    ...site.columns,
    ...site.columns.flatMap((c) => c.articles.filter((a) => a.href === a.path)),
    ...site.pages,
  ])
    if (!seen.has(place.url)) complaints.push(`${site.spec.id}: no page leads to ${place.url}`);
  return complaints;
}

/** The county's bureau has a part of the county's host. */
function belongs(url: string, site: Site): boolean {
  return url.startsWith(site.url) && (site.spec.id !== 'baishi' || !url.startsWith(`${site.url}mzj/`));
}
