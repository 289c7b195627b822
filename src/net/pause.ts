/** Waits, unless one of the signals says to stop: `false` then. */
export function pause(ms: number, ...signals: readonly (AbortSignal | undefined)[]): Promise<boolean> {
  if (signals.some((signal) => signal?.aborted)) return Promise.resolve(false);
  return new Promise((done) => {
    const finish = (whole: boolean): void => {
      clearTimeout(timer);
      for (const signal of signals) signal?.removeEventListener('abort', stop);
      done(whole);
    };
    const stop = (): void => finish(false);
    const timer = setTimeout(() => finish(true), ms);
    for (const signal of signals) signal?.addEventListener('abort', stop, { once: true });
  });
}
