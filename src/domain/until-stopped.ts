/** The promise's value, or `instead` as soon as the run is stopped; what comes later is dropped. */
export function untilStopped<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  instead: () => T,
): Promise<T> {
  if (!signal) return promise;
  return new Promise((done, failed) => {
    const stop = () => done(instead());
    if (signal.aborted) {
      promise.catch(dropped);
      return stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    promise.then(done, failed).finally(() => signal.removeEventListener('abort', stop));
  });
}

function dropped(_error: unknown): void {
  // Nobody waits for it any more.
}
