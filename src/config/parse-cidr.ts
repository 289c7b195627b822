import ipaddr from 'ipaddr.js';
import type { Parsed } from './fault.ts';

/** An address range such as `127.0.0.0/8` or `::1/128`; one address alone is the range of itself. */
export function parseCidr(text: string): Parsed<string> {
  const trimmed = text.trim();
  const slash = trimmed.indexOf('/');
  const address = slash < 0 ? trimmed : trimmed.slice(0, slash);
  const bits = addressBits(address);
  if (bits === null) return refuse(trimmed);
  const length = slash < 0 ? String(bits) : trimmed.slice(slash + 1);
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) return refuse(trimmed);
  return { ok: true, value: `${address.toLowerCase()}/${Number(length)}` };
}

/** 32 or 128, or `null` where the text is no address in its usual form. */
export function addressBits(text: string): 32 | 128 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return 32;
  return text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text) ? 128 : null;
}

function refuse(text: string): Parsed<never> {
  return {
    ok: false,
    message: `expected an address range such as 127.0.0.0/8 or ::1/128, got “${text.slice(0, 100)}”`,
  };
}
