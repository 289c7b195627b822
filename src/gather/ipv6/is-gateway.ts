import { getDomain } from 'tldts';

/** Hosts of services which rewrite outside links for IPv6 visitors: `….ipv6.…`, or a name that was hashed into a label. */
export function isGateway(host: string): boolean {
  const labels = host.split('.');
  const above = labels.slice(0, -(getDomain(host)?.split('.').length ?? 2));
  return above.some(
    (label) => label === 'ipv6' || /^[0-9a-f]{24,63}$/.test(label) || /-s-ipv6$|-ipv6$/.test(label),
  );
}
