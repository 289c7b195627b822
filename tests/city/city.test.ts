import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { evalCity } from '../eval/eval-city.ts';
import { startCity } from './city.ts';
import { defaultBasePort, portsFrom } from './ports.ts';
import { seedsOf } from './seeds.ts';
import { buildWorld } from './world.ts';

/** Rules that look at pages in the browser; without one nothing can be said by them. */
const NEEDS_BROWSER =
  /^(?:wcag-|accessibility-|(?:link|control)-without-name$|captcha-|colour-|media-without|sensory-|skip-link|keyboard-|focus-|floating-|flashing-|inconsistent-|error-message|assistive-|small-text|elder-|contact-)/;
const HAS_BROWSER = (await findBrowser()) !== null;

describe('the demo city', () => {
  it('has the seed file that stands in seeds/', async () => {
    const written = readFileSync(new URL('../../seeds/demo-city.yaml', import.meta.url), 'utf8');
    const ports = portsFrom(defaultBasePort);
    expect(written).toBe(seedsOf(buildWorld(ports).sites, ports));
    // What a started city emits is the same but for the ports that it could get.
    await using city = await startCity();
    expect(city.seeds).toBe(seedsOf(buildWorld(city.ports).sites, city.ports));
  });

  it('is audited without a wrong finding and with at least 95 % of what was planted', async () => {
    const score = await evalCity({ keep: null, dump: null, sites: null });
    const told = (lines: readonly string[]) =>
      lines.filter((line) => HAS_BROWSER || !NEEDS_BROWSER.test(ruleIn(line)));
    expect({
      wrong: told(score.wrong),
      trapsTouched: told(score.trapsTouched),
      forbiddenRequests: score.forbiddenRequests,
    }).toEqual({ wrong: [], trapsTouched: [], forbiddenRequests: [] });
    const poor = score.rules.filter(
      (one) => one.recall < 0.95 && (HAS_BROWSER || !NEEDS_BROWSER.test(one.rule)),
    );
    expect(poor.length === 0 ? [] : told(score.missed)).toEqual([]);
    expect(score.scores.differences).toEqual([]);
    expect(score.scores.compared).toBeGreaterThan(300);
    if (HAS_BROWSER) expect(score.clean).toBe(true);
  });
});

/** `site rule place: why` */
function ruleIn(line: string): string {
  return line.split(' ', 2)[1] ?? '';
}
