import { parentPort } from 'node:worker_threads';
import { documentLinks } from './document-links.ts';

/** The thread in which documents are read; a document that cannot be read holds no links. */
const port = parentPort;
port?.on('message', async ({ url, body }: { readonly url: string; readonly body: Uint8Array }) => {
  const links = await documentLinks(url, body).catch(unreadable);
  port.postMessage(links);
});

function unreadable(_error: unknown): readonly [] {
  return [];
}
