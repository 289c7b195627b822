import { readdir } from 'node:fs/promises';

/** Every YAML file below a folder, with the folder's name in front. */
export async function find(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`);
}
