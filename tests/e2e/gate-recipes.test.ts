import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { runAction, shell } from './action-steps.ts';
import { ROOT, succeed } from './command.ts';
import { changed, writeRelease } from './release-site.ts';
import { type Bench, bench } from './seeds.ts';

const ACTION = join(ROOT, '.github/actions/gate/action.yml');
const A3 = 'tzgg/a3.html';

describe('the ready-made steps for pipelines', () => {
  let at: Bench;
  let project: string;
  let calls: string;
  let env: { readonly [name: string]: string };

  beforeAll(async () => {
    at = bench();
    project = join(at.dir, 'project');
    writeRelease(join(project, 'dist'));
    mkdirSync(join(project, '.gov-audit'));
    const baseline = join(project, '.gov-audit', 'baseline.json');
    const out = join(project, 'gov-audit-reports');
    const given = ['--serve', join(project, 'dist'), '--out', out, '--format', 'json', '--quiet'];
    await succeed(['gate', ...given, '--baseline', baseline, '--update-baseline', '--reason', 'as it is']);
    // The checkout's packages are installed already, and a test has no registry: what would be installed is written down.
    calls = at.file('npm-calls', '');
    mkdirSync(join(at.dir, 'bin'));
    const npm = join(at.dir, 'bin', 'npm');
    writeFileSync(npm, `#!/bin/sh\necho "$PWD: $*" >> "${calls}"\n`);
    chmodSync(npm, 0o755);
    const path = `${join(at.dir, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    env = { PATH: path, HOME: process.env['HOME'] ?? at.dir, LANG: 'C.UTF-8' };
  });
  afterAll(() => at[Symbol.dispose]());

  function broken(name: string): string {
    return changed(join(project, 'dist'), join(project, name), A3, (t) =>
      t.replace(' alt="工作现场示意图"', ''),
    );
  }

  describe('the composite action', () => {
    const action = (given: { readonly [input: string]: string }) =>
      runAction(ACTION, given, { workspace: project, env });

    it('passes a release that changes nothing, and says where its results are', async () => {
      const ran = await action({
        ...{ serve: 'dist', baseline: '.gov-audit/baseline.json', lang: 'en' },
        arguments: '--format\nhtml,json',
      });
      expect(ran.code).toBe(0);
      expect(readFileSync(calls, 'utf8')).toContain(`${ROOT.replace(/\/$/, '')}: ci --omit=dev`);
      expect(ran.outputs).toEqual({
        passed: 'true',
        sarif: 'gov-audit-reports/latest/results.sarif',
        report: 'gov-audit-reports/latest',
      });
      for (const file of [ran.outputs['sarif'] ?? '', `${ran.outputs['report']}/index.html`])
        expect(existsSync(join(project, file)), file).toBe(true);
      expect(ran.summary).toContain('✅');
      expect(ran.stdout).not.toContain('::error');
      const [cache] = ran.uses;
      for (const kept of cache?.with['path']?.trim().split('\n') ?? ['no path'])
        expect(existsSync(join(project, kept)), kept).toBe(true);
    });

    it('stops a staging site with a new fault, with annotation and summary, and still names its results', async () => {
      const dir = broken('faulty');
      const ran = await action({
        exec: `"${process.execPath}" "${staging(at, dir)}"`,
        'wait-for': `http://127.0.0.1:${PORT}/`,
        baseline: '.gov-audit/baseline.json',
      });
      expect(ran.code).toBe(1);
      expect(ran.outputs['passed']).toBe('false');
      expect(existsSync(join(project, ran.outputs['sarif'] ?? 'none'))).toBe(true);
      expect(ran.stdout).toMatch(/^::error [^\n]*wcag-image-alt/m);
      expect(ran.summary).toMatch(/❌[\s\S]*wcag-image-alt/);
    });

    it('ends with the exit code of a wrong input', async () => {
      const ran = await action({ serve: 'nowhere' });
      expect(ran.code).toBe(2);
      expect(ran.outputs['passed']).toBe('false');
      expect(ran.stderr).toContain('--serve: nowhere is not a folder');
    });
  });

  it('the job for GitLab passes, keeps what it names, and has no key that GitLab does not know', async () => {
    const text = readFileSync(join(ROOT, '.ci/recipes/gitlab-ci.yml'), 'utf8');
    const job = gitlabSchema.parse(parse(text))['site-gate'];
    for (const line of [...job.before_script, ...job.script]) {
      const ended = await shell(['-eo', 'pipefail', '-c', line], {
        cwd: project,
        env: { ...env, ...job.variables, GOV_AUDIT: ROOT },
      });
      expect(`${ended.stderr}${ended.code}`).toMatch(/(?:^|\n)[^\n]*0$/);
    }
    const { junit, codequality } = job.artifacts.reports;
    for (const file of [junit, codequality, ...job.cache.paths])
      expect(existsSync(join(project, file)), file).toBe(true);
  });

  it('the stage for Jenkins passes, and its results are where it looks for them', async () => {
    const text = readFileSync(join(ROOT, '.ci/recipes/Jenkinsfile'), 'utf8');
    const scripts = [...text.matchAll(/\bsh (?:'''([\s\S]+?)'''|'([^'\n]+)')/g)].map((one) =>
      // As Groovy reads it: two backslashes are one.
      (one[1] ?? one[2] ?? '').replaceAll('\\\\', '\\'),
    );
    expect(scripts).toHaveLength(2);
    for (const script of scripts) {
      const ended = await shell(['-xe', '-c', script], { cwd: project, env: { ...env, GOV_AUDIT: ROOT } });
      expect(ended.code, ended.stderr).toBe(0);
    }
    const results = /testResults: '([^']+)'/.exec(text)?.[1] ?? 'none';
    expect(existsSync(join(project, results))).toBe(true);
  });

  it('the image is given all files that a gate needs', async () => {
    const image = join(at.dir, 'image');
    const text = readFileSync(join(ROOT, 'Containerfile'), 'utf8');
    for (const [, from = '', to = ''] of text.matchAll(/^COPY (.+) (\S+)$/gm))
      for (const name of from.split(' '))
        cpSync(join(ROOT, name), to === './' ? join(image, name) : join(image, to), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(image, 'node_modules'));
    const [, program = ''] = /^ENTRYPOINT \["node", "\/opt\/gov-site-audit\/([^"]+)"\]$/m.exec(text) ?? [];
    const command = `node "${join(image, program)}" gate --serve dist --render none --out gov-audit-image`;
    const ended = await shell(['-c', command], { cwd: project, env });
    expect(ended.code, ended.stderr).toBe(0);
  });

  it('the hook lets a push through, stops one with a new fault, and one without a build has nothing to say', async () => {
    const hook = join(ROOT, '.ci/recipes/pre-push');
    const push = (cwd: string) =>
      shell([hook], { cwd, env: { ...env, GOV_AUDIT: ROOT, TMPDIR: join(at.dir, 'tmp') } });
    mkdirSync(join(at.dir, 'tmp'));
    expect((await push(project)).code).toBe(0);
    const other = join(at.dir, 'other');
    mkdirSync(join(other, '.gov-audit'), { recursive: true });
    expect((await push(other)).code).toBe(0);
    const baseline = readFileSync(join(project, '.gov-audit', 'baseline.json'));
    writeFileSync(join(other, '.gov-audit', 'baseline.json'), baseline);
    changed(join(project, 'dist'), join(other, 'dist'), A3, (t) => t.replace(' lang="zh-CN"', ''));
    expect((await push(other)).code).toBe(1);
  });
});

/** Job keywords of GitLab CI that the recipe uses; any other one is a mistake. */
const gitlabSchema = z.strictObject({
  stages: z.array(z.string()),
  'site-gate': z.strictObject({
    stage: z.string(),
    image: z.string(),
    variables: z.record(z.string(), z.string()),
    cache: z.strictObject({ key: z.string(), paths: z.array(z.string()) }),
    before_script: z.array(z.string()),
    script: z.array(z.string()),
    artifacts: z.strictObject({
      when: z.enum(['on_success', 'on_failure', 'always']),
      paths: z.array(z.string()),
      exclude: z.array(z.string()),
      reports: z.strictObject({ junit: z.string(), codequality: z.string() }),
    }),
  }),
});

const PORT = 20_000 + ((process.pid + 7_919) % 20_000);

/** A program that serves a folder, as a project's own staging server would. */
function staging(at: Bench, dir: string): string {
  return at.file(
    'staging.mjs',
    `import { createServer } from 'node:http'; import { readFileSync } from 'node:fs';
createServer((q, r) => { try { const p = q.url.endsWith('/') ? q.url + 'index.html' : q.url; const b = readFileSync(${JSON.stringify(dir)} + p); r.writeHead(200, { 'content-type': p.endsWith('.html') ? 'text/html' : 'image/png' }).end(b); } catch { r.writeHead(404).end(); } }).listen(${PORT}, '127.0.0.1');`,
  );
}
