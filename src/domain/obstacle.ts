/**
 * The closed list of reasons for not having seen something. Only `net/` names them (and the budget keeper of `crawl/`).
 * Whether an obstacle is itself a finding (a refused connection is, for a link) is for gatherers and rules to say.
 */
export const OBSTACLES = [
  'dns-missing', // the name does not exist (NXDOMAIN) or has no address, said by an answering name server
  'dns', // no name server answered, or it answered SERVFAIL or REFUSED
  'refused', // the connection was refused
  'unreachable', // no route to host or network
  'reset', // the connection broke in the middle, or was not HTTP
  'timeout', // one of the time limits ran out
  'tls', // the certificate is expired, of another name, or not trusted; or the handshake failed
  'blocked', // a wall for programs: 401, 403, 405, 407, 412, 429, 451, 521, 999, challenge and login pages
  'robots', // robots.txt forbids it
  'forbidden', // an address which this run may not contact (contract §3)
  'redirects', // more redirects than allowed, or a circle of them
  'too-large', // more bytes than allowed, also after decompression
  'malformed', // an address that cannot be read, or an answer that is not HTTP or cannot be decompressed
  'budget', // page, time or request budget used up
  'no-ipv6-path', // this machine has no working IPv6
  'no-ipv4-path', // this machine may not, or cannot, use IPv4
  'no-browser', // no browser was found
  'crashed', // browser or page broke down
  'cancelled', // stopped by the user
] as const;
export type Obstacle = (typeof OBSTACLES)[number];
