import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAfterEach, HAS_IPV6 } from '../unit/net/loopback.ts';
import { readJson, succeed } from './command.ts';
import { findings } from './contract-schemas.ts';
import { townHtml, townPage } from './ipv6-pages.ts';
import { type LookedAt, lookAt, serveBoth } from './ipv6-town.ts';
import { page } from './pages.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { AS_OF } from './small-city.ts';
import { startTown, type Town } from './town.ts';

const OTHER = 'new.xiaozhen.gov.cn';

closeAfterEach();

describe.skipIf(!HAS_IPV6)('a home page that sends on by meta refresh', { timeout: 60_000 }, () => {
  const ONWARD = townPage('<a href="/a.html">甲</a>');

  /** `head`: markup of the first page; `PORT` stands for the town's port. */
  const look = async (head: string, records: { readonly [key: string]: string[] }): Promise<LookedAt> => {
    const port = await serveBoth({
      over4: (request, response) => answer(request.headers.host ?? '', request, response),
      over6: (request, response) => answer(request.headers.host ?? '', request, response),
    });
    function answer(host: string, ...[request, response]: Parameters<typeof ONWARD>): void {
      if (host.startsWith(OTHER) || request.url !== '/') {
        ONWARD(request, response);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(townHtml(head.replaceAll('PORT', String(port)), '正在进入'));
    }
    return await lookAt({ port, zone: { [`A ${OTHER}`]: ['127.0.0.1'], ...records } });
  };
  const REFRESH = `<meta http-equiv="Refresh" content="0; URL='http://${OTHER}:PORT/'">`;

  it('to a host with IPv6 is followed over IPv6', async () => {
    const looked = await look(REFRESH, { [`AAAA ${OTHER}`]: ['::1'] });
    expect(looked.failed).toEqual([]);
    expect(looked.facts('ipv6-reach')).toMatchObject({ reachable: true, redirects: 1, redirectTo: null });
    expect(looked.facts('ipv6-content')).toMatchObject({ compared: true, ipv6: { title: '小镇人民政府' } });
  });

  it('to a host without IPv6 leaves its visitors there', async () => {
    const looked = await look(REFRESH, {});
    expect(looked.failed).toEqual(['ipv6-redirect-to-ipv4']);
    expect(String(looked.facts('ipv6-reach')['redirectTo'])).toMatch(`http://${OTHER}:`);
  });

  it('to a host whose IPv6 address is dead does not open', async () => {
    const looked = await look(REFRESH, { [`AAAA ${OTHER}`]: ['fd12::dead'] });
    expect(looked.failed).toEqual(['ipv6-unreachable']);
    expect(looked.facts('ipv6-reach')).toMatchObject({ reachable: false, stage: 'redirect', ipv4: true });
  });

  it.each([
    ['after five minutes', '<meta http-equiv="refresh" content="300; url=http://new.xiaozhen.gov.cn:PORT/">'],
    ['to itself', '<meta http-equiv="refresh" content="3">'],
    [
      'where there are no scripts',
      '<noscript><meta http-equiv="refresh" content="0;url=http://new.xiaozhen.gov.cn:PORT/"></noscript>',
    ],
  ])('%s is the page itself', async (_, head) => {
    const looked = await look(head, {});
    expect(looked.failed).toEqual([]);
    expect(looked.facts('ipv6-reach')).toMatchObject({ redirects: 0, redirectTo: null });
  });
});

describe.skipIf(!HAS_IPV6)('a home page whose script sends on', () => {
  const NAMES = { away: 'away.xiaozhen.gov.cn', stays: 'stays.xiaozhen.gov.cn' };
  const TARGETS = { away: 'only4.xiaozhen.gov.cn', stays: 'both.xiaozhen.gov.cn' };
  let town: Town;
  let at: Bench;

  beforeAll(async () => {
    const scripted = (target: string) => (_: unknown, response: { end(text: string): void }) =>
      response.end(page('进入', `<script>location.replace('http://${target}:${town.port}/')</script>`));
    const target = { '/': page('小镇政府', '<h1>小镇政府</h1>') };
    town = await startTown(
      {
        [NAMES.away]: { '/': scripted(TARGETS.away) },
        [NAMES.stays]: { '/': scripted(TARGETS.stays) },
        [TARGETS.away]: target,
        [TARGETS.stays]: target,
      },
      { families: [4, 6], records: { [TARGETS.away]: { aaaa: [] } } },
    );
    at = bench();
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  it('is seen in the browser, and its target is asked over IPv6', async () => {
    const ids = ['away', 'stays'] as const;
    const seeds = at.file(
      'city.yaml',
      seedText(
        town.resolver,
        ids.map((id) => ({ id, url: town.url(NAMES[id]) })),
      ),
    );
    await succeed(['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--only', 'ipv6']);
    const all = (await readJson(findings, at.out, 'latest', 'findings.json')).findings;
    const failed = (site: string) =>
      all.filter((one) => one.site === site && one.outcome === 'failed').map((one) => one.rule);
    expect(failed('away')).toEqual(['ipv6-redirect-to-ipv4']);
    expect(failed('stays')).toEqual([]);
    expect(town.asked.some((one) => one.host === TARGETS.stays && one.family === 6)).toBe(true);
  });
});
