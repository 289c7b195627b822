import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Trusts one more certificate authority (PEM) in this process: that of the demo city's own HTTPS hosts. */
export function trustRoot(pem: string): void {
  setDefaultCACertificates([...getCACertificates('default'), pem]);
}
