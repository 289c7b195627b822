import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { FileLink } from '../gather/link-verdict.ts';

const READING_MS = 15_000;
const MEMORY_MB = 200;

/** Reads the links of office and PDF documents, one at a time, in a thread that is ended when a document takes too long. */
export interface DocumentReader {
  read(url: string, body: Uint8Array): Promise<readonly FileLink[]>;
  close(): Promise<void>;
}

export function openDocumentReader(): DocumentReader {
  const one = pLimit(1);
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
  const readNow = (url: string, body: Uint8Array) =>
    new Promise<readonly FileLink[]>((resolve) => {
      const thread = started();
      const done = (links: readonly FileLink[], broken: boolean) => {
        clearTimeout(timer);
        thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        thread.on('error', ignoreEnded);
        resolve(links);
        if (broken) void give();
      };
      const timer = setTimeout(() => done([], true), READING_MS);
      thread.once('message', (links: readonly FileLink[]) => done(links, false)); // sent by the worker's one line
      thread.once('error', () => done([], true));
      thread.once('exit', () => done([], true));
      thread.postMessage({ url, body });
    });

  return {
    read: (url, body) => one(() => readNow(url, body)),
    close: give,
  };
}

function ignoreEnded(_error: unknown): void {
  // A thread that was given up may still say why it broke down.
}
