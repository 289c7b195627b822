import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedRun } from '../../../src/domain/run.ts';
import { longSummary, shortSummary } from '../../../src/report/summaries.ts';
import { viewOf } from '../../../src/report/view.ts';
import { HOSTILE, sampleRun } from './sample-run.ts';

const run = sampleRun();

function named(city: string, site: string): FinishedRun {
  const { manifest } = run;
  const sites = manifest.city.sites.map((one) => ({ ...one, name: site }));
  return { ...run, manifest: { ...manifest, city: { ...manifest.city, name: city, sites }, notes: [site] } };
}

describe('the result in a few words', () => {
  it('says what weighs most in 150 characters', () => {
    const text = shortSummary(viewOf(run));
    expect(text.length).toBeLessThanOrEqual(150);
    expect(text).toMatch(
      /^清湖市政府网站检查（2026-11-23）：12 个网站中 10 个已全部检查，1 个只检查了一部分，1 个未能检查。必须整改 \d+ 处，涉及 \d+ 个网站/,
    );
    expect(text.endsWith('。')).toBe(true);
  });
  it('says in 1,000 characters also where, what, and what was not seen', () => {
    const text = longSummary(viewOf(run));
    expect(text.length).toBeLessThanOrEqual(1_000);
    expect(text).toContain('**清湖市政府网站检查结果（2026-11-23）**');
    expect(text).toContain('**主要问题**');
    expect(text).toContain('**问题最多的网站**');
  });
  it('is there in English', () => {
    const english = viewOf(sampleRun({ lang: 'en' }));
    expect(shortSummary(english)).toMatch(/10 of 12 sites checked, 1 in part, 1 not reached/);
    expect(longSummary(english).length).toBeLessThanOrEqual(1_000);
  });
  it('keeps its length and its lines whatever the names are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        (city, site) => {
          const view = viewOf(named(city, site));
          const [short, long] = [shortSummary(view), longSummary(view)];
          expect(short.length).toBeLessThanOrEqual(150);
          expect(short).not.toMatch(/[\n\r<>[\]`*_@#|\\~]/);
          expect(long.length).toBeLessThanOrEqual(1_000);
          // Only the marks that this report sets itself.
          expect(long.replace(/^\*\*.*\*\*$|^> |^- /gm, '')).not.toMatch(/[<>[\]`*_@#|\\~]|:\/\//);
        },
      ),
      { numRuns: 60 },
    );
  });
  it.each([
    ...Object.values(HOSTILE),
    'x'.repeat(1_000_000),
    '<at user_id="all"></at>',
    '[点我](http://evil.example/)',
  ])('takes the sting out of %s', (text) => {
    const view = viewOf(named('清湖市', text));
    expect(longSummary(view)).not.toMatch(/<|\]\(|javascript:[^：]*\(\/|\u202e/);
    expect(longSummary(view).length).toBeLessThanOrEqual(1_000);
  });
});
