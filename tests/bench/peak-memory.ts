import { readdir, readFile } from 'node:fs/promises';

const EVERY_MS = 50;

/** Samples the resident memory of a process and all its children until stopped; gives the peak in MB, on Linux only. */
export function watchMemory(pid: number): { readonly stop: () => number } {
  let peak = 0;
  let stopped = false;
  const watch = async () => {
    while (!stopped) {
      peak = Math.max(peak, await residentKb(pid));
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  };
  void watch();
  return {
    stop() {
      stopped = true;
      return Math.round(peak / 1_024);
    },
  };
}

async function residentKb(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    const threads = await readdir(`/proc/${pid}/task`);
    const children = await Promise.all(
      threads.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')),
    );
    const pids = children
      .join(' ')
      .split(/\s+/)
      .filter((one) => one !== '');
    const inner = await Promise.all(pids.map((child) => residentKb(Number(child))));
    return inner.reduce((sum, kb) => sum + kb, own);
  } catch (error) {
    return ignoreEnded(error);
  }
}

function ignoreEnded(_error: unknown): number {
  return 0; // it ended between two looks
}
