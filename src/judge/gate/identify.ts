import type { Finding } from '../../domain/finding.ts';
import type { Identity } from '../../domain/gate.ts';
import { elementTraits } from './element-traits.ts';

const MOST_PLACES = 3;

/** What a finding is known by; `base`: the address of the site which shows it. */
export function identify(finding: Finding, base: string): Identity {
  const { rule, target } = finding;
  const nothing = { essence: '', text: '', trail: '', shape: '' };
  const place = (url: string) => withoutOrigin(url, base);
  switch (target.type) {
    case 'element':
      return {
        ...{ rule, type: target.type, places: placesOf(finding, target.url).map(place) },
        ...elementTraits(target.html, target.selector, finding.facts['template']),
      };
    case 'link':
      return { ...nothing, rule, type: target.type, places: [place(target.url)] };
    case 'column':
      return { ...nothing, rule, type: target.type, places: [place(target.url)], essence: target.name };
    case 'page':
    case 'document':
      return { ...nothing, rule, type: target.type, places: [place(target.url)] };
    case 'app':
    case 'account':
    case 'group':
      return { ...nothing, rule, type: target.type, places: [], essence: target.name };
    case 'site':
    case 'city':
      return { ...nothing, rule, type: target.type, places: [] };
    default:
      return target satisfies never;
  }
}

const ADDRESS = /^https?:\/\/([^/?#]{1,300})([\s\S]*)$/i;

/** An address inside the site begins with `/` and has no host; any other stays whole. */
export function withoutOrigin(url: string, base: string): string {
  const [, host, rest = ''] = ADDRESS.exec(url) ?? [];
  const [, own] = ADDRESS.exec(base) ?? [];
  if (host === undefined || own === undefined || host.toLowerCase() !== own.toLowerCase()) return url;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function placesOf({ facts }: Finding, url: string): readonly string[] {
  const sample = facts['samplePages'];
  const pages = Array.isArray(sample) ? sample.filter((page) => typeof page === 'string') : [];
  return [...new Set([...pages, url])].slice(0, MOST_PLACES);
}
