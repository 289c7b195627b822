import { readFile, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Finding } from '../../domain/finding.ts';
import type { GateDecision } from '../../domain/gate.ts';
import { decodeBody } from '../../net/charset.ts';
import { readPage } from '../../net/read-page.ts';
import { findInSource } from '../../report/find-in-source.ts';
import type { SourcePlace } from '../../report/source-place.ts';
import { fileBehind } from './serve-folder.ts';

/** Findings beyond are told with their address only. */
const MOST = 500;

/**
 * Where the gate's findings can be mended: in the files of `--serve`, or where a comment of the page names its template.
 * Known faults are not looked up.
 */
export async function sourcePlaces(
  { findings }: GateDecision,
  from: { readonly dir: string | null; readonly signal: AbortSignal },
): Promise<(finding: Finding) => SourcePlace | null> {
  const root = from.dir === null ? null : await realpath(from.dir).catch(() => null);
  const pages = new Map<string, Promise<Page | null>>();
  const places = new Map<string, SourcePlace>();
  const wanted = findings.filter((one) => one.state === 'new' || one.effect === 'stops').slice(0, MOST);
  for (const { finding } of wanted) {
    const url = pageOf(finding);
    if (url === null) continue;
    const reading = pages.get(url) ?? read(url, root, from.signal);
    pages.set(url, reading);
    const page = await reading;
    const place = page ? findInSource(page.text, finding.target, page.file) : null;
    if (place) places.set(finding.fingerprint, place);
  }
  return (finding) => places.get(finding.fingerprint) ?? null;
}

interface Page {
  readonly text: string;
  /** From the folder in which the command was started; `null` where it is not below it. */
  readonly file: string | null;
}

async function read(url: string, root: string | null, signal: AbortSignal): Promise<Page | null> {
  if (root === null) {
    const text = await readPage(url, signal);
    return text === null ? null : { text, file: null };
  }
  const file = await fileBehind(root, new URL(url).pathname);
  if (file === null) return null;
  const { text } = decodeBody(await readFile(file), 'text/html');
  const shown = relative(process.cwd(), file);
  return { text, file: shown.startsWith('..') ? file : shown.split(sep).join('/') };
}

function pageOf({ target }: Finding): string | null {
  if (target.type === 'link') return target.from[0] ?? null;
  return 'url' in target && target.url && URL.canParse(target.url) ? target.url : null;
}
