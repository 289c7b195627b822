import type { Parsed } from './fault.ts';
import { addressBits } from './parse-cidr.ts';

const RESOLVER = /^(?:\[([0-9a-f:.]{2,60})\]|([^:[\]]{1,60})):(\d{1,5})$/i;

/** A DNS server as `HOST:PORT`; the host is an address (a name would need a resolver itself), IPv6 in brackets. */
export function parseResolver(text: string): Parsed<string> {
  const found = RESOLVER.exec(text.trim());
  const port = Number(found?.[3]);
  if (found === null || port < 1 || port > 65535) return refuse(text);
  const six = found[1];
  if (six !== undefined)
    return addressBits(six) === 128 ? { ok: true, value: `[${six.toLowerCase()}]:${port}` } : refuse(text);
  const four = found[2] === 'localhost' ? '127.0.0.1' : (found[2] ?? '');
  return addressBits(four) === 32 ? { ok: true, value: `${four}:${port}` } : refuse(text);
}

function refuse(text: string): Parsed<never> {
  return {
    ok: false,
    message: `expected the address and port of a DNS server such as 127.0.0.1:5353 or [::1]:5353, got “${text.slice(0, 100)}”`,
  };
}
