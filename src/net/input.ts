import type { CDPSession } from 'playwright';
import type { Input, Key } from '../domain/net.ts';
import { within } from './within.ts';

/** Keyboard, mouse and window of an open page. `acts` is told before the page is touched for the first time, and each time after. */
export function openInput(
  session: CDPSession,
  options: { readonly acts: () => void; readonly departures: () => number },
): Input {
  const send = (step: Promise<unknown>): Promise<unknown> => within(step, STEP_MS);
  const key = (name: Key, modifiers: number) => ({
    key: name,
    code: name,
    windowsVirtualKeyCode: CODES[name],
    modifiers,
    ...(name === 'Enter' ? { text: '\r' } : {}),
  });
  return {
    press: async (name, { shift = false } = {}) => {
      options.acts();
      const keys = key(name, shift ? SHIFT : 0);
      const down = name === 'Enter' ? 'keyDown' : 'rawKeyDown';
      await send(session.send('Input.dispatchKeyEvent', { type: down, ...keys }));
      await send(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...keys }));
    },
    click: async (x, y) => {
      options.acts();
      const at = { x, y, button: 'left', clickCount: 1 } as const;
      await send(session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y }));
      await send(session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }));
      await send(session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }));
    },
    resize: async (width, height) => {
      const size = { width, height, deviceScaleFactor: 1, mobile: false };
      await send(session.send('Emulation.setDeviceMetricsOverride', size));
    },
    departures: options.departures,
  };
}

const SHIFT = 8;
/** A page whose handler runs without end answers no key. */
const STEP_MS = 5_000;
const CODES: Readonly<Record<Key, number>> = { Tab: 9, Enter: 13, Escape: 27 };
