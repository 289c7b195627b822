import { describe, expect, it } from 'vitest';
import { render } from '../../../src/report/render.ts';
import { sampleRun } from './sample-run.ts';

describe('a city of 400 sites', () => {
  it('keeps the overview below 1 MB and every other page below 2 MB', async () => {
    const run = sampleRun({ sites: 400, longList: 4000, findingsPerSite: 40, columnsPerSite: 60 });
    const sizes = new Map<string, number>();
    for await (const { name, content } of render(run, ['html']))
      sizes.set(name, Buffer.byteLength(String(content)));
    expect(sizes.get('index.html')).toBeLessThan(1_000_000);
    expect(Math.max(...sizes.values())).toBeLessThan(2_000_000);
    expect(sizes.size).toBeGreaterThan(420);
  }, 120_000);

  it('keeps pages small when the audited site writes monsters', async () => {
    const run = sampleRun({ sites: 1, longList: 150 });
    const monster = '"<&>\u202e'.repeat(20_000);
    const findings = run.findings.map((f) => ({
      ...f,
      message: monster,
      facts: { ...f.facts, text: monster, detail: monster, deep: { a: { b: [monster, monster] } } },
    }));
    for await (const { name, content } of render({ ...run, findings }, ['html']))
      expect(Buffer.byteLength(String(content)), name).toBeLessThan(2_000_000);
  });
});
