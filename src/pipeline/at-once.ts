/** Works on many things, a few at a time, so that memory holds only those few. */

/** Begins `work` on `items` in their order, never on more than `most` at once. Never rejects: the outcomes come in the order of the items. */
export async function settleFew<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<readonly PromiseSettledResult<void>[]> {
  const outcomes: PromiseSettledResult<void>[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      const item = items[index] as T;
      const [outcome] = await Promise.allSettled([work(item)]);
      outcomes[index] = outcome;
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return outcomes;
}

export interface Ahead {
  /** Resolves when there is room for more work. */
  room(): Promise<void>;
  /** Begins work that goes on while its caller does something else. Whoever waits for it is told of its failure. */
  begin<T>(work: () => Promise<T>): Promise<T>;
}

/** Lets work run beside its caller, as long as that asks for room first: never more than `most` at once. */
export function createAhead(most: number): Ahead {
  const running = new Set<Promise<unknown>>();
  return {
    room: async () => {
      // What has ended in the meantime is heard of only here.
      await new Promise((resolve) => void setImmediate(resolve));
      while (running.size >= most) await Promise.race(running).catch(() => undefined);
    },
    begin: (work) => {
      const begun = work();
      const end = () => void running.delete(begun);
      running.add(begun);
      begun.then(end, end);
      return begun;
    },
  };
}
