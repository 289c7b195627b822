import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { readJson, succeed } from './command.ts';
import { findings, manifest } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF, healthySite, WWW } from './small-city.ts';
import { startTown } from './town.ts';

const HAS_BROWSER = (await findBrowser()) !== null;
const FORM = page(
  '咨询',
  '<h1>咨询</h1><form><input type="text" class="nameless" id="q1"><label for="q2">姓名</label><input id="q2"></form><p><a class="bare" href="/xwdt/"><span></span></a></p>',
);

it.skipIf(!HAS_BROWSER)(
  'tells accessibility faults with element, engine rule and success criteria',
  async () => {
    await using town = await startTown({
      [WWW]: {
        ...healthySite(),
        '/form.html': FORM,
        '/': page('小镇政府', '<h1>小镇政府</h1><a href="/form.html">咨询</a>'),
      },
    });
    using at = bench();
    const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
    const args = [
      'audit',
      seeds,
      '--as-of',
      AS_OF,
      '--out',
      at.out,
      '--only',
      'accessibility',
      '--render',
      'all',
    ];
    await succeed([...args, '--max-pages', '4']);
    const run = join(at.out, 'latest');
    expect((await readJson(manifest, run, 'manifest.json')).sites[0]?.pages.rendered).toBeGreaterThan(1);
    const all = (await readJson(findings, run, 'findings.json')).findings;
    const failed = all.filter((one) => one.outcome === 'failed' && one.target.type === 'element');
    const control = failed.filter((one) => one.rule === 'control-without-name');
    const link = failed.filter((one) => one.rule === 'link-without-name');
    expect([control.length, link.length]).toEqual([1, 1]);
    const $ = load(FORM);
    for (const [one, html] of [
      [control[0], 'class="nameless"'],
      [link[0], 'class="bare"'],
    ] as const) {
      if (one?.target.type !== 'element') throw new Error('no element');
      expect(one.target).toMatchObject({
        url: town.url(WWW, '/form.html'),
        html: expect.stringContaining(html),
      });
      expect($(one.target.selector)).toHaveLength(1);
      expect($.html($(one.target.selector))).toContain(html);
      expect(one.facts).toMatchObject({
        engineRule: expect.any(String),
        wcag: expect.arrayContaining([expect.stringMatching(/^\d\.\d\.\d+$/)]),
        grade: 'failure',
        template: expect.anything(),
        samplePages: [town.url(WWW, '/form.html')],
      });
      expect(one.facts).toHaveProperty('act');
    }
    // The place is pictured; what judges and reports again keeps the picture.
    const picture = String(control[0]?.facts['picture']);
    await succeed(['replay', run, '--format', 'html,json']);
    await succeed(['report', run, '--format', 'html']);
    expect([...(await readFile(join(run, picture))).subarray(0, 2)]).toEqual([0xff, 0xd8]);
    const report = load(await readFile(join(run, 'sites', 'www', 'index.html'), 'utf8'));
    expect(report(`img[src="../../${picture}"]`).attr('alt')).toContain('输入框');
    for (const one of all.filter((row) => ['advice', 'review'].includes(String(row.facts['grade']))))
      expect(one).toMatchObject({ outcome: 'cantTell', severity: 'note' });
  },
);
