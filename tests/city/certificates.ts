import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The root as PEM, for NODE_EXTRA_CA_CERTS. */
  readonly root: string;
  /** A certificate for these names; `expired` ones ended years ago. */
  readonly issue: (names: readonly string[], state?: 'valid' | 'expired') => Certificate;
  /** A certificate that nobody but itself vouches for. */
  readonly selfSigned: (names: readonly string[]) => Certificate;
}

/** A certificate authority that lives as long as the city. */
export function makeAuthority(): Authority {
  const root = newKey();
  const name = 'Qinghu Demo Root';
  const rootCert = certificate({ subject: name, issuer: name, key: root, signer: root, ca: true });
  return {
    root: rootCert,
    issue: (names, state = 'valid') => {
      const key = newKey();
      const until = state === 'valid' ? '490101000000Z' : '210301000000Z';
      const cert = certificate({ subject: names[0] ?? '', issuer: name, key, signer: root, names, until });
      return { key: pemOf(key), cert };
    },
    selfSigned: (names) => {
      const key = newKey();
      const subject = names[0] ?? '';
      return { key: pemOf(key), cert: certificate({ subject, issuer: subject, key, signer: key, names }) };
    },
  };
}

interface Wanted {
  readonly subject: string;
  readonly issuer: string;
  readonly key: Pair;
  readonly signer: Pair;
  readonly names?: readonly string[];
  readonly until?: string;
  readonly ca?: true;
}

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

function newKey(): Pair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function pemOf({ privateKey }: Pair): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** RFC 5280, written by hand: an authority for a demo needs no package. */
function certificate({
  subject,
  issuer,
  key,
  signer,
  names = [],
  until = '490101000000Z',
  ca,
}: Wanted): string {
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const extensions = [
    extension('551d13', sequence(...(ca ? [tlv(0x01, Buffer.from([0xff]))] : [])), true),
    ...(names.length === 0
      ? []
      : [extension('551d11', sequence(...names.map((n) => tlv(0x82, Buffer.from(n)))))]),
  ];
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
    algorithm,
    distinguished(issuer),
    sequence(time('200101000000Z'), time(until)),
    distinguished(subject),
    key.publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, signer.privateKey);
  const der = sequence(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, value));
}

function distinguished(name: string): Buffer {
  return sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(name)))));
}

function time(text: string): Buffer {
  return tlv(0x17, Buffer.from(text));
}

function integer(value: Buffer): Buffer {
  return tlv(0x02, value);
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
