import { type FileHandle, open } from 'node:fs/promises';
import { hostsIn } from './hosts-in.ts';
import { type ZipEntry, zipContents, zipEntries } from './read-zip.ts';

export type Apk =
  | { readonly ok: true; readonly hosts: readonly string[] }
  | { readonly ok: false; readonly fault: string };

const ENTRY_BYTES = 64_000_000;
const ALL_BYTES = 400_000_000;
const MOST_HOSTS = 500;
/** Code, resources, and whatever an app carries as text. */
const TELLING = /(?:\.dex|\.arsc|\.xml|\.json|\.js|\.html?|\.properties|\.txt|\.ya?ml|\.conf|\.cfg)$/i;

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
