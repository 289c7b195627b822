import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startCity } from '../city/city.ts';
import { asOf } from '../city/dates.ts';
import { openRenderedSite } from './rendered-site.ts';
import { type AuditRun, runAudit } from './run-audit.ts';

/**
 * Share of a site's pages that is opened in the browser, and share of its distinct problems (rule and shape of element)
 * that are found so, against opening every page. `[DIR]`: a saved site, named as its host; default: the demo city's portal.
 */
export async function benchSampling([dir]: readonly string[]): Promise<object> {
  await using site = await openRenderedSite(dir, 1);
  await using city = dir ? null : await startCity();
  const seeds = join(site.dir, 'city.yaml');
  if (city) await writeFile(seeds, city.seeds);
  const source = city ? [seeds, '--site', 'www', '--as-of', asOf] : site.args;
  const audit = (render: string) =>
    runAudit(join(site.dir, render), [...source, '--only', 'accessibility', '--render', render]);
  const every = await audit('all');
  const sample = await audit('sample');
  const [all, found] = [problemsOf(every), problemsOf(sample)];
  const [certain, foundCertain] = [problemsOf(every, 'failed'), problemsOf(sample, 'failed')];
  const shared = (of: ReadonlySet<string>, by: ReadonlySet<string>) =>
    share([...of].filter((one) => by.has(one)).length, of.size);
  return {
    pages: every.site.pages.rendered,
    rendered: sample.site.pages.rendered,
    renderedShare: share(sample.site.pages.rendered, sample.site.sample?.of ?? 0),
    problems: all.size,
    foundShare: shared(all, found),
    certainProblems: certain.size,
    certainFoundShare: shared(certain, foundCertain),
    certainAlsoKnownShare: shared(certain, found),
    // What the sample calls certain, and opening every page does not.
    certainBesides: [...foundCertain].filter((one) => !certain.has(one)),
    missed: [...all].filter((one) => !found.has(one)).slice(0, 30),
    seconds: { all: Math.round(every.seconds), sample: Math.round(sample.seconds) },
  };
}

function problemsOf({ findings }: AuditRun, outcome?: 'failed'): ReadonlySet<string> {
  const problems = findings.filter(
    (one) => one.target.type === 'element' && (outcome === undefined || one.outcome === outcome),
  );
  return new Set(
    problems.map((one) => `${String(one.facts['engineRule'])} ${String(one.facts['template'])}`),
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1_000) / 1_000;
}
