/**
 * What was made of the same text before: values under keys, up to a weight. Those that nobody asked for the longest go
 * first, so a server that is edited for hours holds as much as after the first minutes, and what every build asks for
 * stays. Values are shared: whoever gets one must not change it.
 */

/** How much is kept. The value that came last is kept in any case. */
export interface MemoryLimit<T> {
  /** In the unit of `weigh`. */
  readonly most: number;
  /** How much a value weighs beside its key, whose length is always counted: signs or bytes, roughly. Default: nothing. */
  readonly weigh?: (value: T) => number;
}

/** Gives what `make` gave for this key before, or makes it. */
export type Remember<T> = (key: string, make: () => T) => T;

/** For what is made at once. */
export function createMemory<T>({ most, weigh = () => 0 }: MemoryLimit<T>): Remember<T> {
  const recent = createRecent<{ readonly value: T }>(most);
  return (key, make) => {
    const known = recent.get(key);
    if (known !== undefined) return known.value;
    const value = make();
    recent.set(key, { value }, key.length + weigh(value));
    return value;
  };
}

/** For what takes its time: it is weighed when it is there, and forgotten when it fails. */
export function createPendingMemory<T>({ most, weigh = () => 0 }: MemoryLimit<T>): Remember<Promise<T>> {
  const recent = createRecent<Promise<T>>(most);
  return (key, make) => {
    const known = recent.get(key);
    if (known !== undefined) return known;
    const pending = make();
    recent.set(key, pending, key.length);
    pending.then(
      (value) => recent.weigh(key, pending, key.length + weigh(value)),
      () => recent.drop(key, pending),
    );
    return pending;
  };
}

export interface Recent<T> {
  /** Undefined when it is not kept; otherwise it counts as new again. */
  get(key: string): T | undefined;
  /** Default of `weight`: 1. */
  set(key: string, value: T, weight?: number): void;
  /** Says anew how much a value weighs, if it is the one that is kept. */
  weigh(key: string, value: T, weight: number): void;
  /** Forgets a value, if it is the one that is kept. */
  drop(key: string, value: T): void;
}

/** A map that holds no more than `most` in weight; what was not used for longest goes first, the newest stays. */
export function createRecent<T>(most: number): Recent<T> {
  const kept = new Map<string, { readonly value: T; weight: number }>();
  let total = 0;
  const remove = (key: string) => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  const shrink = () => {
    for (const key of kept.keys()) {
      if (total <= most || kept.size === 1) return;
      remove(key);
    }
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set: (key, value, weight = 1) => {
      remove(key);
      kept.set(key, { value, weight });
      total += weight;
      shrink();
    },
    weigh: (key, value, weight) => {
      const found = kept.get(key);
      if (found?.value !== value) return;
      total += weight - found.weight;
      found.weight = weight;
      shrink();
    },
    drop: (key, value) => {
      if (kept.get(key)?.value === value) remove(key);
    },
  };
}
