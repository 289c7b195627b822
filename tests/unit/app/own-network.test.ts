import { describe, expect, it } from 'vitest';
import { watchOwnNetwork } from '../../../src/app/own-network.ts';
import type { Url } from '../../../src/domain/brand.ts';
import type { Fetched, FetchRequest, Net } from '../../../src/domain/net.ts';

/** A door behind which only these hosts answer, as long as they stand in the set. */
function doorTo(hosts: ReadonlySet<string>): Net {
  const fetch = async ({ url }: FetchRequest): Promise<Fetched> => {
    const known = { requested: url, final: url, redirects: [], at: '', tookMs: 1, requests: 1 };
    // Nothing but who answers matters here.
    return {
      ...known,
      ok: hosts.has(new URL(url).hostname),
      why: 'dns-missing',
      detail: '',
    } as unknown as Fetched;
  };
  return { fetch } as unknown as Net;
}

const url = (host: string) => `http://${host}/` as Url;
const GONE = 'http://wza.product.com/aria.js';
const PAGE = 'http://www.county.gov.cn/';

describe('whether others answer', () => {
  it('is known by a host that has nothing to do with the question', async () => {
    const network = watchOwnNetwork(doorTo(new Set(['www.other.com'])), () => 1_000);
    await network.net.fetch({ url: url('www.other.com') });
    expect(await network.othersAnswer([GONE, PAGE])).toBe(true);
  });

  it('is not known by the hosts of the question, their relatives, or by nobody', async () => {
    const network = watchOwnNetwork(doorTo(new Set(['www.county.gov.cn', 'cdn.product.com'])), () => 1_000);
    expect(await network.othersAnswer([GONE, PAGE])).toBe(false);
    await network.net.fetch({ url: url('www.county.gov.cn') });
    await network.net.fetch({ url: url('cdn.product.com') });
    expect(await network.othersAnswer([GONE, PAGE])).toBe(false);
  });

  it('is asked anew: who answered once may be out of reach now', async () => {
    const hosts = new Set(['www.other.com']);
    const network = watchOwnNetwork(doorTo(hosts), () => 1_000);
    await network.net.fetch({ url: url('www.other.com') });
    hosts.clear();
    expect(await network.othersAnswer([GONE, PAGE])).toBe(false);
  });
});
