import type { CDPSession } from 'playwright';
import { within } from './within.ts';

/**
 * Asks the browser which elements of the main frame listen to which events, and lays the answer down in the isolated
 * world as `heard`: pairs of element and event types; what the window itself listens to as `heardByWindow`. It is the
 * browser's own list, so what the page has made of `addEventListener` does not matter, and nothing is put into the page's
 * world.
 */
export async function hearListeners(
  session: CDPSession,
  contextId: number,
  types: readonly string[],
): Promise<number> {
  try {
    const ofWindow = await listenersOf(session, 'window', 0);
    const listeners = await listenersOf(session, 'document', -1);
    const heard = new Map<number, Set<string>>();
    for (const { type, backendNodeId } of listeners) {
      if (backendNodeId === undefined || !types.includes(type)) continue;
      const known = heard.get(backendNodeId);
      if (known) known.add(type);
      else if (heard.size < MOST_ELEMENTS) heard.set(backendNodeId, new Set([type]));
    }
    const byWindow = new Set(ofWindow.map(({ type }) => type).filter((type) => types.includes(type)));
    await within(layDown(session, contextId, heard, [...byWindow]), LIMIT_MS);
    return heard.size;
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP }).catch(ignoreGone);
  }
}

const GROUP = 'listeners';
const LIMIT_MS = 3_000;
const MOST_ELEMENTS = 400;

interface Listener {
  readonly type: string;
  readonly backendNodeId?: number;
}

/** Neither name can be overwritten; only in the page's own world are their listeners told. */
async function listenersOf(
  session: CDPSession,
  expression: 'window' | 'document',
  depth: number,
): Promise<readonly Listener[]> {
  const found = await within(session.send('Runtime.evaluate', { expression, objectGroup: GROUP }), LIMIT_MS);
  const { objectId } = found.result;
  if (!objectId) return [];
  const asked = session.send('DOMDebugger.getEventListeners', { objectId, depth });
  return (await within(asked, LIMIT_MS)).listeners;
}

async function layDown(
  session: CDPSession,
  contextId: number,
  heard: ReadonlyMap<number, ReadonlySet<string>>,
  byWindow: readonly string[],
): Promise<void> {
  const resolved = await Promise.all(
    [...heard].map(async ([backendNodeId, types]) => {
      const wanted = { backendNodeId, executionContextId: contextId, objectGroup: GROUP };
      const node = await session.send('DOM.resolveNode', wanted).catch(ignoreGone);
      return node?.object.objectId ? { objectId: node.object.objectId, types: [...types] } : null;
    }),
  );
  const there = resolved.filter((one) => one !== null);
  await session.send('Runtime.callFunctionOn', {
    executionContextId: contextId,
    functionDeclaration: `function (byWindow, types, ...elements) {
      globalThis.heardByWindow = byWindow;
      globalThis.heard = elements.map((element, i) => [element, types[i]]);
    }`,
    arguments: [
      { value: byWindow },
      { value: there.map((one) => one.types) },
      ...there.map(({ objectId }) => ({ objectId })),
    ],
  });
}

function ignoreGone(_error: unknown): undefined {
  return undefined; // The element or its document has gone meanwhile.
}
