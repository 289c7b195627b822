import { createHash } from 'node:crypto';

/**
 * An id as the name of a file or folder: letters (also Chinese), digits, `-`, `_` and inner dots. An id with anything else
 * in it keeps what is allowed and gets a digest, so that two ids never share a name and none leads out of the run folder.
 */
export function fileId(id: string): string {
  if (/^[\p{L}\p{N}_-](?:[\p{L}\p{N}._-]{0,78}[\p{L}\p{N}_-])?$/u.test(id) && !RESERVED.test(id)) return id;
  const kept = id
    .replace(/[^\p{L}\p{N}_-]/gu, '_')
    .slice(0, 40)
    .toWellFormed();
  return `${kept}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

/** A path inside the run folder as a relative link. */
export function pathHref(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

// Names that Windows cannot use.
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
