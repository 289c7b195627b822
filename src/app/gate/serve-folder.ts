import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { type Listening, listenOnLoopback, type Served } from '../../net/listen-on-loopback.ts';

const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.shtml': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};
const INDEX = ['index.html', 'index.htm', 'index.shtml'];
const MAX_BYTES = 200 * 2 ** 20;

/** Serves a folder of static pages, and nothing outside it. */
export async function serveFolder(dir: string): Promise<Listening> {
  const root = await realpath(dir);
  return await listenOnLoopback(async (path) => await answer(root, path));
}

/** The file that an address of such a server shows, or `null`. */
export async function fileBehind(root: string, path: string): Promise<string | null> {
  const plain = decoded(path);
  if (plain === null || plain.includes('\0')) return null;
  const wanted = resolve(root, `.${plain.startsWith('/') ? plain : `/${plain}`}`);
  for (const candidate of [wanted, ...INDEX.map((name) => join(wanted, name))]) {
    const real = await realpath(candidate).catch(() => null);
    if (real === null || !isInside(root, real)) continue;
    const info = await stat(real);
    if (info.isFile() && info.size <= MAX_BYTES) return real;
  }
  return null;
}

async function answer(root: string, path: string): Promise<Served> {
  const file = await fileBehind(root, path);
  if (file === null) return plainText(404, 'not found');
  // A folder without its slash would make every relative link of the page wrong.
  if (!path.endsWith('/') && (await isFolder(root, path)))
    return { status: 301, headers: { location: `${path}/` }, body: '' };
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type }, body: await readFile(file) };
}

async function isFolder(root: string, path: string): Promise<boolean> {
  const plain = decoded(path);
  if (plain === null) return false;
  const info = await stat(resolve(root, `.${plain}`)).catch(() => null);
  return info?.isDirectory() ?? false;
}

function isInside(root: string, real: string): boolean {
  const inside = relative(root, real);
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // a stray % sign: no such file
  }
}

function plainText(status: number, body: string): Served {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
