import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { govAudit, readJson, succeed } from './command.ts';
import { type Finding, findings, manifest, scores } from './contract-schemas.ts';
import { page } from './pages.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { startSmallCity, WWW } from './small-city.ts';
import type { Town } from './town.ts';

const WAIVERS = `waivers:
  - { rule: broken-image, site: www, target: { url: "*/none.png" }, reason: 旧图存档, owner: 信息中心, expires: 2026-12-31 }
  - { rule: soft-404, site: www, reason: 已下线, owner: 信息中心, expires: 2026-12-31 }
  - { rule: broken-attachment, site: www, reason: 等待补传, owner: 办公室, expires: 2026-11-01 }
`;

describe('an audit, its ledger filled in and read back, and the next audit', () => {
  let town: Town;
  let at: Bench;
  let seeds: string;
  let mended = false;
  const audit = (day: string, more: readonly string[] = []) =>
    govAudit([
      ...[
        'audit',
        seeds,
        '--as-of',
        day,
        '--out',
        at.out,
        '--render',
        'none',
        '--quiet',
        '--only',
        'links,columns',
      ],
      ...more,
    ]);
  const latest = () => realpathSync(join(at.out, 'latest'));
  const found = async (rule: string): Promise<Finding> => {
    const all = (await readJson(findings, latest(), 'findings.json')).findings;
    const one = all.find((finding) => finding.rule === rule && finding.outcome === 'failed');
    if (!one) throw new Error(`no ${rule}`);
    return one;
  };

  beforeAll(async () => {
    town = await startSmallCity({
      '/gone.html': (_, response) => {
        response.writeHead(mended ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
          mended ? page('旧文件', '<h1>旧文件</h1><p>2024年的文件，全文如下。</p>') : '<h1>404</h1>',
        );
      },
    });
    at = bench();
    seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
    at.file('waivers.yaml', WAIVERS);
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  it('writes every format, tells the chat, and keeps waived problems apart', async () => {
    const said: string[] = [];
    const chat = createServer(async (request, response) => {
      for await (const chunk of request) said.push(String(chunk));
      response.end('{"errcode":0}');
    });
    chat.listen(0, '127.0.0.1');
    await once(chat, 'listening');
    const address = chat.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const ended = await audit('2026-11-23', [
      ...['--format', 'html,json,xlsx,csv,docx'],
      ...[
        '--notify',
        `wecom:http://127.0.0.1:${port}/send?key=geheim`,
        '--notify',
        'wecom:http://127.0.0.1:9/send?key=geheim',
      ],
    ]);
    chat.close();
    expect(ended.code).toBe(0);
    expect(said.join('')).toContain('小镇市');
    expect(ended.stderr.trim()).toBe('通知未送达：wecom 127.0.0.1:9（ECONNREFUSED）');
    const run = latest();
    for (const name of [
      'ledger.xlsx',
      'findings.csv',
      'notice.docx',
      'summary.md',
      'summary.txt',
      'ledger.json',
    ])
      expect(existsSync(join(run, name)), name).toBe(true);
    expect(readFileSync(join(run, 'summary.txt'), 'utf8').length).toBeLessThanOrEqual(151);
    const all = ['manifest.json', 'findings.json', 'summary.md', 'index.html'].map((name) =>
      readFileSync(join(run, name), 'utf8'),
    );
    expect(`${ended.stdout}${ended.stderr}${all.join('')}`).not.toContain('geheim');
    expect(await readJson(manifest, run, 'manifest.json')).toMatchObject({
      waivers: [{ rule: 'broken-image' }, {}, {}],
    });
    expect((await found('broken-image')) as object).toMatchObject({ waived: { reason: '旧图存档' } });
    expect(await found('broken-attachment')).not.toHaveProperty('waived');
    const own = (await readJson(findings, run, 'findings.json')).findings.filter((one) =>
      one.rule.endsWith('-waiver'),
    );
    expect(own.map((one) => [one.rule, one.outcome, one.facts['rule']])).toEqual([
      ['expired-waiver', 'failed', 'broken-attachment'],
      ['unused-waiver', 'cantTell', 'soft-404'],
    ]);
    const [www] = (await readJson(scores, run, 'scores.json')).sites;
    expect(www).toHaveProperty('waived.total.score');
  });

  it('takes the answers over, shows them at once, and marks what is still there in the next audit', async () => {
    const link = (await found('broken-link')).fingerprint;
    const column = (await found('stale-column')).fingerprint;
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(latest(), 'ledger.xlsx'));
    const sheet = book.getWorksheet('问题台账');
    sheet?.eachRow((row) => {
      const number = row.getCell(24).value;
      if (number === link) Object.assign(row.getCell(17), { value: '已整改' });
      if (number === column) Object.assign(row.getCell(17), { value: '不改' });
    });
    const file = join(at.dir, 'filled.xlsx');
    await book.xlsx.writeFile(file);
    const refused = await govAudit(['ledger', 'import', file, '--out', at.out]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /filled\.xlsx: sheet 问题台账, row \d+, column R \(说明\): expected a reason/,
    );

    sheet?.eachRow((row) => {
      if (row.getCell(24).value === column)
        Object.assign(row.getCell(18), { value: '机构撤销，栏目保留备查' });
    });
    await book.xlsx.writeFile(file);
    const imported = await succeed(['ledger', 'import', file, '--out', at.out, '--by', '张三']);
    expect(imported.stdout).toContain(
      '小镇市：读入 2 个问题的反馈：待整改 0，整改中 0，已整改 1，申诉 0，不改 1',
    );

    await succeed(['report', 'latest', '--out', at.out, '--format', 'html']);
    const site = () => readFileSync(join(latest(), 'sites/www/index.html'), 'utf8');
    expect(site()).toContain('已反馈整改，待下次检查复核');
    expect(site()).toContain('机构撤销，栏目保留备查');

    expect((await audit('2026-11-30', ['--format', 'html,xlsx,csv'])).code).toBe(0);
    expect(await found('broken-link')).toMatchObject({
      followUp: { state: 'mended', who: '张三', repeated: true },
    });
    expect(site()).toContain('反馈已整改，本次仍发现');
    const row = readFileSync(join(latest(), 'findings.csv'), 'utf8')
      .split('\r\n')
      .find((line) => line.includes(link));
    expect(row).toContain(',2026-11-23,2026-11-30,');
    expect(row).toContain(',待整改,');
    // What is in the run folder is enough to say it again, without the store.
    const before = site();
    await succeed(['replay', latest(), '--format', 'html']);
    expect(site() === before).toBe(true);
  });

  it('confirms what was mended, and only that', async () => {
    const book = () => JSON.parse(readFileSync(join(latest(), 'ledger.json'), 'utf8'));
    expect(book().absent).toEqual([]);
    const link = (await found('broken-link')).fingerprint;
    mended = true;
    expect((await audit('2026-12-07', ['--format', 'json,xlsx'])).code).toBe(0);
    const absent = book().absent.filter((one: { entry: object | null }) => one.entry !== null);
    expect(absent).toMatchObject([
      { finding: { fingerprint: link }, verdict: 'verified', goneOn: '2026-12-07', lastSeen: '2026-11-30' },
    ]);
  });

  it('names a fault in the list of waivers with line and field', async () => {
    at.file('waivers.yaml', WAIVERS.replace('broken-image', 'broken-imge'));
    const ended = await audit('2026-11-23');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(
      /waivers\.yaml:2:\d+ waivers\[0\]\.rule: there is no rule “broken-imge”; did you mean “broken-image”/,
    );
  });

  it('refuses a document that no browser can print, in one line', async () => {
    const ended = await govAudit([
      'report',
      'latest',
      '--out',
      at.out,
      '--format',
      'pdf',
      '--browser',
      '/no/such/browser',
    ]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr.trim().split('\n')).toEqual([expect.stringContaining('--format pdf: no browser')]);
  });
});
