import { pause } from './pause.ts';

const ONE_TRY_MS = 5_000;
const BETWEEN_MS = 250;

/** Asks an address which the operator named until it answers at all, whatever the status; `false` when the time is over. */
export async function waitForAnswer(
  url: string,
  { limitMs, signal }: { readonly limitMs: number; readonly signal: AbortSignal },
): Promise<boolean> {
  const until = performance.now() + limitMs;
  for (;;) {
    if (await answers(url, signal)) return true;
    if (signal.aborted || performance.now() + BETWEEN_MS >= until) return false;
    await pause(BETWEEN_MS);
  }
}

/** Whether a server is there: one request, any status. */
async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ONE_TRY_MS)]),
    });
    await answer.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
