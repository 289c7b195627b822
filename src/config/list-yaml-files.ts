import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault, Loaded } from './fault.ts';

/** The YAML files that a path means: itself, or all in a directory (and below, if `deep`), sorted; names that begin with `_` or `.` are left out. */
export async function listYamlFiles(
  path: string,
  options: { readonly deep: boolean },
): Promise<Loaded<readonly string[]>> {
  const state = await look(path);
  if (state === 'missing') return refuse(path, 'there is no such file or directory');
  if (state === 'file') return { ok: true, value: [path] };
  try {
    const files = await inside(path, options.deep);
    if (files.length === 0) return refuse(path, 'the directory holds no *.yaml file');
    return { ok: true, value: files };
  } catch (error) {
    return refuse(
      path,
      `the directory cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

async function look(path: string): Promise<'missing' | 'file' | 'directory'> {
  try {
    return (await stat(path)).isDirectory() ? 'directory' : 'file';
  } catch {
    return 'missing';
  }
}

async function inside(directory: string, deep: boolean): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const seen = entries.filter((e) => !/^[_.]/.test(e.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = await Promise.all(
    seen.map((e) => {
      const path = join(directory, e.name);
      if (e.isDirectory()) return deep ? inside(path, deep) : [];
      return /\.ya?ml$/i.test(e.name) ? [path] : [];
    }),
  );
  return lists.flat();
}

function refuse(file: string, message: string): Loaded<never> {
  const fault: Fault = { file, line: 0, column: 0, path: '', message };
  return { ok: false, faults: [fault] };
}
