import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { load } from 'cheerio';
import { fileOf, seedText, serve } from './mirror-server.ts';

/**
 * A saved site, served on loopback under its own name: every dead link into the site itself must be found, and no file
 * that is there may be called broken. What is dead is told by a second walk over the files, with another parser. `DIR`,
 * named as the host.
 */
export async function benchMirror([dir = '']: readonly string[]): Promise<object> {
  const host = basename(dir);
  await using server = await serve(dir, host);
  const out = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  try {
    const seeds = join(out, 'mirror.yaml');
    await writeFile(seeds, seedText(host, server));
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...['src/cli/main.ts', 'audit', seeds, '--out', out, '--only', 'links', '--render', 'none'],
        ...['--quiet', '--format', 'json'],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await once(child, 'exit');
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const origin = `${host}:${server.port}`;
    const { findings } = JSON.parse(await readFile(join(out, 'latest', 'findings.json'), 'utf8')) as {
      findings: { rule: string; outcome: string; target: { url?: string } }[];
    }; // written by the run
    const found = new Set(
      findings.flatMap(({ rule, outcome, target }) => {
        const url = URL.parse(target.url ?? '');
        const counts = outcome === 'failed' && /^broken-(?!fragment)|^soft-404/.test(rule);
        return counts && url?.host === origin ? decodeURI(url.pathname) : [];
      }),
    );
    const { dead, pages } = await walk(dir, origin);
    const missed = [...dead].filter((path) => !found.has(path)).sort();
    const wrong: string[] = [];
    const empty: string[] = [];
    for (const path of found) {
      const file = await fileOf(dir, path);
      // A picture of zero bytes is there and broken all the same.
      if (file !== null) ((await stat(file)).size === 0 ? empty : wrong).push(path);
    }
    return {
      ...{ host, pages, dead: dead.size, found: found.size, missed, wrong, empty },
      ...{ foundBesides: [...found].filter((path) => !dead.has(path)).sort(), seconds },
    };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Every page that can be reached, and every address of the site named on one of them that is no file. */
async function walk(
  dir: string,
  host: string,
): Promise<{ readonly dead: ReadonlySet<string>; readonly pages: number }> {
  const dead = new Set<string>();
  const seen = new Set(['/']);
  const queue = ['/'];
  let pages = 0;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const file = await fileOf(dir, path);
    if (file === null) {
      dead.add(path);
      continue;
    }
    if (!/\.(?:html?|css)$/.test(file)) continue;
    const text = await readFile(file, 'utf8');
    if (file.endsWith('.css')) {
      const plain = text.replace(/\/\*[\s\S]*?\*\//g, '');
      for (const match of plain.matchAll(/url\(\s*['"]?([^'")]+)/g)) add(match[1], path);
      continue;
    }
    pages++;
    const $ = load(text);
    $('noscript,template').remove();
    $('a[href],area[href]').each((_, one) => add($(one).attr('href'), path));
    $('img[src],script[src],iframe[src],frame[src],input[type=image][src]').each((_, one) =>
      add($(one).attr('src'), path),
    );
    $('meta[http-equiv]').each((_, one) => {
      if ($(one).attr('http-equiv')?.toLowerCase() === 'refresh')
        add(/url\s*=\s*['"]?([^'"]+)/i.exec($(one).attr('content') ?? '')?.[1], path);
    });
    $('link[rel=stylesheet],link[rel*=icon]').each((_, one) => add($(one).attr('href'), path));
  }
  return { dead, pages };

  function add(raw: string | undefined, page: string): void {
    const to = URL.parse(raw?.trim() ?? '', `http://${host}${page}`);
    if (!to || !/^https?:$/.test(to.protocol) || to.host !== host || /\.(?:eot|svg)$/.test(to.pathname))
      return;
    const path = decodeURI(to.pathname);
    if (seen.has(path) || raw?.trim() === '' || raw?.trim().startsWith('#')) return;
    seen.add(path);
    queue.push(path);
  }
}
