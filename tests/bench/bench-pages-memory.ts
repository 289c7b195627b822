import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRenderedSite } from './rendered-site.ts';
import { runAudit } from './run-audit.ts';

const EVERY_MS = 2_000;

/**
 * Memory of the whole process tree (what each process has for itself, and its part of what is shared) while so many pages
 * are opened in the browser, in MB: its peak, and the medians of the second and of the last quarter of the time. `[PAGES]`.
 */
export async function benchPagesMemory([pagesText = '1000']: readonly string[]): Promise<object> {
  const pages = Number(pagesText);
  await using site = await openRenderedSite(undefined, pages);
  const samples: number[] = [];
  let watching: NodeJS.Timeout | undefined;
  const parameters = ['--only', 'accessibility', '--render', 'all', '--max-pages', String(pages)];
  const run = await runAudit(join(site.dir, 'run'), [...site.args, ...parameters], (pid) => {
    watching = setInterval(() => void treeKb(pid).then((kb) => samples.push(kb)), EVERY_MS);
  });
  clearInterval(watching);
  const quarter = Math.floor(samples.length / 4);
  const mb = (list: readonly number[]) =>
    Math.round(([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0) / 1_024);
  const [second, last] = [mb(samples.slice(quarter, 2 * quarter)), mb(samples.slice(-quarter))];
  return {
    rendered: run.site.pages.rendered,
    seconds: Math.round(run.seconds),
    peakMb: Math.round(Math.max(...samples) / 1_024),
    quartersMb: { second, last },
    growth: Math.round((last / Math.max(1, second)) * 100) / 100,
  };
}

async function treeKb(pid: number): Promise<number> {
  try {
    const [rollup, tasks] = await Promise.all([
      readFile(`/proc/${pid}/smaps_rollup`, 'utf8'),
      readdir(`/proc/${pid}/task`),
    ]);
    const lists = await Promise.all(
      tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')),
    );
    const children = lists.join(' ').split(/\s+/).filter(Boolean);
    const inner = await Promise.all(children.map((child) => treeKb(Number(child))));
    return inner.reduce((sum, kb) => sum + kb, Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0));
  } catch (error) {
    return ignoreEnded(error);
  }
}

function ignoreEnded(_error: unknown): number {
  return 0; // it ended between two looks
}
