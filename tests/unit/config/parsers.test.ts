import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../src/config/duration.ts';
import { formatFault, formatPath } from '../../../src/config/fault.ts';
import { didYouMean, nearest } from '../../../src/config/nearest.ts';
import { parseCidr } from '../../../src/config/parse-cidr.ts';
import { parseHost } from '../../../src/config/parse-host.ts';
import { parseResolver } from '../../../src/config/parse-resolver.ts';
import { parseSiteUrl } from '../../../src/config/parse-site-url.ts';

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };
const value = (parsed: Parsed) => (parsed.ok ? parsed.value : null);

describe('parseDuration', () => {
  it.each([
    ['6h', 21_600_000],
    ['90m', 5_400_000],
    ['30s', 30_000],
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['1.5h', 5_400_000],
    ['1m250ms', 60_250],
    ['2d', 172_800_000],
    [' 2H ', 7_200_000],
  ])('%s', (text, ms) => {
    expect(value(parseDuration(text))).toBe(ms);
  });

  it.each(['', '90', 'h', '-1h', '0s', '30m1h', '1h 30m', '1y', '21d', '9'.repeat(30)])(
    'refuses “%s”',
    (text) => {
      expect(parseDuration(text).ok).toBe(false);
    },
  );
});

describe('parseSiteUrl', () => {
  it.each([
    ['http://www.xianning.gov.cn', 'http://www.xianning.gov.cn/'],
    ['HTTPS://WWW.A.gov.cn:443/b/../c?d#e', 'https://www.a.gov.cn/c?d'],
    ['http://咸宁.政务/', 'http://xn--9uru1n.xn--zfr164b/'],
    ['http://[::1]:8080/', 'http://[::1]:8080/'],
    ['http://127.0.0.1:9001/x', 'http://127.0.0.1:9001/x'],
  ])('%s', (text, url) => {
    expect(value(parseSiteUrl(text))).toBe(url);
  });

  it.each([
    '',
    'www.a.gov.cn',
    '/xxgk/',
    '//a.gov.cn/',
    'ftp://a.gov.cn/',
    'javascript:alert(1)',
    'http:a.gov.cn',
    'http:///a',
    'http://',
    'http://u@a.gov.cn/',
    'http://u:p@a.gov.cn/',
    'http://a b.gov.cn/',
    'http://a\\b',
    'http://a..b/',
    'http://a.gov.cn:0/',
    'http://a.gov.cn:99999/',
    'http://*.gov.cn/',
    `http://a.gov.cn/${'x'.repeat(3000)}`,
  ])('refuses “%s”', (text) => {
    expect(parseSiteUrl(text).ok).toBe(false);
  });
});

describe('parseHost', () => {
  it.each([
    ['Data.A.gov.cn', 'data.a.gov.cn'],
    ['a.gov.cn:8080', 'a.gov.cn:8080'],
    ['a.gov.cn:80', 'a.gov.cn'],
    ['[::1]:99', '[::1]:99'],
  ])('%s', (text, host) => {
    expect(value(parseHost(text))).toBe(host);
  });

  it.each(['', 'http://a', 'a/b', 'u@a', 'a b', 'a?b'])('refuses “%s”', (text) => {
    expect(parseHost(text).ok).toBe(false);
  });
});

describe('parseCidr', () => {
  it.each([
    ['127.0.0.0/8', '127.0.0.0/8'],
    ['::1/128', '::1/128'],
    ['FD00::/8', 'fd00::/8'],
    ['127.0.0.1', '127.0.0.1/32'],
    ['::1', '::1/128'],
    ['0.0.0.0/0', '0.0.0.0/0'],
  ])('%s', (text, range) => {
    expect(value(parseCidr(text))).toBe(range);
  });

  it.each([
    '',
    '127.0.0.0/33',
    '::/129',
    '127/8',
    '0x7f.0.0.1/8',
    'localhost',
    '127.0.0.0/',
    '127.0.0.0/-1',
    'fe80::1%eth0/64',
    '1.2.3.4/8/8',
  ])('refuses “%s”', (text) => {
    expect(parseCidr(text).ok).toBe(false);
  });
});

describe('parseResolver', () => {
  it.each([
    ['127.0.0.1:5353', '127.0.0.1:5353'],
    ['[::1]:53', '[::1]:53'],
    ['localhost:5353', '127.0.0.1:5353'],
  ])('%s', (text, server) => {
    expect(value(parseResolver(text))).toBe(server);
  });

  it.each([
    '',
    '127.0.0.1',
    '::1:53',
    'dns.example.cn:53',
    '127.0.0.1:0',
    '127.0.0.1:65536',
    '[127.0.0.1]:53',
    '300.1.1.1:53',
  ])('refuses “%s”', (text) => {
    expect(parseResolver(text).ok).toBe(false);
  });
});

describe('nearest', () => {
  it('finds a word with a letter missing, swapped or in another case', () => {
    expect(nearest('sitecode', ['siteCode', 'owner'])).toBe('siteCode');
    expect(nearest('equls', ['equals', 'oneOf'])).toBe('equals');
  });

  it('finds nothing where nothing is near', () => {
    expect(nearest('colour', ['id', 'name', 'url'])).toBeNull();
    expect(didYouMean('colour', ['id'])).toBe('');
  });
});

describe('a fault', () => {
  it('is one line with place, field and message', () => {
    const path = formatPath(['sites', 3, 'url']);
    expect(formatFault({ file: 'a.yaml', line: 12, column: 5, path, message: 'expected text' })).toBe(
      'a.yaml:12:5 sites[3].url: expected text',
    );
  });

  it('carries no control characters of the file to the terminal', () => {
    expect(formatFault({ file: '--url', line: 0, column: 0, path: '', message: 'got “\u001b[2J\n”' })).toBe(
      '--url: got “ [2J ”',
    );
  });
});
