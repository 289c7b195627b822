import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { watchMemory } from './peak-memory.ts';

/**
 * Pages a second of the plain crawl (browser off, links checked, evidence stored, judged, reported) over a loopback
 * site, against `linkinator --recurse` and against a bare undici + htmlparser2 loop. Each is a process of its own and
 * is timed whole, in turns; the medians are given, and the highest peak of memory of the process tree.
 * `[PAGES] [ROUNDS]`.
 */
export async function benchCrawl([pagesText = '2000', roundsText = '3']: readonly string[]): Promise<object> {
  const pages = Number(pagesText);
  const server = spawn(process.execPath, ['tests/bench/site-server.ts', String(pages)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
    const start = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}/`;
    const seconds = { ours: [] as number[], linkinator: [] as number[], bare: [] as number[] };
    const crawl: number[] = [];
    const peaksMb = { ours: 0, linkinator: 0 };
    for (let round = 0; round < Number(roundsText); round++) {
      const ours = await audit(start, pages);
      seconds.ours.push(ours.seconds);
      crawl.push(ours.crawlSeconds);
      const linkinator = await time(['tests/bench/linkinator-run.ts', start]);
      seconds.linkinator.push(linkinator.seconds);
      seconds.bare.push((await time(['tests/bench/bare-loop.ts', start])).seconds);
      peaksMb.ours = Math.max(peaksMb.ours, ours.peakMb);
      peaksMb.linkinator = Math.max(peaksMb.linkinator, linkinator.peakMb);
    }
    const rate = (list: readonly number[]) => Math.round(pages / median(list));
    return {
      pages,
      pagesPerSecond: {
        ours: rate(seconds.ours),
        oursCrawlPhase: rate(crawl),
        linkinator: rate(seconds.linkinator),
        bare: rate(seconds.bare),
      },
      peaksMb,
      // Whole processes, with start-up, store and reports; and the crawl with its link check alone.
      ratioToLinkinator: round2(median(seconds.linkinator) / median(seconds.ours)),
      ratioOfCrawlToLinkinator: round2(median(seconds.linkinator) / median(crawl)),
      ratioToBareLoop: round2(median(seconds.bare) / median(seconds.ours)),
    };
  } finally {
    server.stdin.end();
  }
}

interface Timed {
  readonly seconds: number;
  readonly peakMb: number;
}

async function audit(start: string, pages: number): Promise<Timed & { readonly crawlSeconds: number }> {
  const out = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  try {
    const timed = await time([
      ...[
        'src/cli/main.ts',
        'audit',
        '--url',
        start,
        '--treat-as-public',
        '127.0.0.0/8',
        '--rate-per-host',
        '0',
      ],
      ...[
        '--only',
        'links,columns',
        '--render',
        'none',
        '--max-pages',
        String(pages * 2),
        '--quiet',
        '--format',
        'json',
        '--out',
        out,
      ],
    ]);
    const manifest = JSON.parse(await readFile(join(out, 'latest', 'manifest.json'), 'utf8')) as {
      sites: { pages: { fetched: number }; tookMs: number }[];
    };
    const site = manifest.sites[0];
    if (!site || site.pages.fetched < pages)
      throw new Error(`only ${site?.pages.fetched} of ${pages} pages were fetched`);
    return { ...timed, crawlSeconds: site.tookMs / 1_000 };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function time(args: readonly string[]): Promise<Timed> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const memory = watchMemory(child.pid ?? 0);
  const [code] = (await once(child, 'exit')) as [number | null];
  const peakMb = memory.stop();
  if (code !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - began) / 1_000, peakMb };
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
