/** A map that forgets its oldest entry beyond `limit`, so that hostile input cannot fill the memory. */
export interface BoundedMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  values(): Iterable<V>;
  clear(): void;
}

export function boundedMap<V>(limit: number, forgotten?: (value: V) => void): BoundedMap<V> {
  const entries = new Map<string, V>();
  const get = (key: string): V | undefined => entries.get(key);
  const set = (key: string, value: V): void => {
    entries.set(key, value);
    if (entries.size > limit) forgetOldest(entries, forgotten);
  };
  return {
    get,
    set,
    delete: (key) => entries.delete(key),
    values: () => entries.values(),
    clear: () => entries.clear(),
  };
}

function forgetOldest<V>(entries: Map<string, V>, forgotten: ((value: V) => void) | undefined): void {
  for (const [key, value] of entries) {
    entries.delete(key);
    forgotten?.(value);
    return;
  }
}
