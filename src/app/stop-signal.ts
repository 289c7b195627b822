/** Kept back from a time budget for judging and writing. */
const RESERVE = { share: 0.1, leastMs: 2_000, mostMs: 30_000 };

/** Stops by the time budget, reckoned from the start of the process, or by hand; `reason` tells which. */
export function stopSignal(
  timeBudgetMs: number | null,
  byHand: AbortSignal,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  const controller = new AbortController();
  const timer =
    timeBudgetMs === null ? null : setTimeout(() => controller.abort('budget'), leftMs(timeBudgetMs));
  const cancel = () => controller.abort('cancelled');
  if (byHand.aborted) cancel();
  byHand.addEventListener('abort', cancel);
  return {
    signal: controller.signal,
    clear() {
      if (timer) clearTimeout(timer);
      byHand.removeEventListener('abort', cancel);
    },
  };
}

function leftMs(timeBudgetMs: number): number {
  const reserve = Math.max(RESERVE.leastMs, Math.min(RESERVE.mostMs, timeBudgetMs * RESERVE.share));
  return Math.max(0, timeBudgetMs - performance.now() - reserve);
}
