import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import type { Url } from '../domain/brand.ts';
import type { Fetched, FetchRequest } from '../domain/net.ts';

export interface Peer {
  readonly hostname: string;
  readonly address: string;
  readonly port: number;
}

/**
 * The certificates which a server forgot to send between its own and a root, as PEM. Browsers fetch them from the
 * address that each certificate names (RFC 5280 §4.2.2.1); whether they are genuine shows in the verification that follows.
 */
export async function missingIssuers(
  peer: Peer,
  fetch: (request: FetchRequest) => Promise<Fetched>,
): Promise<readonly string[]> {
  const found: string[] = [];
  let last = await certificateOf(peer);
  while (last && found.length < LONGEST_CHAIN) {
    const address = issuerAddress(last);
    const issuer = address === null ? null : await ask(address, fetch);
    if (!issuer || !last.checkIssued(issuer)) break;
    found.push(issuer.toString());
    if (issuer.checkIssued(issuer)) break; // a root, which has to be among the trusted ones anyway
    last = issuer;
  }
  return found;
}

/** The faults which a missing certificate gives. */
export function isIncomplete(code: string): boolean {
  return /^(?:UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?)\b/.test(code);
}

const LONGEST_CHAIN = 3;
const HANDSHAKE_MS = 10_000;

function certificateOf({ hostname, address, port }: Peer): Promise<X509Certificate | null> {
  return new Promise((done) => {
    const servername = /^[\d.]+$|^\[/.test(hostname) ? {} : { servername: hostname };
    const socket = connect({
      host: address,
      port,
      ...servername,
      rejectUnauthorized: false,
      timeout: HANDSHAKE_MS,
    });
    const finish = (certificate: X509Certificate | null): void => {
      socket.destroy();
      done(certificate);
    };
    socket.once('secureConnect', () => finish(socket.getPeerX509Certificate() ?? null));
    socket.once('timeout', () => finish(null));
    socket.once('error', () => finish(null));
  });
}

function issuerAddress(certificate: X509Certificate): string | null {
  return (
    /^CA Issuers - URI:(http:\/\/\S{1,500})$/m.exec(certificate.infoAccess?.slice(0, 4_000) ?? '')?.[1] ??
    null
  );
}

async function ask(
  address: string,
  fetch: (request: FetchRequest) => Promise<Fetched>,
): Promise<X509Certificate | null> {
  const fetched = await fetch({
    url: address as Url, // taken as it stands in the certificate; what is no address fails as `malformed`
    maxBytes: 64 * 1024,
    timeoutMs: 8_000,
    maxRedirects: 3,
    obeyRobots: false,
    backOff: false,
  });
  if (!fetched.ok || fetched.status !== 200) return null;
  try {
    return new X509Certificate(fetched.body);
  } catch {
    return null; // A page, or a form of file that is not read here.
  }
}
