import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateFault } from '../../../../src/gather/ipv6/certificate.ts';
import { degradation } from '../../../../src/gather/ipv6/degradation.ts';
import { drawSample } from '../../../../src/gather/ipv6/draw-sample.ts';
import { type LinkState, linkRates } from '../../../../src/gather/ipv6/link-rates.ts';
import { lostNights } from '../../../../src/gather/ipv6/lost-nights.ts';
import { median } from '../../../../src/gather/ipv6/median.ts';
import { closedPorts } from '../../../../src/gather/ipv6/ports.ts';
import { shinglesOf, similarity } from '../../../../src/gather/ipv6/shingles.ts';
import { stabilityOf } from '../../../../src/gather/ipv6/stability.ts';
import { wilson } from '../../../../src/gather/ipv6/wilson.ts';
import { at } from '../../net/loopback.ts';

const state = fc.record({
  url: fc.webUrl(),
  from: fc.constant('http://a.cn/'),
  internal: fc.boolean(),
  ok4: fc.constantFrom(true, false, null),
  host6: fc.boolean(),
  ok6: fc.constantFrom(true, false, null),
  why: fc.constant(''),
});
const states = fc.array(state, { maxLength: 60 });
const known = (list: readonly LinkState[], hasPath: boolean) => ({
  links: list.filter((one) => one.internal).length,
  hasPath,
  home6: true,
});

describe('link rates', () => {
  it('are the formulas of the note, on internal links that are well over IPv4', () => {
    fc.assert(
      fc.property(states, (list) => {
        const rates = linkRates(list, known(list, true));
        const well = list.filter((one) => one.internal && one.ok4 === true);
        const both = well.filter((one) => one.host6 && one.ok6 === true).length;
        const host = well.filter((one) => one.host6).length;
        expect(rates).toMatchObject({ ok4: well.length, ok6: both, host6: host });
        expect(rates.rate).toBe(well.length === 0 ? null : both / well.length);
        expect(rates.hostRate).toBe(well.length === 0 ? null : host / well.length);
      }),
    );
  });

  it('never lie above the share of hosts with an address, and are not known without a path', () => {
    fc.assert(
      fc.property(states, (list) => {
        const { rate, hostRate } = linkRates(list, known(list, true));
        expect(rate ?? 0).toBeLessThanOrEqual(hostRate ?? 0);
        const blind = linkRates(list, known(list, false));
        expect(blind).toMatchObject({ rate: null, ok6: null, hostRate });
      }),
    );
  });

  it('do not move with links that are dead over IPv4', () => {
    fc.assert(
      fc.property(states, (list) => {
        const alive = list.filter((one) => one.ok4 === true);
        const [all, some] = [linkRates(list, known(list, true)), linkRates(alive, known(alive, true))];
        expect(all.rate).toBe(some.rate);
        expect(all.hostRate).toBe(some.hostRate);
      }),
    );
  });

  it('come with an interval around them only where a sample was drawn', () => {
    const well: LinkState = {
      url: 'u',
      from: '',
      internal: true,
      ok4: true,
      host6: true,
      ok6: true,
      why: '',
    };
    const list = Array.from({ length: 10 }, (_, i) => ({ ...well, url: `u${i}`, ok6: i < 9 }));
    expect(linkRates(list, { links: 10, hasPath: true, home6: true }).interval).toBeNull();
    const sample = linkRates(list, { links: 500, hasPath: true, home6: true });
    expect(sample).toMatchObject({ sampled: true, asked: 10, links: 500 });
    expect(sample.interval?.low).toBeCloseTo(0.5958, 3);
    expect(sample.interval?.high).toBeCloseTo(0.9821, 3);
  });
});

describe('wilson', () => {
  it('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, part) => {
          const good = Math.floor(all * part);
          const interval = wilson(good, all) ?? { low: 2, high: -1 };
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
          expect(interval.low).toBeLessThanOrEqual(good / all + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual(good / all - 1e-12);
        },
      ),
    );
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('a sample', () => {
  it('is the same for the same links in whatever order', () => {
    const links = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 80 });
    fc.assert(
      fc.property(links, fc.integer({ min: 0, max: 40 }), (list, most) => {
        const sample = drawSample(list, most);
        expect(sample).toEqual(drawSample([...list].reverse(), most));
        expect(sample).toHaveLength(Math.min(most, list.length));
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((one) => list.includes(one))).toBe(true);
      }),
    );
  });
});

describe('similarity', () => {
  it('is 1 for the same text, symmetric, and within 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [x, y] = [shinglesOf(a), shinglesOf(b)];
        expect(similarity(x, x)).toBe(1);
        expect(similarity(x, y)).toBe(similarity(y, x));
        expect(similarity(x, y)).toBeGreaterThanOrEqual(0);
        expect(similarity(x, y)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('latency', () => {
  it('degrades by (v6 − v4) / v4', () => {
    expect(degradation(100, 150)).toBe(0.5);
    expect(degradation(100, 50)).toBe(-0.5);
    expect(degradation(0, 5)).toBeNull();
    expect(degradation(null, 5)).toBeNull();
  });

  it('is told by medians', () => {
    expect(median([])).toBeNull();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([1, 2, 3, 10])).toBe(2.5);
  });
});

describe('nights', () => {
  const night = (day: string, successes: number) => ({ day, probes: 5, successes });

  it('count as lost between two good ones only', () => {
    expect(lostNights([night('1', 0), night('2', 0), night('3', 5)])).toBe(0);
    expect(lostNights([night('1', 5), night('2', 0), night('3', 0)])).toBe(0);
    expect(lostNights([night('1', 5), night('2', 0), night('3', 0), night('4', 1)])).toBe(2);
    expect(lostNights([])).toBe(0);
  });

  it('are one a day, and today stands last', () => {
    const facts = stabilityOf(
      [{ ok: true, why: '' }],
      [night('2026-11-01', 5), night('2026-11-20', 0)],
      '2026-11-20',
    );
    expect(facts.nights).toEqual([night('2026-11-01', 5), { day: '2026-11-20', probes: 1, successes: 1 }]);
  });
});

describe('closed ports', () => {
  it('are open over IPv4 and closed over IPv6, besides the own port of the page', () => {
    const ports = { open4: new Set([80, 443]), open6: new Set([80]), tried: [80, 443] };
    expect(closedPorts(ports, at('http://a.gov.cn/'), true)).toEqual([443]);
    expect(closedPorts(ports, at('https://a.gov.cn/'), true)).toEqual([]);
    expect(closedPorts({ ...ports, open4: new Set([80]) }, at('http://a.gov.cn/'), true)).toEqual([]);
  });

  it('are both of them where the page never opened', () => {
    const ports = { open4: new Set([80, 443]), open6: new Set<number>(), tried: [80, 443] };
    expect(closedPorts(ports, at('http://a.gov.cn/'), false)).toEqual([80, 443]);
  });

  it('never are open over IPv6, nor closed over IPv4', () => {
    const port = fc.constantFrom<number>(80, 443, 8080);
    const some = fc.uniqueArray(port).map((list) => new Set(list));
    fc.assert(
      fc.property(some, some, fc.boolean(), (open4, open6, reachable) => {
        const closed = closedPorts({ open4, open6, tried: [80, 443] }, at('http://a.gov.cn/'), reachable);
        expect(closed.every((one) => open4.has(one) && !open6.has(one))).toBe(true);
        expect(reachable && closed.includes(80)).toBe(false);
      }),
    );
  });
});

describe('a certificate', () => {
  const tls = (names: readonly string[], fault: string | null) => ({
    ...{ protocol: 'TLSv1.3', validTo: '', subject: '', names, fault },
  });

  it('is of another name also where its chain is at fault', () => {
    expect(certificateFault(tls(['a.gov.cn'], null), 'a.gov.cn')).toBeNull();
    expect(certificateFault(tls(['*.gov.cn'], null), 'a.gov.cn')).toBeNull();
    expect(certificateFault(tls(['*.gov.cn'], null), 'x.a.gov.cn')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(certificateFault(tls(['b.cn'], 'DEPTH_ZERO_SELF_SIGNED_CERT'), 'a.gov.cn')).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
    expect(certificateFault(tls(['a.gov.cn'], 'CERT_HAS_EXPIRED'), 'a.gov.cn')).toBe('CERT_HAS_EXPIRED');
  });
});
