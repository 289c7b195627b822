import { getDomain } from 'tldts';
import type { ElderVocabulary } from './vocabulary.ts';

const MOST = 10;
/** Offices do not advertise, whatever their hosts are called. */
const OFFICES = /\.gov\.cn$/;

export interface AdHosts {
  /** Known to serve nothing but advertising. */
  readonly ads: string[];
  /** Of others than the page's owner, with a name that says advertising. */
  readonly adLike: string[];
}

/** Hosts of advertising among the addresses that a page asked for; `own`: addresses of the owner's pages. */
export function adHosts(
  requests: readonly { readonly url: string }[],
  own: readonly string[],
  words: Pick<ElderVocabulary, 'adHosts' | 'adNames'>,
): AdHosts {
  const hosts = [...new Set(requests.map(({ url }) => URL.parse(url)?.hostname ?? ''))].sort();
  const owners = new Set(own.map((page) => domainOf(URL.parse(page)?.hostname ?? '')));
  const isAd = (host: string) => words.adHosts.some((ad) => host === ad || host.endsWith(`.${ad}`));
  const isLike = (host: string) =>
    !isAd(host) &&
    !OFFICES.test(host) &&
    !owners.has(domainOf(host)) &&
    partsOf(host).some((part) => words.adNames.includes(part));
  return { ads: hosts.filter(isAd).slice(0, MOST), adLike: hosts.filter(isLike).slice(0, MOST) };
}

function domainOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** Without the last label: `ad` is also a country's. */
function partsOf(host: string): readonly string[] {
  return host.split('.').slice(0, -1).join('-').split('-');
}
