import { boundedMap } from './bounded-map.ts';
import { type Fault, fault } from './failure.ts';
import type { OpenNet } from './net.ts';
import type { Hopeful } from './route.ts';

export type VerifyHost = (
  host: { readonly hostname: string; readonly port: number },
  address: Hopeful,
) => Promise<Fault | null>;

const FOR_MS = 10 * 60_000;

/**
 * Does the program itself accept the certificate of an HTTPS host? Where it trusts a root that the browser does not know,
 * the browser is let through to nobody else, and takes that word for its own.
 */
export function openVerifyHost(net: Pick<OpenNet, 'connect'>): VerifyHost {
  const known = boundedMap<{ readonly until: number; readonly asked: Promise<Fault | null> }>(2_000);
  return ({ hostname, port }, { address }) => {
    const key = `${hostname}:${port} ${address}`;
    const kept = known.get(key);
    if (kept && kept.until > performance.now()) return kept.asked;
    const host = port === 443 ? hostname : `${hostname}:${port}`;
    const asked = net.connect({ address, port, host, tlsName: hostname }).then((connected) => {
      if (!connected.ok) return fault(connected.why, connected.detail);
      return connected.tls?.fault ? fault('tls', `${connected.tls.fault} ${host}`) : null;
    });
    known.set(key, { until: performance.now() + FOR_MS, asked });
    return asked;
  };
}
