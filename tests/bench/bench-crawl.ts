import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Pages a second of the plain crawl (browser off, links checked, evidence stored, judged, reported) over a loopback
 * site, against `linkinator --recurse` and against a bare undici + htmlparser2 loop. Each is a process of its own and
 * is timed whole, in turns; the medians are given. `[PAGES] [ROUNDS]`.
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
    for (let round = 0; round < Number(roundsText); round++) {
      const ours = await audit(start, pages);
      seconds.ours.push(ours.seconds);
      crawl.push(ours.crawlSeconds);
      seconds.linkinator.push(await time(['tests/bench/linkinator-run.ts', start]));
      seconds.bare.push(await time(['tests/bench/bare-loop.ts', start]));
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
      ratioToLinkinator: round2(median(seconds.linkinator) / median(seconds.ours)),
      ratioToBareLoop: round2(median(seconds.bare) / median(seconds.ours)),
    };
  } finally {
    server.stdin.end();
  }
}

async function audit(
  start: string,
  pages: number,
): Promise<{ readonly seconds: number; readonly crawlSeconds: number }> {
  const out = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  try {
    const seconds = await time([
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
    return { seconds, crawlSeconds: site.tookMs / 1_000 };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function time(args: readonly string[]): Promise<number> {
  const began = performance.now();
  await run(process.execPath, args, { maxBuffer: 64_000_000 });
  return (performance.now() - began) / 1_000;
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
