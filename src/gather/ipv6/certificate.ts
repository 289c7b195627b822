import type { TlsFacts } from '../../domain/net.ts';

/** The fault of a certificate for a host: Node's code, or that it is of another name (which a self-made chain would hide). */
export function certificateFault(tls: TlsFacts, host: string): string | null {
  if (tls.names.length > 0 && !tls.names.some((name) => covers(name, host)))
    return tls.fault === null || tls.fault === 'ERR_TLS_CERT_ALTNAME_INVALID' || isChainFault(tls.fault)
      ? 'ERR_TLS_CERT_ALTNAME_INVALID'
      : tls.fault;
  return tls.fault;
}

/** A `*` stands for one label (RFC 6125). */
function covers(name: string, host: string): boolean {
  const wanted = host.toLowerCase().replace(/^\[|\]$/g, '');
  const own = name.toLowerCase();
  if (!own.startsWith('*.')) return own === wanted;
  const dot = wanted.indexOf('.');
  return dot > 0 && wanted.slice(dot) === own.slice(1);
}

/** Says who signed it, not whom it is for. */
function isChainFault(fault: string): boolean {
  return /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(fault);
}
