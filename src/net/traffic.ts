import type { Traffic } from '../domain/net.ts';
import { boundedMap } from './bounded-map.ts';

export interface TrafficBook {
  count(host: string, requests: number, bytes: number): void;
  of(host: string): Traffic;
}

/** Requests and bytes on the wire, per `host[:port]`. */
export function openTrafficBook(): TrafficBook {
  const book = boundedMap<{ requests: number; bytes: number }>(50_000);
  return {
    count: (host, requests, bytes) => {
      const entry = book.get(host);
      if (!entry) return book.set(host, { requests, bytes });
      entry.requests += requests;
      entry.bytes += bytes;
    },
    of: (host) => ({ ...(book.get(host.toLowerCase()) ?? NONE) }),
  };
}

const NONE: Traffic = { requests: 0, bytes: 0 };
