import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, govAudit } from './command.ts';
import { changed, changedAll, writeRelease } from './release-site.ts';
import { type Bench, bench } from './seeds.ts';

interface GateFile {
  readonly passed: boolean;
  readonly stops: readonly object[];
  readonly cached: Readonly<Record<'taken' | 'opened' | 'unchanged' | 'damaged', number>> | null;
  readonly findings: readonly {
    readonly state: string;
    readonly effect: string;
    readonly rule: string;
    readonly source: { readonly file: string; readonly line: number } | null;
  }[];
}

/** A gate waits more than it works; more at once would only make each slower. */
const limit = pLimit(3);

describe.concurrent('the release gate', () => {
  const a3 = 'tzgg/a3.html';
  let at: Bench;
  let clean: string;
  let baseline: string;

  beforeAll(async () => {
    at = bench();
    clean = writeRelease(join(at.dir, 'clean'));
    baseline = join(at.dir, 'baseline.json');
    const written = await gate('first', [
      '--serve',
      clean,
      '--baseline',
      baseline,
      '--update-baseline',
      '--reason',
      'as it is',
    ]);
    expect(written.stderr + String(written.code)).toBe('0');
  });
  afterAll(() => at[Symbol.dispose]());

  /** Each run has a place of its own; what the first one has found on pages is at hand there, as in a pipeline. */
  async function gate(name: string, args: readonly string[]): Promise<Ended> {
    const out = join(at.dir, 'out', name);
    const kept = join(at.dir, 'out', 'first', '.pages');
    if (!existsSync(out) && existsSync(kept)) cpSync(kept, join(out, '.pages'), { recursive: true });
    return await limit(() => govAudit(['gate', '--quiet', '--out', out, '--format', 'json', ...args]));
  }

  function decided(out: string): GateFile {
    return JSON.parse(readFileSync(join(at.dir, 'out', out, 'latest', 'gate.json'), 'utf8')) as GateFile; // written by the gate
  }

  async function against(
    name: string,
    dir: string,
    ...more: readonly string[]
  ): Promise<{ code: number | null; stops: readonly string[]; file: GateFile }> {
    const ended = await gate(name, ['--serve', dir, '--baseline', baseline, ...more]);
    expect(ended.stderr).toBe('');
    const file = decided(name);
    const stops = [
      ...new Set(file.findings.filter((one) => one.effect === 'stops').map((one) => one.rule)),
    ].sort();
    return { code: ended.code, stops, file };
  }

  it('lets a release through that changes nothing', async () => {
    const { code, stops, file } = await against('same', clean);
    expect({ code, stops }).toEqual({ code: 0, stops: [] });
    expect(file.cached).toEqual({ taken: 9, opened: 0, unchanged: 0, damaged: 0 });
  });

  it('opens every page where nothing kept may be used', async () => {
    const fresh = await against('fresh', clean, '--fresh');
    expect(fresh).toMatchObject({ code: 0, stops: [], file: { cached: null } });
  });

  it('opens the page of which the kept result is damaged, and says so in one line', async () => {
    const kept = join(at.dir, 'out', 'damaged', '.pages');
    cpSync(join(at.dir, 'out', 'first', '.pages'), kept, { recursive: true });
    const [first = ''] = readdirSync(kept).sort();
    writeFileSync(join(kept, first), 'no longer what it was');
    const ended = await gate('damaged', ['--serve', clean, '--baseline', baseline]);
    expect(ended.stderr + String(ended.code)).toBe('0');
    expect(decided('damaged').cached).toEqual({ taken: 8, opened: 1, unchanged: 0, damaged: 1 });
    expect(ended.stdout.match(/.*损坏.*/g)).toEqual(['1 条保存的浏览器检查结果已损坏，没有使用']);
  });

  it('can be told to open only the pages that have changed since another run', async () => {
    const policy = at.file('changed.yaml', 'audit: { pages: changed }\nstaleBaseline: fail\n');
    const before = realpathSync(join(at.dir, 'out', 'first', 'latest'));
    const dir = changed(clean, join(at.dir, 'one'), a3, (t) => t.replace(' lang="zh-CN"', ''));
    // Nothing is kept here: the pages of that run are known by their marks alone.
    mkdirSync(join(at.dir, 'out', 'changed'), { recursive: true });
    const args = ['--serve', dir, '--run', before, '--policy', policy];
    const ended = await gate('changed', args);
    expect(ended.stderr + String(ended.code)).toBe('1');
    const file = decided('changed');
    expect(file.cached).toEqual({ taken: 0, opened: 1, unchanged: 8, damaged: 0 });
    expect(file.stops).toEqual([{ kind: 'findings', rule: 'wcag-html-has-lang', count: 1, allowed: 0 }]);
  });

  it.each<readonly [rule: string, file: string, change: (text: string) => string]>([
    ['broken-link', a3, (t) => t.replace('</main>', '<p><a href="/none.html">附件说明</a></p></main>')],
    ['broken-image', a3, (t) => t.replace('/img/photo.png', '/img/none.png')],
    ['broken-resource', 'index.html', (t) => t.replace('</head>', '<script src="/none.js"></script></head>')],
    ['wcag-image-alt', a3, (t) => t.replace(' alt="工作现场示意图"', '')],
    [
      'link-without-name',
      a3,
      (t) =>
        t.replace(
          '</main>',
          '<p><a class="icon" style="display:inline-block;width:40px;height:40px;background:#03c" href="/tzgg/"></a></p></main>',
        ),
    ],
    [
      'control-without-name',
      'lxwm/index.html',
      (t) => t.replace('<label class="label" for="q">您的问题</label>', '<span>您的问题</span>'),
    ],
    ['wcag-html-has-lang', a3, (t) => t.replace(' lang="zh-CN"', '')],
    ['wcag-color-contrast', a3, (t) => t.replace('<p class="text">', '<p class="text" style="color:#ccc">')],
    ['blank-column', 'tzgg/index.html', (t) => t.replace(/<li[\s\S]*<\/li>/, '')],
    [
      'ipv4-literal',
      a3,
      (t) => t.replace('</main>', '<p><a href="http://203.0.113.9/x.html">外部系统</a></p></main>'),
    ],
  ])('stops for one new %s, and for nothing else', async (rule, file, change) => {
    const dir = changed(clean, join(at.dir, rule), file, change);
    const { code, stops, file: decision } = await against(rule, dir);
    expect({ code, stops }).toEqual({ code: 1, stops: [rule] });
    const [stopping] = decision.findings.filter((one) => one.effect === 'stops');
    if (!['blank-column', 'ipv4-literal'].includes(rule))
      expect(stopping?.source?.file.endsWith(file), rule).toBe(true);
  });

  describe('where known faults are there', () => {
    let faulty: string;
    let known: string;

    beforeAll(async () => {
      faulty = changedAll(clean, join(at.dir, 'faulty'), (text) =>
        text
          .replace(' alt="工作现场示意图"', '')
          .replace('class="foot">', 'class="foot" style="color:#ccc">'),
      );
      known = join(at.dir, 'known.json');
      await gate('known', [
        '--serve',
        faulty,
        '--baseline',
        known,
        '--update-baseline',
        '--reason',
        'next quarter',
      ]);
      expect(readFileSync(known, 'utf8').split('\n').length).toBeGreaterThan(3);
    });

    it.each<readonly [string, (text: string) => string]>([
      [
        'class names are made anew',
        (t) => t.replace(/class="([a-z]+)"/g, (_, name: string) => `class="_${name}_x7k2${name.length}"`),
      ],
      [
        'a list is put in another order',
        (t) =>
          t.replace(
            /<ul class="list">\n([\s\S]*)\n<\/ul>/,
            (_, rows: string) => `<ul class="list">\n${rows.split('\n').reverse().join('\n')}\n</ul>`,
          ),
      ],
      [
        'the template wraps its parts anew',
        (t) =>
          t
            .replace(
              '<main class="main" id="main" tabindex="-1">',
              '<div class="page"><main class="main" id="main" tabindex="-1"><div class="inner">',
            )
            .replace('</main>', '</div></main></div>')
            .replace('<p><img', '<div><p><img'),
      ],
      [
        'texts are edited',
        (t) => t.replace('请认真做好这一项工作', '请按要求做好本项工作').replace('示范路1号', '示范路2号'),
      ],
    ])('brings nothing new when %s', async (name, change) => {
      const dir = changedAll(faulty, join(at.dir, name), change);
      const ended = await gate(name, ['--serve', dir, '--baseline', known]);
      expect(ended.stdout + String(ended.code)).toMatch(/0$/);
      expect(decided(name).findings.filter((one) => one.state === 'new')).toEqual([]);
    });

    it('can demand that mended faults are taken out of the baseline, and takes them out', async () => {
      const own = at.file('pruned.json', readFileSync(known, 'utf8'));
      const policy = at.file('strict.yaml', 'staleBaseline: fail\n');
      const strict = await gate('strict', ['--serve', clean, '--baseline', own, '--policy', policy]);
      expect(strict.code).toBe(1);
      expect(decided('strict').stops).toEqual([
        { kind: 'stale-baseline', count: expect.any(Number) as number },
      ]);
      await gate('pruned', ['--serve', clean, '--baseline', own, '--update-baseline', '--reason', 'mended']);
      expect(readFileSync(own, 'utf8')).not.toMatch(/wcag-image-alt|wcag-color-contrast/);
    });
  });

  it('stops for addresses of the staging server and of hosts that are given up', async () => {
    const staging = await serve(join(at.dir, 'build'), 10_000);
    changed(clean, join(at.dir, 'build'), a3, (t) =>
      t
        .replace('href="/tzgg/"', `href="${staging.url}tzgg/"`)
        .replace('</main>', '<p><a href="//old.example.gov.cn/">旧站</a></p></main>'),
    );
    const policy = at.file('hosts.yaml', 'oldHosts: [old.example.gov.cn]\n');
    await gate('hosts', ['--url', staging.url, '--policy', policy, '--render', 'none']);
    await staging.close();
    const stops = decided('hosts').findings.filter((one) => one.effect === 'stops');
    expect(stops.map((one) => one.rule).sort()).toEqual(['old-host-link', 'staging-host-link']);
  });

  it('compares with the live site', async () => {
    const old = await serve(writeRelease(join(at.dir, 'live')), 10_000);
    const dir = changed(clean, join(at.dir, 'next'), a3, (t) => t.replace(' alt="工作现场示意图"', ''));
    const ended = await gate('live', [
      '--serve',
      dir,
      '--against',
      old.url,
      '--treat-as-public',
      '127.0.0.0/8',
      '--rate-per-host',
      '0',
    ]);
    await old.close();
    expect(ended.code).toBe(1);
    const told = decided('live').findings.map((one) => [one.rule, one.state]);
    expect(told.filter(([, state]) => state === 'new')).toEqual([['wcag-image-alt', 'new']]);
    expect(told).toContainEqual(['elder-mode-missing', 'known']);
  });

  it('ends with 3 where the staging site is not there, or goes away meanwhile', async () => {
    const dying = await serve(clean, 5);
    const [away, died, command] = await Promise.all([
      gate('away', ['--url', 'http://127.0.0.1:9/']),
      gate('died', ['--url', dying.url]),
      gate('command', ['--exec', 'exit 7', '--wait-for', 'http://127.0.0.1:9/']),
    ]);
    await dying.close();
    expect(away.code).toBe(3);
    expect(away.stderr.trim().split('\n')).toEqual([
      'gate: http://127.0.0.1:9/ does not answer; nothing was judged',
    ]);
    expect(died.code).toBe(3);
    expect(died.stderr.trim().split('\n')).toHaveLength(1);
    expect(command.stderr + String(command.code)).toMatch(/the command ended \(exit 7\)[^\n]*\n3$/);
  });

  it('starts the site itself and ends it again', async () => {
    const port = 20_000 + (process.pid % 20_000);
    const server = at.file(
      'server.mjs',
      `import { createServer } from 'node:http'; import { readFileSync } from 'node:fs';
createServer((q, r) => { try { const p = q.url.endsWith('/') ? q.url + 'index.html' : q.url; const b = readFileSync(${JSON.stringify(clean)} + p); r.writeHead(200, { 'content-type': p.endsWith('.html') ? 'text/html' : 'image/png' }).end(b); } catch { r.writeHead(404).end(); } }).listen(${port}, '127.0.0.1');`,
    );
    const ended = await gate('exec', [
      '--exec',
      `"${process.execPath}" "${server}"`,
      '--wait-for',
      `http://127.0.0.1:${port}/`,
      '--baseline',
      baseline,
    ]);
    expect(ended.stderr + String(ended.code)).toBe('0');
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it.each<readonly [string, readonly string[], RegExp]>([
    ['nothing to look at', [], /^gate: name what is to be released/],
    [
      'two things to compare with',
      ['--serve', '.', '--against', 'http://a.cn/', '--baseline', 'b'],
      /^gate: compare with one of/,
    ],
    [
      'a baseline to be written without a reason',
      ['--serve', '.', '--update-baseline', '--baseline', 'x'],
      /needs --baseline FILE and --reason/,
    ],
    ['a folder that is not there', ['--serve', '/nonexistent'], /^--serve: \/nonexistent is not a folder/],
    [
      'a baseline that is not there',
      ['--serve', '.', '--baseline', '/nonexistent.json'],
      /^\/nonexistent\.json: there is no such file/,
    ],
  ])('refuses %s with one clear line', async (_, args, line) => {
    const ended = await gate('wrong', args);
    expect(ended.code).toBe(2);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(ended.stderr).toMatch(line);
  });

  it('names file, line and field of what is wrong in a policy or a baseline', async () => {
    const policy = at.file(
      'wrong.yaml',
      'failOn: new\nrules:\n  broken-lnk: any\nbudgets:\n  broken-link: { new: -1 }\n',
    );
    const wrong = await gate('wrong', ['--serve', clean, '--policy', policy]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/wrong\.yaml:5:\d+ budgets\.broken-link\.new/);
    const named = at.file('named.yaml', 'rules:\n  broken-lnk: any\n');
    const unknown = await gate('wrong', ['--serve', clean, '--policy', named]);
    expect(unknown.stderr).toMatch(
      /named\.yaml:2:3 rules\.broken-lnk: there is no rule “broken-lnk”; did you mean “broken-link”/,
    );
    const broken = at.file('broken.json', '{"schema": 1,\n"entries": [\n{"rule": "x"}\n]}\n');
    const baselineFault = await gate('wrong', ['--serve', clean, '--baseline', broken]);
    expect(baselineFault.code).toBe(2);
    expect(baselineFault.stderr).toMatch(/broken\.json:3:\d+ entries\[0\]/);
  });
});

/** Serves a folder and stops answering after so many requests. */
async function serve(
  dir: string,
  requests: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  let left = requests;
  const server = createServer((request, response) => {
    if (left-- <= 0) {
      request.socket.destroy();
      server.close();
      return;
    }
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    try {
      const body = readFileSync(join(dir, path.endsWith('/') ? `${path}index.html` : path));
      response
        .writeHead(200, { 'content-type': path.endsWith('.png') ? 'image/png' : 'text/html' })
        .end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
