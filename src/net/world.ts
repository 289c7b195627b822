import type { CDPSession } from 'playwright';
import type { World } from '../domain/net.ts';
import { OutOfTime, within } from './within.ts';

/** The document went away, or its world threw: seen by nobody, so no fact. */
export class WorldLost extends Error {
  readonly code = 'WORLD_LOST';
}

/** With the browser's own number for it. */
interface OpenWorld extends World {
  readonly contextId: number;
}

/** A world of our own in a frame: what the page's scripts have overwritten is whole here. */
export async function openWorld(session: CDPSession, frameId: string): Promise<OpenWorld> {
  const { executionContextId } = await within(
    session.send('Page.createIsolatedWorld', { frameId, worldName: 'audit' }).catch(lost),
    OPENING_MS,
  );
  return {
    contextId: executionContextId,
    evaluate: (expression, timeoutMs) =>
      evaluate(session, { contextId: executionContextId, expression, timeoutMs }),
    child: (selector) => childWorld(session, executionContextId, selector),
  };
}

const OPENING_MS = 10_000;

interface Evaluation {
  readonly contextId: number;
  readonly expression: string;
  readonly timeoutMs: number;
}

async function evaluate(
  session: CDPSession,
  { contextId, expression, timeoutMs }: Evaluation,
): Promise<unknown> {
  const began = performance.now();
  const asked = { expression, contextId, awaitPromise: true, returnByValue: true, timeout: timeoutMs };
  const evaluated = await within(
    session.send('Runtime.evaluate', asked).catch((error: unknown) => {
      // A script that was stopped for its time is told as an «Internal error».
      if (performance.now() - began >= timeoutMs - 20) throw new OutOfTime(`not done in ${timeoutMs} ms`);
      return lost(error);
    }),
    timeoutMs + 500, // the browser's own limit speaks first
  );
  const { exceptionDetails, result } = evaluated;
  if (exceptionDetails) {
    const told = exceptionDetails.exception?.description ?? exceptionDetails.text;
    throw new WorldLost(`the page's world threw: ${told.slice(0, 500)}`);
  }
  return result.value;
}

function lost(error: unknown): never {
  throw new WorldLost(error instanceof Error ? error.message : String(error));
}

async function childWorld(session: CDPSession, contextId: number, selector: string): Promise<World | null> {
  // Through the prototype: a form field named querySelector hides the method of its document.
  const expression = `Document.prototype.querySelector.call(document, ${JSON.stringify(selector)})`;
  const found = await within(
    session.send('Runtime.evaluate', { expression, contextId, timeout: OPENING_MS }),
    OPENING_MS,
  );
  const { objectId } = found.result;
  if (!objectId || found.exceptionDetails) return null;
  try {
    const { node } = await within(session.send('DOM.describeNode', { objectId }), OPENING_MS);
    return node.frameId ? await openWorld(session, node.frameId) : null;
  } finally {
    await session.send('Runtime.releaseObject', { objectId }).catch(ignoreGone);
  }
}

function ignoreGone(_error: unknown): void {
  // The document has gone, and its objects with it.
}
