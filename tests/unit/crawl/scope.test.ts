import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../../src/crawl/scope.ts';
import type { Url } from '../../../src/domain/brand.ts';
import { site } from '../judge/samples.ts';

const at = (url: string) => url as Url;

const SITES = [
  site({
    id: 'portal',
    url: at('http://www.demo.gov.cn/'),
    alsoHosts: ['data.demo.gov.cn', 'bs.demo.gov.cn:8443'],
  }),
  site({ id: 'mzj', url: at('http://www.demo.gov.cn/mzj') }),
  site({ id: 'lowbao', url: at('http://www.demo.gov.cn/mzj/db/index.html') }),
  site({ id: 'edu', url: at('https://edu.demo.gov.cn/') }),
  site({ id: 'port', url: at('http://www.demo.gov.cn:8080/') }),
];
const scope = scopeOf(SITES);

describe('a page belongs to the site with the longest matching prefix', () => {
  it.each([
    ['http://www.demo.gov.cn/', 'portal'],
    ['http://www.demo.gov.cn/xxgk/', 'portal'],
    ['http://www.demo.gov.cn/mzj', 'mzj'],
    ['http://www.demo.gov.cn/mzj/', 'mzj'],
    ['http://www.demo.gov.cn/mzj?x=1', 'mzj'],
    ['http://www.demo.gov.cn/mzj/a.html', 'mzj'],
    ['http://www.demo.gov.cn/mzjx/a.html', 'portal'],
    ['http://www.demo.gov.cn/mzj.html', 'portal'],
    ['http://www.demo.gov.cn/mzj/db/a.html', 'lowbao'],
    ['http://www.demo.gov.cn/mzj/db', 'lowbao'],
    ['http://www.demo.gov.cn/mzj/dbx', 'mzj'],
  ])('%s: %s', (url, id) => expect(scope.siteOf(url)).toBe(id));
});

describe('hosts and ports', () => {
  it.each([
    ['https://www.demo.gov.cn/', 'portal'],
    ['http://edu.demo.gov.cn/x', 'edu'],
    ['http://www.demo.gov.cn:8080/', 'port'],
    ['http://data.demo.gov.cn/mzj/', 'portal'],
    ['https://bs.demo.gov.cn:8443/', 'portal'],
    ['https://bs.demo.gov.cn/', null],
    ['http://www.demo.gov.cn:81/', null],
    ['http://demo.gov.cn/', null],
    ['http://www.demo.gov.cn.evil.cn/', null],
    ['http://evil.cn/?http://www.demo.gov.cn/', null],
    ['javascript:void(0)', null],
    ['', null],
  ])('%s: %s', (url, id) => expect(scope.siteOf(url)).toBe(id));

  it('a default port may be written out, with either scheme', () => {
    const written = scopeOf([
      site({ id: 's', url: at('https://a.gov.cn/'), alsoHosts: ['b.gov.cn:443', 'c.gov.cn:80'] }),
    ]);
    for (const url of ['https://b.gov.cn/', 'http://b.gov.cn/', 'https://c.gov.cn/x', 'http://a.gov.cn/'])
      expect(written.siteOf(url), url).toBe('s');
  });

  it('lists every host of a site', () => {
    expect(scope.hostsOf(SITES[0] ?? site())).toEqual([
      'www.demo.gov.cn',
      'data.demo.gov.cn',
      'bs.demo.gov.cn:8443',
    ]);
  });
});
