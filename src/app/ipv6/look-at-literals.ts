import type { Url } from '../../domain/brand.ts';
import type { Ipv4LiteralFacts } from '../../domain/facts/ipv6-skylight.ts';
import type { AddressClass } from '../../domain/net.ts';
import { addressIn, literalsIn } from '../../gather/ipv6/literals.ts';
import { type Looked, unseen } from '../../gather/ipv6/looked.ts';
import type { Resource } from '../../gather/ipv6/resources.ts';
import type { LateLook } from './options.ts';

type Literal = Ipv4LiteralFacts['literals'][number];

const MOST_FILES = 20;
const FILE_BYTES = 500_000;
const MOST_SHOWN = 50;

/** IPv4 addresses written in place of names: in every page seen, and in the site's own scripts and style sheets. */
export async function lookAtLiterals(late: LateLook): Promise<Looked<Ipv4LiteralFacts>> {
  if (late.book.seen === 0) return unseen('unreachable', 'no page was seen');
  const files = ownFiles(late);
  const found = await Promise.all(files.map((file) => literalsOfFile(file, late)));
  const all = [...late.book.literals, ...found.flat()];
  const kept = await Promise.all(all.map(async (one) => ((await counts(one, late)) ? [one] : [])));
  const literals = kept.flat().sort((a, b) => order(a.literal, b.literal) || order(a.on, b.on));
  return {
    ok: true,
    facts: {
      files: late.book.seen + files.length,
      count: literals.length,
      literals: literals.slice(0, MOST_SHOWN),
      addresses: [...new Set(literals.map((one) => one.literal))].slice(0, 20),
      samplePages: [...new Set(literals.map((one) => one.on))].slice(0, 20),
    },
  };
}

function ownFiles(late: LateLook): readonly Resource[] {
  const own = new URL(late.site.url).hostname;
  const files = late.book.pages
    .flatMap((page) => page.resources)
    .filter((one) => one.kind === 'script' || one.kind === 'stylesheet')
    .filter((one) => URL.parse(one.url)?.hostname === own);
  const once = [...new Map(files.map((one) => [one.url, one])).values()];
  return once.sort((a, b) => order(a.url, b.url)).slice(0, MOST_FILES);
}

async function literalsOfFile(file: Resource, late: LateLook): Promise<readonly Literal[]> {
  const url = file.url as Url; // resolved when the page was read
  const limits = { body: 'head', maxBytes: FILE_BYTES, timeoutMs: 15_000 } as const;
  const fetched = await late.net.fetch({ url, ...limits, signal: late.signal });
  if (!fetched.ok || fetched.status >= 400) return [];
  const where = file.kind === 'script' ? 'script' : 'css';
  const text = Buffer.from(fetched.body).toString('latin1');
  return literalsIn(text).map((literal) => ({ literal, where, on: file.url }));
}

const INNER: ReadonlySet<AddressClass> = new Set([
  'private',
  'loopback',
  'link-local',
  'unspecified',
  'carrier-nat',
]);

/** Addresses of an inner network are a fault of another kind: nobody outside reaches them, over whatever family. */
async function counts({ literal }: Literal, late: LateLook): Promise<boolean> {
  // The address by which the site itself was asked for: a staging server has no name yet.
  if (addressIn(literal) === new URL(late.site.url).hostname) return false;
  const resolved = await late.net.resolve(addressIn(literal), 4);
  return resolved.state === 'found' && !resolved.addresses.some((one) => INNER.has(one.class));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
