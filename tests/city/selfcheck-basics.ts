import { Resolver } from 'node:dns/promises';
import { connect } from 'node:net';
import type { AnswerSheet } from './answers.ts';
import type { Ports } from './model.ts';
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

/** Which sites work over IPv6 is as the answers say. */
export async function checkFamilies(sheet: AnswerSheet, server: string): Promise<string[]> {
  const resolver = new Resolver();
  resolver.setServers([server]);
  const complaints: string[] = [];
  for (const site of sheet.sites) {
    const home = new URL(site.columns[0]?.url ?? site.traps[0]?.url ?? 'http://none.example/');
    const addresses = await resolver.resolve6(home.hostname).catch((): string[] => []);
    const works = addresses.includes('::1') && (await accepts('::1', Number(home.port)));
    const faulty = site.expect.some((e) => e.rule.startsWith('ipv6-') || e.rule === 'site-unreachable');
    if (works === faulty)
      complaints.push(
        `${site.id}: ${works ? 'works' : 'does not work'} over IPv6, the answers say otherwise`,
      );
  }
  return complaints;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
