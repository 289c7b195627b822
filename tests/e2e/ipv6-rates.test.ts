import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { drawSample } from '../../src/gather/ipv6/draw-sample.ts';
import { wilson } from '../../src/gather/ipv6/wilson.ts';
import { closeAfterEach, HAS_IPV6 } from '../unit/net/loopback.ts';
import { townHtml } from './ipv6-pages.ts';
import { lookAt, serveBoth } from './ipv6-town.ts';

const WWW = 'www.xiaozhen.gov.cn';
const OLD = 'old.xiaozhen.gov.cn';
const HALF = 'half.xiaozhen.gov.cn';
const ELSEWHERE = 'elsewhere.example.com';

/** Links of each page, by host and path; what is not there is 404. Every host is served over both families, except that `OLD` has no AAAA and `fails6` answers 500 over IPv6. */
interface Truth {
  readonly pages: { readonly [place: string]: readonly string[] };
  readonly fails6: (place: string) => boolean;
}

const ZONE = {
  [`A ${OLD}`]: ['127.0.0.1'],
  [`A ${HALF}`]: ['127.0.0.1'],
  [`AAAA ${HALF}`]: ['::1'],
  [`A ${ELSEWHERE}`]: ['127.0.0.1'],
};

closeAfterEach();

describe.skipIf(!HAS_IPV6)('rates of a site whose truth is known', { timeout: 120_000 }, () => {
  const SMALL: Truth = {
    pages: {
      [`${WWW}/`]: [`${WWW}/a`, `${WWW}/b`, `${OLD}/a`],
      [`${WWW}/a`]: [
        ...[`${WWW}/t1`, `${WWW}/t2`, `${HALF}/t3`, `${OLD}/t4`, `${WWW}/gone`],
        `${ELSEWHERE}/x`,
      ],
      // Links that stand on two pages count once; those of a higher level do not count again.
      [`${WWW}/b`]: [`${WWW}/t1`, `${WWW}/t5`, `${WWW}/a`, `${WWW}/`],
      [`${OLD}/a`]: [`${OLD}/t6`, `${WWW}/t7`],
      ...leaves([`${WWW}/t1`, `${WWW}/t2`, `${HALF}/t3`, `${OLD}/t4`, `${WWW}/t5`, `${OLD}/t6`, `${WWW}/t7`]),
      ...leaves([`${ELSEWHERE}/x`]),
    },
    fails6: (place) => place.startsWith(HALF),
  };

  it('are right to the last digit on both levels, in both variants', async () => {
    const looked = await lookAt({ port: await serveTruth(SMALL), zone: ZONE });
    expect(looked.facts('ipv6-second-level')).toMatchObject({
      ...{ links: 3, asked: 3, ok4: 3, ok6: 2, host6: 2, rate: 2 / 3, hostRate: 2 / 3, percent: 66.66 },
      ...{ sampled: false, interval: null, range: null },
    });
    expect(looked.facts('ipv6-third-level')).toMatchObject({
      ...{ links: 8, asked: 8, ok4: 7, ok6: 4, host6: 5, rate: 4 / 7, hostRate: 5 / 7 },
      ...{ percent: 57.14, hostPercent: 71.42, sampled: false, interval: null, range: null },
      withExternal: { links: 9, ok4: 8, ok6: 4, host6: 5, rate: 4 / 8, hostRate: 5 / 8 },
      hostsWithout: [OLD],
    });
    expect(looked.failed).toEqual(['ipv6-second-level-links', 'ipv6-third-level-links']);
  });

  it('are known by host alone where there is no path', async () => {
    const looked = await lookAt({ port: await serveTruth(SMALL), zone: ZONE, families: [4] });
    expect(looked.facts('ipv6-third-level')).toMatchObject({
      ...{ links: 8, ok4: 7, ok6: null, host6: 5, rate: null, hostRate: 5 / 7, hostPercent: 71.42 },
    });
    expect(looked.failed).toEqual(['ipv6-second-level-links', 'ipv6-third-level-links']);
  });

  it('of a sample are those of one drawn with a fixed seed, with their interval', async () => {
    const all = Array.from({ length: 400 }, (_, i) => `${WWW}/n${i}`);
    const isBad = (place: string) => /\/n\d*[05]$/.test(place);
    const big: Truth = {
      pages: { [`${WWW}/`]: [`${WWW}/list`], [`${WWW}/list`]: all, ...leaves(all) },
      fails6: isBad,
    };
    const port = await serveTruth(big);
    const looked = await lookAt({ port, zone: ZONE });
    const third = looked.facts('ipv6-third-level');
    const drawn = drawSample(
      all.map((place) => `http://${place.replace('/', `:${port}/`)}`),
      300,
    );
    const good = drawn.filter((url) => !isBad(url)).length;
    const interval = wilson(good, 300);
    expect(third).toMatchObject({
      ...{ links: 400, asked: 300, ok4: 300, ok6: good, host6: 300, rate: good / 300, sampled: true },
      interval,
    });
    // The truth is 320 of 400.
    expect(interval?.low).toBeLessThan(0.8);
    expect(interval?.high).toBeGreaterThan(0.8);
    expect(third['range']).toMatch(/^\d\d\.\d+%–\d\d\.\d+%$/);
    expect(looked.failed).toEqual(['ipv6-third-level-links']);
    expect((await lookAt({ port, zone: ZONE })).facts('ipv6-third-level')).toEqual(third);
  });
});

function leaves(places: readonly string[]): { readonly [place: string]: readonly string[] } {
  return Object.fromEntries(places.map((place) => [place, []]));
}

async function serveTruth({ pages, fails6 }: Truth): Promise<number> {
  const ports: number[] = [];
  const over =
    (family: 4 | 6): RequestListener =>
    (request, response) => {
      const place = `${(request.headers.host ?? '').replace(/:\d+$/, '')}${request.url}`;
      const links = pages[place];
      if (family === 6 && fails6(place)) return void response.writeHead(500).end();
      if (!links) return void response.writeHead(404).end();
      const anchors = links.map((to) => `<a href="http://${to.replace('/', `:${ports[0]}/`)}">${to}</a>`);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(townHtml(anchors.join('')));
    };
  ports.push(await serveBoth({ over4: over(4), over6: over(6) }));
  return ports[0] ?? 0;
}
