import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/domain/brand.ts';
import type { FollowUp } from '../../../src/domain/ledger.ts';
import type { FinishedRun } from '../../../src/domain/run.ts';
import { render } from '../../../src/report/render.ts';
import { sampleRun } from './sample-run.ts';

const run = sampleRun({ hostile: false });

async function bytesOf(of: FinishedRun): Promise<Uint8Array> {
  for await (const { content } of render(of, ['docx'])) return content as Uint8Array;
  throw new Error('no document');
}

/** One line a paragraph. */
async function linesOf(of: FinishedRun): Promise<readonly string[]> {
  const xml = strFromU8(unzipSync(await bytesOf(of))['word/document.xml'] ?? new Uint8Array());
  return xml
    .split('</w:p>')
    .map((paragraph) => paragraph.replace(/<[^>]{1,5000}>/g, '').replaceAll('&amp;', '&'))
    .filter((line) => line !== '');
}

describe('the notice', () => {
  it('has the parts of the published ones in their order', async () => {
    const lines = await linesOf(run);
    const heads = [
      '关于清湖市政府网站检查情况的通报',
      '一、总体情况',
      '二、主要问题',
      '三、下一步要求',
      '附件：政府网站检查情况表',
    ];
    expect(lines.filter((line) => heads.includes(line))).toEqual(heads);
    expect(lines.slice(lines.indexOf('序号'), lines.indexOf('序号') + 6)).toEqual([
      ...['序号', '网站标识码', '网站名称', '网站地址', '是否合格', '问题'],
    ]);
    expect(lines).toContain('（一）IPv6 与无障碍（工作要点第 26 项）');
  });
  it('names offices for what is certain, and only counts what is not', async () => {
    const lines = await linesOf(run);
    const addresses = lines.find((line) => line.startsWith('没有 IPv6 地址：'));
    expect(addresses).toBe(
      '没有 IPv6 地址：2 个网站、2 处，涉及清湖市教育局（信息中心）、临水县农业农村局（信息中心）。',
    );
    const doubts = run.findings.filter((one) => one.outcome === 'cantTell').map((one) => one.rule);
    expect(doubts).toContain('suspect-link');
    expect(lines.some((line) => line.startsWith('疑似失效'))).toBe(false);
    expect(lines.some((line) => /另有 \d+ 处待人工核实，核实前不作为问题/.test(line))).toBe(true);
  });
  it('calls no site unfit for anything but a veto that is certain', async () => {
    const lines = await linesOf(run);
    const verdicts = lines.filter((line) => ['不合格', '未定', '未发现', '未检查'].includes(line));
    expect(verdicts).toHaveLength(run.manifest.city.sites.length);
    const vetoed = run.scores.sites.filter((site) =>
      site.national.vetoes.some((veto) => veto.outcome === 'failed'),
    );
    expect(verdicts.filter((line) => line === '不合格')).toHaveLength(vetoed.length);
    // A site that nobody could look at has neither verdict nor problems.
    expect(verdicts[3]).toBe('未检查');
  });
  it('leaves out what an office has appealed against', async () => {
    const followUp: FollowUp = {
      ...{ state: 'disputed', reason: '误报', owner: '', due: null, who: '', repeated: false },
      at: '2026-11-20T00:00:00Z' as Instant,
    };
    const findings = run.findings.map((one) =>
      one.rule === 'ipv6-address-missing' ? { ...one, followUp } : one,
    );
    const lines = await linesOf({ ...run, findings });
    expect(lines.some((line) => line.startsWith('没有 IPv6 地址'))).toBe(false);
    expect(lines).toContain('另有 2 处有关单位已提出申诉，正在核实，不在通报之列。');
  });
  it('is the same bytes for the same run', async () => {
    expect(Buffer.compare(Buffer.from(await bytesOf(run)), Buffer.from(await bytesOf(run)))).toBe(0);
  });
  it('is there in English', async () => {
    expect((await linesOf(sampleRun({ lang: 'en' })))[0]).toContain(
      'Notice on the check of government websites',
    );
  });
});
