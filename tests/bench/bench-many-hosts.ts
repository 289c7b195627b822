import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { watchMemory } from './peak-memory.ts';

interface Ready {
  readonly port: number;
  readonly dns: string;
  readonly site: string;
}

/** A site with so many links to so many host names on loopback: errors of our own making, time, memory, connections. `[LINKS] [HOSTS]`. */
export async function benchManyHosts([
  linksText = '17000',
  hostsText = '3000',
]: readonly string[]): Promise<object> {
  const links = Number(linksText);
  const server = spawn(process.execPath, ['tests/bench/many-hosts-server.ts', linksText, hostsText], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  try {
    const [line] = (await once(lines, 'line')) as [string];
    const seeds = join(dir, 'many.yaml');
    await writeFile(seeds, seedText(JSON.parse(line) as Ready)); // printed by the server above
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...['src/cli/main.ts', 'audit', seeds, '--out', dir, '--only', 'links', '--render', 'none'],
        ...['--quiet', '--format', 'json'],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const memory = watchMemory(child.pid ?? 0);
    await once(child, 'exit');
    const seconds = (performance.now() - began) / 1_000;
    const peakMb = memory.stop();
    const { findings } = JSON.parse(await readFile(join(dir, 'latest', 'findings.json'), 'utf8')) as {
      findings: { rule: string; outcome: string; facts: { reason?: string } }[];
    }; // written by the run
    const failed = findings.filter((one) => one.rule === 'broken-link' && one.outcome === 'failed');
    const planted = Array.from({ length: links }, (_, i) => i).filter((i) => i % 100 === 7).length;
    const ours = findings.filter(
      (one) =>
        (one.outcome === 'failed' && one.rule.startsWith('broken') && one.facts.reason !== 'http-404') ||
        (one.outcome === 'cantTell' && one.rule !== 'moved-link'),
    );
    server.stdin.end();
    const [last] = (await once(lines, 'line')) as [string];
    return {
      ...{ links, hosts: Number(hostsText), seconds: Math.round(seconds * 10) / 10, peakMb },
      ...{ planted, found: failed.length, errorsOfOurOwn: ours.length },
      ...(JSON.parse(last) as object),
    };
  } finally {
    server.stdin.end();
    await rm(dir, { recursive: true, force: true });
  }
}

function seedText({ port, dns, site }: Ready): string {
  return `city: { id: many, name: 多链市, code: "429900" }
network:
  resolvers: ["${dns}"]
  treatAsPublic: ["127.0.0.0/8"]
  ratePerHost: 5
  recheckAfterSeconds: 1
sites:
  - { id: www, name: 多链网, url: "http://${site}:${port}/", level: city }
`;
}
