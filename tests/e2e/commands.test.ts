import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { govAudit, ROOT } from './command.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { AS_OF, startSmallCity, WWW } from './small-city.ts';

const ruleRow = z.looseObject({
  indicator: z.string(),
  id: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  title: z.string().min(1),
  titleEn: z.string().min(1),
});

describe('commands that audit nothing', () => {
  it('rules check runs the examples of the rule pack', async () => {
    const ended = await govAudit(['rules', 'check']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/\d+ rules, \d+ examples: ok/);
  });

  it('rules list names every rule once', async () => {
    const { code, stdout } = await govAudit(['rules', 'list', '--json']);
    expect(code).toBe(0);
    const ids = z
      .array(ruleRow)
      .parse(JSON.parse(stdout))
      .map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['ipv6-address-missing', 'stale-column', 'broken-link']));
    const plain = await govAudit(['rules', 'list']);
    for (const id of ids) expect(plain.stdout).toContain(id);
  });

  it('seeds check counts the sites of the files that come along', async () => {
    for (const name of ['xianning.yaml', 'demo-city.yaml'])
      expect(await govAudit(['seeds', 'check', join(ROOT, 'seeds', name)])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/\d+ sites/),
      });
  });

  it('doctor says of each part whether it is there', async () => {
    const { code, stdout } = await govAudit(['doctor']);
    expect(code).toBe(0);
    for (const part of ['Node', '浏览器', '中文字体', 'IPv6', '域名解析', '数据库'])
      expect(stdout).toMatch(new RegExp(`^(?:正常|缺少) .*${part}`, 'm'));
  });

  it.each([['--help'], ['audit', '--help'], ['help'], ['--version']])(
    '%s %s ends with 0',
    async (...args) => {
      const ended = await govAudit(args.filter(Boolean));
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.stdout).not.toBe('');
    },
  );

  it.each([['frobnicate'], ['rules', 'frobnicate'], ['replay'], ['compare', 'a'], []])(
    '%j %s is wrong usage',
    async (...args) => {
      const ended = await govAudit(args.filter(Boolean));
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).not.toBe('');
    },
  );
});

describe('compare', () => {
  let at: Bench;
  const runs: string[] = [];

  beforeAll(async () => {
    at = bench();
    const answers = { first: true };
    await using town = await startSmallCity({
      '/none.png': (_request, response) => {
        response.writeHead(answers.first ? 404 : 200, {
          'content-type': answers.first ? 'text/html' : 'image/png',
        });
        response.end(answers.first ? '' : Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
      },
      '/wj.pdf': (_request, response) => {
        response.writeHead(answers.first ? 200 : 404, { 'content-type': 'application/pdf' });
        response.end(answers.first ? '%PDF-1.4 text' : '');
      },
    });
    const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
    for (const day of [AS_OF, '2026-11-24']) {
      const args = ['audit', seeds, '--as-of', day, '--out', at.out, '--only', 'links', '--format', 'json'];
      const { stdout, code } = await govAudit(args);
      expect(code).toBe(0);
      runs.push(/\d{8}T\d{6}Z-[0-9a-f]+/.exec(stdout)?.[0] ?? '');
      answers.first = false;
    }
  });
  afterAll(() => at[Symbol.dispose]());

  it('tells what is new, what is gone and what remains', async () => {
    const { code, stdout } = await govAudit(['compare', ...runs, '--out', at.out, '--json']);
    expect(code).toBe(0);
    const lists = z.looseObject({
      added: z.array(z.looseObject({ rule: z.string() })),
      fixed: z.array(z.looseObject({ rule: z.string() })),
      remaining: z.array(z.looseObject({ rule: z.string() })),
    });
    const { added, fixed, remaining } = lists.parse(JSON.parse(stdout));
    const rules = (list: readonly { readonly rule: string }[]) => list.map((one) => one.rule);
    expect(rules(added)).toEqual(['broken-attachment']);
    expect(rules(fixed)).toEqual(['broken-image']);
    expect(rules(remaining)).toEqual(['broken-link']);
    expect(await govAudit(['compare', ...runs, '--out', at.out])).toMatchObject({ code: 0 });
  });
});
