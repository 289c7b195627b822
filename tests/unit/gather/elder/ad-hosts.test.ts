import { describe, expect, it } from 'vitest';
import { adHosts } from '../../../../src/gather/elder/ad-hosts.ts';

const WORDS = { adHosts: ['pos.baidu.com'], adNames: ['ad', 'ads'] };
const OWN = ['http://www.example.gov.cn/', 'http://www.example.gov.cn/old/'];

function hostsOf(...urls: readonly string[]) {
  const requests = urls.map((url) => ({ url }));
  return adHosts(requests, OWN, WORDS);
}

describe('hosts of advertising', () => {
  it('are those that serve nothing else, with what lies below them', () => {
    expect(
      hostsOf('https://pos.baidu.com/x.js', 'https://a.pos.baidu.com/', 'https://hm.baidu.com/'),
    ).toEqual({
      ads: ['a.pos.baidu.com', 'pos.baidu.com'],
      adLike: [],
    });
  });

  it.each(['http://ad.promotion.example/s.js', 'http://x.county-ads.example/', 'http://ads.example.com/'])(
    'may be those of others whose name says so: %s',
    (url) => {
      expect(hostsOf(url)).toEqual({ ads: [], adLike: [new URL(url).hostname] });
    },
  );

  it.each([
    'http://ad.example.gov.cn/',
    'http://ad.city.gov.cn/',
    'http://download.example.com/',
    'http://cdn.example.ad/',
    'data:,ad',
  ])("are neither the owner's own nor those that only sound so: %s", (url) => {
    expect(hostsOf(url)).toEqual({ ads: [], adLike: [] });
  });
});
