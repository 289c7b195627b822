/** Kept back from a time budget for judging and writing. */
const RESERVE = { share: 0.1, mostMs: 30_000 };

/** Stops by the time budget or by hand; `reason` tells which. */
export function stopSignal(
  timeBudgetMs: number | null,
  byHand: AbortSignal,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  const controller = new AbortController();
  const reserve = timeBudgetMs === null ? 0 : Math.min(RESERVE.mostMs, timeBudgetMs * RESERVE.share);
  const timer =
    timeBudgetMs === null
      ? null
      : setTimeout(() => controller.abort('budget'), Math.max(0, timeBudgetMs - reserve));
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
