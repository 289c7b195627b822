import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { FileFacts } from '../gather/documents/file-facts.ts';
import type { FileLink } from '../gather/link-verdict.ts';

const READING_MS = 15_000;
const MEMORY_MB = 200;

/** Reads office and PDF documents, one at a time, in a thread that is ended when a document takes too long. */
export interface DocumentReader {
  /** The links in a document; what else it shows is kept for `factsOf`, where it is wanted. */
  readonly read: (url: string, body: Uint8Array) => Promise<readonly FileLink[]>;
  /** What these documents show is wanted, should somebody read them for their links. */
  want(urls: readonly string[]): void;
  /** What a document shows; `null` where it could not be read in time. */
  facts(url: string, body: Uint8Array): Promise<FileFacts | null>;
  /** What a wanted document showed when it was read; `undefined`: nobody has read it. Told once. */
  factsOf(url: string): FileFacts | null | undefined;
  close(): Promise<void>;
}

interface Told {
  readonly links: readonly FileLink[];
  readonly facts: FileFacts | null;
}

const NOTHING: Told = { links: [], facts: null };

export function openDocumentReader(): DocumentReader {
  const one = pLimit(1);
  const wanted = new Set<string>();
  const known = new Map<string, FileFacts | null>();
  let worker: Worker | null = null;

  const started = (): Worker => {
    worker ??= new Worker(new URL('../gather/document-links.worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    worker.unref();
    return worker;
  };
  const give = async () => {
    const ended = worker?.terminate();
    worker = null;
    await ended;
  };
  const readNow = (url: string, body: Uint8Array, wants: 'links' | 'facts' | 'both') =>
    new Promise<Told>((resolve) => {
      const thread = started();
      const done = (told: Told, broken: boolean) => {
        clearTimeout(timer);
        thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        thread.on('error', ignoreEnded);
        resolve(told);
        if (broken) void give();
      };
      const timer = setTimeout(() => done(NOTHING, true), READING_MS);
      thread.once('message', (told: Told) => done(told, false)); // sent by the worker's one line
      thread.once('error', () => done(NOTHING, true));
      thread.once('exit', () => done(NOTHING, true));
      thread.postMessage({ url, body, wants });
    });

  return {
    read: async (url, body) => {
      const isWanted = wanted.delete(url);
      const told = await one(() => readNow(url, body, isWanted ? 'both' : 'links'));
      if (isWanted) known.set(url, told.facts);
      return told.links;
    },
    want: (urls) => {
      for (const url of urls) wanted.add(url);
    },
    facts: async (url, body) => (await one(() => readNow(url, body, 'facts'))).facts,
    factsOf: (url) => {
      wanted.delete(url);
      const facts = known.get(url);
      known.delete(url);
      return facts;
    },
    close: give,
  };
}

function ignoreEnded(_error: unknown): void {
  // A thread that was given up may still say why it broke down.
}
