import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Trusts one more certificate authority (PEM) in this process: that of the demo city's own HTTPS hosts. */
export function trustRoot(pem: string): void {
  setDefaultCACertificates([...getCACertificates('default'), pem]);
}

/** This process trusts roots that no browser knows: one of its own, of `NODE_EXTRA_CA_CERTS`, or of the machine. */
export function trustsOtherRoots(): boolean {
  const known = new Set(getCACertificates('bundled').map(plain));
  return getCACertificates('default').some((pem) => !known.has(plain(pem)));
}

function plain(pem: string): string {
  return pem.replace(/\s+/g, '');
}
