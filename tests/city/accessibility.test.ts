import { describe, expect, it } from 'vitest';
import { defaultBasePort, portsFrom } from './ports.ts';
import type { Site } from './site.ts';
import { LEVEL_1_RULES } from './sites/accessibility-rules.ts';
import { ELDER_RULES } from './sites/accessibility-town.ts';
import { accessibilityTowns } from './sites/accessibility-towns.ts';
import { buildWorld } from './world.ts';

const all = buildWorld(portsFrom(defaultBasePort)).sites;
const sites = all.slice(-accessibilityTowns.length);

describe('the towns for level 1 and the elder mode', () => {
  it.each([...LEVEL_1_RULES, ...ELDER_RULES])('say of %s what must be found and what must not', (rule) => {
    const answers = sites.map((site) => site.answers());
    expect(answers.flatMap(({ expect: all }) => all).some((one) => one.rule === rule)).toBe(true);
    expect(answers.flatMap(({ traps }) => traps).some((one) => one.rule === rule)).toBe(true);
  });

  it('have what their answers speak of', () => {
    const absent = sites.flatMap((site) => [
      ...site.answers().expect.flatMap(({ target, pages }) => {
        const places = pages ?? (target.type === 'page' && target.url ? [target.url] : []);
        return places.filter((url) => !textAt(site, url).includes(target.htmlIncludes ?? ''));
      }),
      ...site.answers().traps.flatMap(({ url }) => (url && textAt(site, url) === '' ? [url] : [])),
    ]);
    expect(absent).toEqual([]);
  });

  it('have ids and addresses of their own', () => {
    expect(new Set(all.map(({ spec }) => spec.id)).size).toBe(all.length);
    expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
  });

  it('have few pages, so that a browser opens all of them', () => {
    const pages = (site: Site) =>
      [...site.resources].filter(
        ([, one]) => typeof one === 'object' && /html/.test(one.headers['content-type'] ?? ''),
      );
    for (const site of sites) expect(pages(site).length, site.spec.id).toBeLessThanOrEqual(9);
  });
});

function textAt(site: Site, url: string): string {
  const found = site.resources.get(decodeURI(new URL(url).pathname));
  return typeof found === 'object' ? found.body.toString('utf8') : '';
}
