import type { Ipv6ContentFacts } from '../../domain/facts/ipv6-content.ts';
import type { PageView } from './page-view.ts';
import { shinglesOf, similarity } from './shingles.ts';

const MOST_SHOWN = 5;
/** Below this, text or links are said to differ; the rule's own limit decides. */
const SAME = 0.9;

/** Compares the page over both families; `again` is the page over IPv4 once more, to learn what differs on every load. */
export function compareContent(ipv4: PageView, again: PageView, ipv6: PageView): Ipv6ContentFacts {
  const noise = noisyPlaces(ipv4, again);
  const text4 = shinglesOf(textOf(ipv4, noise));
  const text6 = shinglesOf(textOf(ipv6, noise));
  const links = steadyLinks(ipv4, again, ipv6);
  const textShare = similarity(text4, text6);
  const linkShare = similarity(links.ipv4, links.ipv6);
  const sameStatus = ipv4.status === ipv6.status || again.status === ipv6.status;
  const sameTitle = ipv4.title === ipv6.title || ipv4.title !== again.title;
  const sameMarks = ipv4.marks.join() === ipv6.marks.join() || ipv4.marks.join() !== again.marks.join();
  const differs = [
    ...(sameStatus ? [] : (['status'] as const)),
    ...(sameTitle ? [] : (['title'] as const)),
    ...(sameMarks ? [] : (['marks'] as const)),
    ...(textShare >= SAME ? [] : (['text'] as const)),
    ...(linkShare >= SAME ? [] : (['links'] as const)),
  ];
  return {
    compared: true,
    ipv4: sideOf(ipv4),
    ipv6: sideOf(ipv6),
    sameStatus,
    sameTitle,
    sameMarks,
    textShare,
    linkShare,
    noiseShare: ipv4.places.size === 0 ? 0 : noise.size / Math.max(ipv4.places.size, noise.size),
    differs,
    onlyOver4: onlyIn(ipv4, ipv6, noise),
    onlyOver6: onlyIn(ipv6, ipv4, noise),
  };
}

/** Nothing to compare. */
export function notCompared(): Ipv6ContentFacts {
  const side = { status: 0, final: '', title: '', sizeBytes: 0, links: 0, marks: [] };
  return {
    compared: false,
    ipv4: side,
    ipv6: side,
    sameStatus: true,
    sameTitle: true,
    sameMarks: true,
    textShare: 1,
    linkShare: 1,
    noiseShare: 0,
    differs: [],
    onlyOver4: [],
    onlyOver6: [],
  };
}

function noisyPlaces(a: PageView, b: PageView): ReadonlySet<string> {
  const noisy = new Set<string>();
  for (const place of new Set([...a.places.keys(), ...b.places.keys()]))
    if (a.places.get(place) !== b.places.get(place)) noisy.add(place);
  return noisy;
}

function textOf(view: PageView, noise: ReadonlySet<string>): string {
  return [...view.places].flatMap(([place, text]) => (noise.has(place) ? [] : [text])).join('\n');
}

/** A link that is another one on every load tells nothing, whatever its query says this time. */
function steadyLinks(a: PageView, b: PageView, six: PageView) {
  const noisy = new Set([...a.links, ...b.links].filter((link) => !a.links.has(link) || !b.links.has(link)));
  const paths = new Set([...noisy].map(pathOf));
  const steady = (links: ReadonlySet<string>) =>
    new Set([...links].filter((link) => !noisy.has(link) && !paths.has(pathOf(link))));
  return { ipv4: steady(a.links), ipv6: steady(six.links) };
}

function pathOf(link: string): string {
  return link.split('?', 1)[0] ?? link;
}

function onlyIn(view: PageView, other: PageView, noise: ReadonlySet<string>): string[] {
  const there = new Set(other.places.values());
  const own = [...view.places].filter(([place, text]) => !noise.has(place) && !there.has(text));
  return [...new Set(own.map(([, text]) => text.slice(0, 80)))].slice(0, MOST_SHOWN);
}

function sideOf(view: PageView): Ipv6ContentFacts['ipv4'] {
  return {
    status: view.status,
    final: view.final,
    title: view.title.slice(0, 120),
    sizeBytes: view.sizeBytes,
    links: view.links.size,
    marks: [...view.marks].slice(0, 10),
  };
}
