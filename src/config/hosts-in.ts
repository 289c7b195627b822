const WITH_SCHEME =
  /\b(?:https?|wss?):\/\/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(:\d{2,5})?(?![a-z0-9.-])/gi;
const GOVERNMENT = /(?<![a-z0-9.@/-])((?:[a-z0-9-]{1,63}\.){1,6}gov\.cn)(?![a-z0-9.-])/gi;
/** Names of formats, which nobody connects to. */
const NAMESPACES =
  /^(?:schemas?\.|ns\.adobe|(?:www\.)?w3\.org|(?:www\.)?xmlpull\.org|xml\.org|(?:www\.)?apache\.org|java\.sun\.com|example\.|localhost$|(?:www\.)?slf4j\.org|(?:developer|source)\.android\.com)/;

/** Strings are kept as UTF-8 (dex, newer resources) or UTF-16 (older resources, binary XML). */
export function hostsIn(contents: Buffer): ReadonlySet<string> {
  const hosts = new Set<string>();
  const wide = contents.toString('utf16le');
  const shifted = contents.subarray(1).toString('utf16le');
  for (const text of [contents.toString('latin1'), wide, shifted]) {
    for (const [, host = '', port = ''] of text.matchAll(WITH_SCHEME)) add(hosts, host, port);
    for (const [, host = ''] of text.matchAll(GOVERNMENT)) add(hosts, host, '');
  }
  return hosts;
}

function add(hosts: Set<string>, host: string, port: string): void {
  const name = host.toLowerCase();
  if (!name.includes('.') || name.includes('..') || NAMESPACES.test(name)) return;
  hosts.add(`${name}${port === ':80' || port === ':443' ? '' : port}`);
}
