/** One of the browser's time limits ran out. */
export class OutOfTime extends Error {
  readonly code = 'OUT_OF_TIME';
}

/** The promise's value, or `OutOfTime` after `ms`; what comes later is dropped. */
export function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new OutOfTime(`not done in ${ms} ms`)), ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        done(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        failed(error);
      },
    );
  });
}
