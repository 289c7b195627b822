import { makeAuthority } from './certificates.ts';
import { startDns, startNameServers } from './dns.ts';
import type { Family, Ports } from './model.ts';
import { boundFamilies, defaultBasePort, freePorts, portStep } from './ports.ts';
import { seedsOf } from './seeds.ts';
import { type LoggedRequest, loopback, startWeb } from './server.ts';
import { buildWorld } from './world.ts';

export interface CityOptions {
  readonly basePort?: number;
  readonly families?: readonly Family[];
}

export interface City {
  /** Text of a seed file with the real ports. */
  readonly seeds: string;
  /** `127.0.0.1:port` of the city's DNS server. */
  readonly resolver: string;
  readonly ports: Ports;
  readonly families: readonly Family[];
  /** The root that signed the city's certificates, as PEM: an auditor has to trust it. */
  readonly root: string;
  /** Whether the zones' name servers could be put on port 53; without root they often cannot. */
  readonly nameServers: boolean;
  readonly requests: () => readonly LoggedRequest[];
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Starts the demo city on loopback; takes other ports where the wanted ones are taken. */
export async function startCity(options: CityOptions = {}): Promise<City> {
  const families = await boundFamilies(options.families ?? [4, 6]);
  let base = options.basePort ?? defaultBasePort;
  for (let attempt = 1; ; attempt++) {
    const ports = await freePorts(base, families);
    try {
      return await open(ports, families);
    } catch (error) {
      // Another city may have taken a port since it was found free.
      if (!isTaken(error) || attempt === 20) throw error;
      base = ports.web + portStep;
    }
  }
}

async function open(ports: Ports, families: readonly Family[]): Promise<City> {
  const world = buildWorld(ports);
  const authority = makeAuthority();
  const log: LoggedRequest[] = [];
  let nameServers: (() => Promise<void>) | null = null;
  const stops: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  };
  try {
    const web = { hosts: world.hosts, log };
    stops.push(await startWeb({ ...web, port: ports.web, families }));
    const onlyFour = families.filter((family) => family === 4);
    stops.push(await startWeb({ ...web, port: ports.v4only, families: onlyFour }));
    stops.push(await startWeb({ ...web, port: ports.tls, families, authority }));
    stops.push(await startWeb({ ...web, port: ports.tls4, families: onlyFour, authority }));
    const addresses = families.map((family) => loopback[family]);
    const { zones, records, silentOver6 } = world;
    const dns = { addresses, zones, hosts: records, silentOver6 };
    stops.push(await startDns({ ...dns, port: ports.dns }));
    nameServers = await startNameServers(dns);
    if (nameServers) stops.push(nameServers);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    seeds: seedsOf(world.sites, ports),
    resolver: `127.0.0.1:${ports.dns}`,
    ports,
    families,
    root: authority.root,
    nameServers: nameServers !== null,
    requests: () => log,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
