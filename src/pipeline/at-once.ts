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
