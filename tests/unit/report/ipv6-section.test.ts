import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { FinishedRun } from '../../../src/domain/run.ts';
import { render } from '../../../src/report/render.ts';
import { samplePack } from './sample-pack.ts';
import { sampleRun } from './sample-run.ts';

const METRICS: { readonly [rule: string]: number } = { 'ipv6-address-missing': 1, 'ipv6-unreachable': 2 };
const STAGES = { tcp: { zh: '连接没有建立的办法', en: 'x' }, port: { zh: '端口没有开放的办法', en: 'x' } };

/** The sample run, in which one site of a county does not open over IPv6 and another lacks a port there. */
function run(): FinishedRun {
  const sample = sampleRun({});
  const [first, second] = sample.manifest.city.sites.filter((site) => site.group === 'linshui');
  const finding = (site: string | undefined, facts: object) => ({
    ...({ indicator: '26.ipv6', rule: 'ipv6-unreachable', outcome: 'failed', severity: 'error' } as const),
    ...{ site: site ?? '', target: { type: 'site', url: 'http://x.gov.cn/', name: 'x' } as const },
    ...{ message: 'x', facts: { ...facts }, pages: 0, fingerprint: `f${site}` },
  });
  return {
    ...sample,
    pack: {
      ...samplePack,
      indicators: samplePack.indicators.map((one) => ({
        ...one,
        rules: one.rules.map((rule) => ({ ...rule, tags: { ...rule.tags, metric: METRICS[rule.id] ?? 0 } })),
      })),
      tables: { ...samplePack.tables, 'ipv6-stages': { stages: STAGES } },
    },
    findings: [
      ...sample.findings,
      finding(first?.id, { stage: 'tcp', closedCount: 0 }),
      finding(second?.id, { stage: null, closedCount: 1 }),
    ],
  };
}

async function page(name: string) {
  for await (const file of render(run(), ['html'])) if (file.name === name) return load(String(file.content));
  throw new Error(`no page ${name}`);
}

describe.each(['index.html', 'groups/linshui.html'])('%s', (name) => {
  it('has a table of its sites by the seven items', async () => {
    const $ = await page(name);
    const section = $('section[aria-labelledby="ipv6"]');
    expect(section.find('thead th')).toHaveLength(8);
    const sites = run().manifest.city.sites.filter(
      (site) => name === 'index.html' || site.group === 'linshui',
    );
    expect(section.find('tbody tr')).toHaveLength(sites.length);
  });

  it('says how to mend what failed, by its stage, with the sites', async () => {
    const $ = await page(name);
    const mends = $('section[aria-labelledby="ipv6"] ul li').toArray();
    expect(mends.map((li) => $(li).text()).join()).toMatch(/连接没有建立的办法.*,端口没有开放的办法/s);
    expect(mends.every((li) => $(li).find('a').length === 1)).toBe(true);
  });
});
