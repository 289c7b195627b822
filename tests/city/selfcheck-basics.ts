import { readFileSync } from 'node:fs';
import type { Ports } from './model.ts';
import { defaultBasePort, portsFrom } from './ports.ts';
import { seedsOf } from './seeds.ts';
import { buildWorld } from './world.ts';

/** Two buildings of the city have the same bytes. */
export function checkSameTwice(ports: Ports): string[] {
  const [first, second] = [buildWorld(ports), buildWorld(ports)];
  const complaints: string[] = [];
  for (const [i, host] of first.hosts.entries())
    for (const [path, resource] of host.resources) {
      const other = second.hosts[i]?.resources.get(path);
      if (typeof resource === 'function' || typeof other === 'function') continue;
      if (!other?.body.equals(resource.body))
        complaints.push(`${host.name}${path} differs from one building to the next`);
    }
  return complaints;
}

/** The seed file in the repository is that of the default ports. */
export function checkSeeds(): string[] {
  const ports = portsFrom(defaultBasePort);
  const file = new URL('../../seeds/demo-city.yaml', import.meta.url);
  return readFileSync(file, 'utf8') === seedsOf(buildWorld(ports).sites, ports)
    ? []
    : ['seeds/demo-city.yaml is of another day: write it again'];
}
