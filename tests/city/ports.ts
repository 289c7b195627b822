import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Family, Ports } from './model.ts';
import { loopback } from './server.ts';

export const defaultBasePort = 18080;

/** Distance between two bases that are tried. */
export const portStep = 97;

export function portsFrom(base: number): Ports {
  return {
    web: base,
    dns: base + 53,
    v4only: base + 1,
    closed: base + 2,
    closedSite: base + 3,
    tls: base + 4,
    tls4: base + 5,
  };
}

/** The families of loopback addresses which this machine has. */
export async function boundFamilies(wanted: readonly Family[]): Promise<Family[]> {
  const found: Family[] = [];
  for (const family of wanted) if (await isFree(0, family)) found.push(family);
  return found;
}

/** Ports from `base` upwards, or from a later base where one of them is taken. */
export async function freePorts(base: number, families: readonly Family[]): Promise<Ports> {
  for (let candidate = base; candidate < base + 40 * portStep; candidate += portStep) {
    const ports = portsFrom(candidate);
    if (await allFree(ports, families)) return ports;
  }
  throw new Error(`no free ports found from ${base} upwards`);
}

async function allFree(ports: Ports, families: readonly Family[]): Promise<boolean> {
  for (const family of families) {
    for (const port of [ports.web, ports.v4only, ports.closed, ports.closedSite, ports.tls, ports.tls4])
      if (!(await isFree(port, family))) return false;
    if (!(await isUdpFree(ports.dns, family))) return false;
  }
  return true;
}

function isFree(port: number, family: Family): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: loopback[family], ipv6Only: family === 6 }, () =>
      server.close(() => done(true)),
    );
  });
}

function isUdpFree(port: number, family: Family): Promise<boolean> {
  return new Promise((done) => {
    const socket = createSocket(family === 6 ? { type: 'udp6', ipv6Only: true } : { type: 'udp4' });
    socket.once('error', () => {
      socket.close();
      done(false);
    });
    socket.bind(port, loopback[family], () => socket.close(() => done(true)));
  });
}
