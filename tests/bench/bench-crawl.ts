import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { OUTSIDE_HOSTS, outsideOf } from './outside-links.ts';
import { watchMemory } from './peak-memory.ts';

/**
 * Pages a second of the plain crawl (browser off, links checked, evidence stored, judged, reported) over a loopback
 * site, against `linkinator --recurse` and against a bare undici + htmlparser2 loop. Each is a process of its own and
 * is timed whole, in turns; the medians are given, and the highest peak of memory of the process tree. With `--outside`
 * the pages link to other hosts too, a known share of the links is dead, and both programs must find just these.
 * `[PAGES] [ROUNDS] [--outside]`.
 */
export async function benchCrawl(args: readonly string[]): Promise<object> {
  const [pagesText = '2000', roundsText = '3'] = args.filter((arg) => !arg.startsWith('--'));
  const outside = args.includes('--outside');
  const pages = Number(pagesText);
  const site = ['tests/bench/site-server.ts', String(pages), ...(outside ? ['outside'] : [])];
  const server = spawn(process.execPath, site, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
    const start = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}/`; // printed by the server
    const seconds = { ours: [] as number[], linkinator: [] as number[], bare: [] as number[] };
    const crawl: number[] = [];
    const peaksMb = { ours: 0, linkinator: 0 };
    const planted = outside ? outsideOf(pages) : { links: 0, dead: 0 };
    for (let round = 0; round < Number(roundsText); round++) {
      const ours = await audit(start, pages);
      seconds.ours.push(ours.seconds);
      crawl.push(ours.crawlSeconds);
      const linkinator = await time(['tests/bench/linkinator-run.ts', start]);
      seconds.linkinator.push(linkinator.seconds);
      const { broken } = JSON.parse(linkinator.said) as { broken: number }; // printed by the run
      if (ours.broken !== planted.dead || broken !== planted.dead)
        throw new Error(`${planted.dead} links are dead; ours says ${ours.broken}, linkinator ${broken}`);
      if (!outside) seconds.bare.push((await time(['tests/bench/bare-loop.ts', start])).seconds);
      peaksMb.ours = Math.max(peaksMb.ours, ours.peakMb);
      peaksMb.linkinator = Math.max(peaksMb.linkinator, linkinator.peakMb);
    }
    const rate = (list: readonly number[]) => Math.round(pages / median(list));
    const bare = outside ? {} : { bare: rate(seconds.bare) };
    return {
      pages,
      ...(outside ? { outside: { hosts: OUTSIDE_HOSTS.length, ...planted } } : {}),
      pagesPerSecond: {
        ours: rate(seconds.ours),
        oursCrawlPhase: rate(crawl),
        linkinator: rate(seconds.linkinator),
        ...bare,
      },
      peaksMb,
      // Whole processes, with start-up, store and reports; and the crawl with its link check alone.
      ratioToLinkinator: round2(median(seconds.linkinator) / median(seconds.ours)),
      ratioOfCrawlToLinkinator: round2(median(seconds.linkinator) / median(crawl)),
      ...(outside ? {} : { ratioToBareLoop: round2(median(seconds.bare) / median(seconds.ours)) }),
    };
  } finally {
    server.stdin.end();
  }
}

interface Timed {
  readonly seconds: number;
  readonly peakMb: number;
  /** What it printed. */
  readonly said: string;
}

interface Audited extends Timed {
  readonly crawlSeconds: number;
  readonly broken: number;
}

/** As often as may be asked, and the dead ones again after a second: the pause before a recheck is a setting, no work. */
async function audit(start: string, pages: number): Promise<Audited> {
  const out = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  const seeds = join(out, 'bench.yaml');
  try {
    await writeFile(seeds, seedText(start));
    const timed = await time([
      ...['src/cli/main.ts', 'audit', seeds, '--out', out, '--only', 'links,columns'],
      ...['--render', 'none', '--max-pages', String(pages * 2), '--quiet', '--format', 'json'],
    ]);
    const run = async <T>(file: string) => JSON.parse(await readFile(join(out, 'latest', file), 'utf8')) as T; // written by the run
    const { sites } = await run<{ sites: { pages: { fetched: number }; tookMs: number }[] }>('manifest.json');
    const { findings } = await run<{ findings: { rule: string; outcome: string }[] }>('findings.json');
    const [site] = sites;
    if (!site || site.pages.fetched < pages)
      throw new Error(`only ${site?.pages.fetched} of ${pages} pages were fetched`);
    const broken = findings.filter((one) => one.rule === 'broken-link' && one.outcome === 'failed');
    return { ...timed, crawlSeconds: site.tookMs / 1_000, broken: broken.length };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function seedText(start: string): string {
  return `city: { id: bench, name: 测速市, code: "429900" }
network: { treatAsPublic: ["127.0.0.0/8"], ratePerHost: 0, recheckAfterSeconds: 1 }
sites:
  - { id: www, name: 测速网, url: "${start}", level: city }
`;
}

async function time(args: readonly string[]): Promise<Timed> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const memory = watchMemory(child.pid ?? 0);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const seconds = (performance.now() - began) / 1_000;
  const peakMb = memory.stop();
  if (code !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${code}`);
  return { seconds, peakMb, said };
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
