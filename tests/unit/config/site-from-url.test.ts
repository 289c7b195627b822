import { expect, it } from 'vitest';
import { siteFromUrl } from '../../../src/config/site-from-url.ts';

it('makes a city of one site named after the host', () => {
  const seeds = siteFromUrl('http://www.xianning.gov.cn');
  expect(seeds).toMatchObject({
    ok: true,
    value: {
      city: {
        id: 'www.xianning.gov.cn',
        groups: [],
        sites: [
          {
            id: 'www.xianning.gov.cn',
            name: 'www.xianning.gov.cn',
            url: 'http://www.xianning.gov.cn/',
            level: 'city',
          },
        ],
      },
      network: { ratePerHost: 5 },
    },
  });
});

it.each([
  ['http://127.0.0.1:8080/a/', '127.0.0.1-8080'],
  ['http://[::1]:8080/', '1-8080'],
])('%s has an id that can be a folder name', (url, id) => {
  const seeds = siteFromUrl(url);
  expect(seeds.ok && seeds.value.city.sites[0]?.id).toBe(id);
});

it('names the option when the address is wrong, and guesses the scheme', () => {
  const seeds = siteFromUrl('www.xianning.gov.cn');
  expect(seeds.ok ? [] : seeds.faults).toMatchObject([
    {
      file: '--url',
      line: 0,
      message: expect.stringContaining('did you mean “http://www.xianning.gov.cn”?'),
    },
  ]);
});
