/** Work for many hosts: each host's own in order and few at once, so that one slow host never holds up the others. */
export interface HostQueue {
  run<T>(host: string, work: () => Promise<T>): Promise<T>;
}

export function createHostQueue({
  atOnce,
  perHost,
}: {
  readonly atOnce: number;
  readonly perHost: number;
}): HostQueue {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const running = new Map<string, number>();
  /** Hosts with work waiting and room for it; a host that was served goes to the end. */
  const ready = new Set<string>();
  let active = 0;

  const settle = (host: string) => {
    const hasWork = (waiting.get(host)?.length ?? 0) > 0;
    if (hasWork && (running.get(host) ?? 0) < perHost) ready.add(host);
    else ready.delete(host);
    if (!hasWork) waiting.delete(host);
  };
  const next = () => {
    while (active < atOnce) {
      const host = ready.values().next().value;
      if (host === undefined) return;
      ready.delete(host);
      const work = waiting.get(host)?.shift();
      if (!work) continue;
      active++;
      running.set(host, (running.get(host) ?? 0) + 1);
      settle(host);
      void work().finally(() => {
        active--;
        const left = (running.get(host) ?? 1) - 1;
        if (left === 0) running.delete(host);
        else running.set(host, left);
        settle(host);
        next();
      });
    }
  };

  return {
    run: (host, work) =>
      new Promise((resolve, reject) => {
        const list = waiting.get(host) ?? [];
        list.push(() => work().then(resolve, reject));
        waiting.set(host, list);
        settle(host);
        next();
      }),
  };
}
