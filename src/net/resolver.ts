import { Resolver } from 'node:dns';
import type { Family, Records, Resolved, ResolverAnswer } from '../domain/net.ts';
import type { AddressGuard } from './address.ts';
import { boundedMap } from './bounded-map.ts';

export interface NameResolver {
  /** A real DNS question, never the hosts file; answers live for a short while, questions under way are shared. */
  resolve(host: string, family: Family): Promise<Resolved>;
  /** The same question to each server by itself, never from memory. */
  each(host: string, family: Family): Promise<readonly ResolverAnswer[]>;
  /** Names that a record of this type gives; the first server that answers is believed. */
  records(name: string, type: 'NS' | 'SOA' | 'CNAME'): Promise<Records>;
  close(): void;
}

export interface ResolverOptions {
  /** `host:port`; empty: the system's. */
  readonly servers: readonly string[];
  readonly guard: AddressGuard;
  readonly tryMs: number;
}

/** Asks one server after the other; begins with the one that answered last. */
export function openResolver(options: ResolverOptions): NameResolver {
  const resolvers = openEach(options);
  const answers = boundedMap<{ readonly answer: Promise<Resolved>; until: number }>(10_000);
  let first = 0;

  async function ask(host: string, family: Family): Promise<Lived> {
    let worst: Lived = silent('no resolver');
    for (let turn = 0; turn < resolvers.length; turn++) {
      const index = (first + turn) % resolvers.length;
      const resolver = resolvers[index];
      if (!resolver) continue;
      const lived = await askOne({ resolver, host, family, guard: options.guard });
      if (lived.resolved.state !== 'silent') {
        first = index;
        return lived;
      }
      worst = lived;
    }
    return worst;
  }

  return {
    resolve: (host, family) => {
      const key = `${family}${host}`;
      const known = answers.get(key);
      if (known && known.until > performance.now()) return known.answer;
      const answer = ask(host, family).then((lived) => {
        entry.until = performance.now() + lived.lifeMs;
        return lived.resolved;
      });
      const entry = { answer, until: Number.POSITIVE_INFINITY };
      answers.set(key, entry);
      return answer;
    },
    each: (host, family) =>
      Promise.all(
        resolvers.map(async (resolver) => {
          const began = performance.now();
          const { resolved } = await askOne({ resolver, host, family, guard: options.guard });
          return { resolver: resolver.getServers().join(' '), resolved, tookMs: performance.now() - began };
        }),
      ),
    records: async (name, type) => {
      let worst: Records = { state: 'silent', detail: 'no resolver' };
      for (const resolver of resolvers) {
        worst = await namesOf(resolver, name, type);
        if (worst.state !== 'silent') return worst;
      }
      return worst;
    },
    close: () => {
      for (const resolver of resolvers) resolver.cancel();
      answers.clear();
    },
  };
}

interface Lived {
  readonly resolved: Resolved;
  readonly lifeMs: number;
}

const LIFE_MS = { shortest: 5_000, longest: 60_000, missing: 30_000, silent: 5_000 } as const;

function openEach(options: ResolverOptions): readonly Resolver[] {
  const each = { timeout: options.tryMs, tries: 2 };
  const servers = options.servers.length > 0 ? options.servers : new Resolver(each).getServers();
  if (servers.length === 0) return [new Resolver(each)];
  return servers.slice(0, MOST_SERVERS).map((server) => {
    const resolver = new Resolver(each);
    resolver.setServers([server]);
    return resolver;
  });
}

const MOST_SERVERS = 8;
/** Records of one answer that are looked at. */
const MOST_RECORDS = 16;

interface Question {
  readonly resolver: Resolver;
  readonly host: string;
  readonly family: Family;
  readonly guard: AddressGuard;
}

function askOne({ resolver, host, family, guard }: Question): Promise<Lived> {
  return new Promise((done) => {
    const take = (
      error: NodeJS.ErrnoException | null,
      records?: readonly { address: string; ttl: number }[],
    ) => {
      if (error) return done(failure(error));
      if (!records || records.length === 0) return done(missing('NODATA'));
      const ttlMs = Math.min(...records.map((record) => record.ttl)) * 1000;
      const addresses = records.slice(0, 32).map(({ address }) => ({ address, family, ...guard(address) }));
      const lifeMs = Math.min(Math.max(ttlMs, LIFE_MS.shortest), LIFE_MS.longest);
      done({ resolved: { state: 'found', addresses }, lifeMs });
    };
    try {
      if (family === 4) resolver.resolve4(host, { ttl: true }, take);
      else resolver.resolve6(host, { ttl: true }, take);
    } catch (error) {
      done(silent(error instanceof Error ? error.message : String(error)));
    }
  });
}

function failure(error: NodeJS.ErrnoException): Lived {
  if (error.code === 'ENOTFOUND') return missing('NXDOMAIN');
  if (error.code === 'ENODATA') return missing('NODATA');
  return silent(error.code ?? error.message);
}

function missing(detail: 'NODATA' | 'NXDOMAIN'): Lived {
  return { resolved: { state: 'missing', detail }, lifeMs: LIFE_MS.missing };
}

function silent(detail: string): Lived {
  return { resolved: { state: 'silent', detail }, lifeMs: LIFE_MS.silent };
}

function namesOf(resolver: Resolver, name: string, type: 'NS' | 'SOA' | 'CNAME'): Promise<Records> {
  return new Promise((done) => {
    const take = (error: NodeJS.ErrnoException | null, values: readonly string[]) => {
      if (error) {
        const { resolved } = failure(error);
        return done(resolved.state === 'found' ? { state: 'silent', detail: 'no answer' } : resolved);
      }
      const names = values.slice(0, MOST_RECORDS).map((value) => value.toLowerCase().replace(/\.$/, ''));
      return done(
        names.length > 0 ? { state: 'found', values: names } : { state: 'missing', detail: 'NODATA' },
      );
    };
    try {
      if (type === 'NS') resolver.resolveNs(name, (error, names) => take(error, names ?? []));
      else if (type === 'CNAME') resolver.resolveCname(name, (error, names) => take(error, names ?? []));
      else resolver.resolveSoa(name, (error, soa) => take(error, soa ? [soa.nsname] : []));
    } catch (error) {
      done({ state: 'silent', detail: error instanceof Error ? error.message : String(error) });
    }
  });
}
