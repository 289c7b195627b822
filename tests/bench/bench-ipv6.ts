import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * The network checks of so many sites against loopback (no browser), as one command and one process; beside it the bare
 * loop: one GET a site over each family. `[SITES]`.
 */
export async function benchIpv6([sitesText = '400']: readonly string[]): Promise<object> {
  const sites = Number(sitesText);
  const server = spawn(process.execPath, ['tests/bench/ipv6-servers.ts', String(sites)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  try {
    const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
    const { port, resolver } = JSON.parse(line) as { port: number; resolver: string };
    const seeds = join(dir, 'seeds.yaml');
    await writeFile(seeds, seedText(sites, port, resolver));
    const ours = await audit(seeds, join(dir, 'out'));
    const bareSeconds = await bareLoop(sites, port);
    const rate = await readRate(join(dir, 'out'));
    return { sites, ...ours, bareSeconds, ratioToBareLoop: round(ours.seconds / bareSeconds), rate };
  } finally {
    server.stdin.end();
    await rm(dir, { recursive: true, force: true });
  }
}

function seedText(sites: number, port: number, resolver: string): string {
  const entries = Array.from(
    { length: sites },
    (_, i) => `  - { id: s${i}, name: 网站${i}, url: "http://www.s${i}.gov.cn:${port}/", level: department }`,
  );
  return `city: { id: bench, name: 演示市 }
network: { resolvers: ["${resolver}"], treatAsPublic: ["127.0.0.0/8", "::/126"], ratePerHost: 0, recheckAfterSeconds: 1 }
sites:
${entries.join('\n')}
`;
}

async function audit(
  seeds: string,
  out: string,
): Promise<{ readonly seconds: number; readonly peakMegabytes: number }> {
  const args = ['--only', 'ipv6', '--render', 'none', '--quiet', '--format', 'json', '--out', out];
  const began = performance.now();
  const child = spawn(process.execPath, ['src/cli/main.ts', 'audit', seeds, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakKilobytes = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakKilobytes = Math.max(peakKilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, 500);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`the audit ended with ${code}`);
  return {
    seconds: round((performance.now() - began) / 1_000),
    peakMegabytes: Math.round(peakKilobytes / 1_024),
  };
}

async function bareLoop(sites: number, port: number): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < sites; i++)
    for (const host of ['127.0.0.1', '[::1]']) await (await fetch(`http://${host}:${port}/`)).text();
  return round((performance.now() - began) / 1_000);
}

async function readRate(out: string): Promise<unknown> {
  const scores = JSON.parse(await readFile(join(out, 'latest', 'scores.json'), 'utf8')) as {
    city: { rates: { [id: string]: unknown } };
  };
  return scores.city.rates['ipv6-support'];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
