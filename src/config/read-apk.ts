import { type FileHandle, open } from 'node:fs/promises';
import { type ZipEntry, zipContents, zipEntries } from './read-zip.ts';

export type Apk =
  | { readonly ok: true; readonly hosts: readonly string[] }
  | { readonly ok: false; readonly fault: string };

const ENTRY_BYTES = 64_000_000;
const ALL_BYTES = 400_000_000;
const MOST_HOSTS = 500;
/** Code, resources, and whatever an app carries as text. */
const TELLING = /(?:\.dex|\.arsc|\.xml|\.json|\.js|\.html?|\.properties|\.txt|\.ya?ml|\.conf|\.cfg)$/i;
const WITH_SCHEME =
  /\b(?:https?|wss?):\/\/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(:\d{2,5})?(?![a-z0-9.-])/gi;
const GOVERNMENT = /(?<![a-z0-9.@/-])((?:[a-z0-9-]{1,63}\.){1,6}gov\.cn)(?![a-z0-9.-])/gi;
/** Names of formats, which nobody connects to. */
const NAMESPACES =
  /^(?:schemas?\.|ns\.adobe|(?:www\.)?w3\.org|(?:www\.)?xmlpull\.org|xml\.org|(?:www\.)?apache\.org|java\.sun\.com|example\.|localhost$|(?:www\.)?slf4j\.org|(?:developer|source)\.android\.com)/;

/** The hosts that stand in an Android package: in the strings of its code, its resources and its assets. */
export async function readApk(path: string): Promise<Apk> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message : String(error) };
  }
  await using _file = { [Symbol.asyncDispose]: () => file.close() };
  const entries = await zipEntries(file);
  if (!entries) return { ok: false, fault: `${path}: no .apk file that can be read` };
  return { ok: true, hosts: await hostsOf(file, entries) };
}

async function hostsOf(file: FileHandle, entries: readonly ZipEntry[]): Promise<readonly string[]> {
  const hosts = new Set<string>();
  let left = ALL_BYTES;
  for (const entry of entries.filter((one) => TELLING.test(one.name))) {
    if (left < entry.bytes) break;
    const contents = await zipContents(file, entry, ENTRY_BYTES);
    if (!contents) continue;
    left -= contents.length;
    for (const host of hostsIn(contents)) if (hosts.size < MOST_HOSTS) hosts.add(host);
  }
  return [...hosts].sort();
}

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
