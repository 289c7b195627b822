import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import type { Family, PathFacts } from '../domain/net.ts';
import { type AddressGuard, classifyAddress } from './address.ts';

export interface PathParts {
  readonly families: readonly Family[];
  readonly guard: AddressGuard;
  readonly canaries: readonly string[];
  /** A whole GET over IPv6. */
  readonly reaches: (canary: string) => Promise<{ readonly ok: boolean; readonly detail: string }>;
}

/** Contract §3 «IPv6 path»: whether a family works from here, known anew every ten minutes. */
export function openPath(
  parts: PathParts,
): (family: Family, address?: string, maxAgeMs?: number) => Promise<PathFacts> {
  const known = new Map<string, { readonly facts: Promise<PathFacts>; readonly at: number }>();

  return (family, address, maxAgeMs = LIFE_MS) => {
    const remember = (key: string, find: () => Promise<PathFacts>): Promise<PathFacts> => {
      const at = performance.now();
      const kept = known.get(key);
      if (kept && at - kept.at < maxAgeMs) return kept.facts;
      const facts = find();
      known.set(key, { facts, at });
      return facts;
    };

    if (!parts.families.includes(family))
      return Promise.resolve(no(`IPv${family} is not among this run's families`));
    const ours = address !== undefined && parts.guard(address).class === 'treated-as-public';
    if (ours) return remember(`bind ${family}`, () => canBind(family));
    if (family === 4) return remember('public 4', async () => hasIpv4());
    return remember('public 6', () => askCanaries(parts));
  };
}

const LIFE_MS = 10 * 60 * 1000;

async function canBind(family: Family): Promise<PathFacts> {
  const socket = createSocket(family === 6 ? { type: 'udp6', ipv6Only: true } : { type: 'udp4' });
  try {
    await new Promise<void>((done, failed) => {
      socket.once('error', failed);
      socket.bind(0, family === 6 ? '::1' : '127.0.0.1', done);
    });
    return yes(`IPv${family} can be bound on this machine`);
  } catch (error) {
    return no(`IPv${family} cannot be bound: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    socket.close();
  }
}

function hasIpv4(): PathFacts {
  return ownAddresses(4).some((address) => classifyAddress(address) !== 'loopback')
    ? yes('this machine has an IPv4 address')
    : no('this machine has no IPv4 address');
}

async function askCanaries({ canaries, reaches }: PathParts): Promise<PathFacts> {
  if (!ownAddresses(6).some((address) => classifyAddress(address) === 'global')) {
    return no('this machine has no global IPv6 address');
  }
  if (canaries.length === 0) return no('no canaries to prove an IPv6 path with');
  const answers = await Promise.all(canaries.map(reaches));
  const told = canaries.map((url, i) => ({ url, ok: false, detail: '', ...answers[i] }));
  const good = told.filter((one) => one.ok).length;
  const because = `${good} of ${canaries.length} canaries answered over IPv6`;
  return { ...(good > 0 && good * 2 >= canaries.length ? yes(because) : no(because)), canaries: told };
}

function ownAddresses(family: Family): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => !each.internal && each.family === `IPv${family}`)
    .map((each) => each.address.replace(/%.*$/, ''));
}

function yes(because: string): PathFacts {
  return { works: true, because };
}

function no(because: string): PathFacts {
  return { works: false, because };
}
