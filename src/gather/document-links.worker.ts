import { parentPort } from 'node:worker_threads';
import { documentLinks } from './document-links.ts';
import { readDocument } from './documents/read-document.ts';

/** What the thread is asked, and whether it is to say what the document shows besides. */
interface Asked {
  readonly url: string;
  readonly body: Uint8Array;
  readonly wants: 'links' | 'facts' | 'both';
}

/** The thread in which documents are read; a document that cannot be read holds no links, and shows nothing. */
const port = parentPort;
port?.on('message', async ({ url, body, wants }: Asked) => {
  const links = wants === 'facts' ? [] : await documentLinks(url, body).catch(() => []);
  const facts = wants === 'links' ? null : await readDocument(url, body).catch(() => null);
  port.postMessage({ links, facts });
});
