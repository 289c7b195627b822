import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession } from 'playwright';

const EVERY_MS = 300;
/** Ordinary pages stay below 300 MB; this one hoards, and would take the memory of all others. */
const MOST_BYTES = 1_000_000_000;
const PAGE_BYTES = 4_096;

/** Ends the process of a page that grows beyond all measure: its visit then tells of a crash. Only where `/proc` is there. */
export function watchRenderers(browser: Browser): () => void {
  let stopped = process.platform !== 'linux';
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
  };
  let timer: NodeJS.Timeout | undefined;
  const look = async (session: CDPSession): Promise<void> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    await Promise.all(renderers.map(({ id }) => endIfTooLarge(id)));
    again(session);
  };
  const again = (session: CDPSession): void => {
    if (stopped) return;
    timer = setTimeout(() => void look(session).catch(ignoreEnded), EVERY_MS);
    timer.unref();
  };
  if (!stopped) void browser.newBrowserCDPSession().then(again, ignoreEnded);
  return stop;
}

async function endIfTooLarge(pid: number): Promise<void> {
  const resident = Number((await read(pid, 'statm')).split(' ')[1] ?? 0) * PAGE_BYTES;
  if (resident <= MOST_BYTES) return;
  // A number may have come to mean another process.
  if ((await read(pid, 'cmdline')).includes('--type=renderer')) kill(pid);
}

async function read(pid: number, name: 'statm' | 'cmdline'): Promise<string> {
  return await readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    ignoreEnded(error);
  }
}

function ignoreEnded(_error: unknown): void {
  // Browser or process has ended meanwhile.
}
