import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pagesIn, seedText, serve } from './mirror-server.ts';

/** A site for the benchmarks of the browser. */
export interface RenderedSite extends AsyncDisposable {
  /** For `audit`: the seed file, or an address, and which site of it. */
  readonly args: readonly string[];
  /** Addresses that a browser without a DNS server of its own can open, if there are any. */
  readonly pages: readonly string[];
  /** A folder for runs and files, gone afterwards. */
  readonly dir: string;
}

/** A saved site (its folder is named as its host), or so many generated pages. */
export async function openRenderedSite(folder: string | undefined, generated: number): Promise<RenderedSite> {
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  return folder ? await savedSite(folder, dir) : await generatedSite(generated, dir);
}

async function savedSite(folder: string, dir: string): Promise<RenderedSite> {
  const server = await serve(folder, basename(folder));
  const seeds = join(dir, 'mirror.yaml');
  await writeFile(seeds, seedText(basename(folder), server));
  return {
    args: [seeds],
    pages: (await pagesIn(folder)).map((path) => `http://127.0.0.1:${server.port}${path}`),
    dir,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function generatedSite(pages: number, dir: string): Promise<RenderedSite> {
  const child = spawn(process.execPath, ['tests/bench/site-server.ts', String(pages)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const origin = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`; // written by the server
  return {
    args: ['--url', `${origin}/`, '--treat-as-public', '127.0.0.0/8', '--rate-per-host', '0'],
    pages: Array.from({ length: pages }, (_, i) =>
      i === 0 ? `${origin}/` : `${origin}/c${i % 40}/t20261101_${i}.html`,
    ),
    dir,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
