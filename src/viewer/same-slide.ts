/** Where the slide that is shown has gone, when slides before it came, went or changed. Pure: the page is not touched here. */

/**
 * The index in `after` of what was at `index` in `before`; both say what slides look like. What is equal at both ends
 * is left aside; in between, the same slide is looked for, else the place stays as far as there is one.
 */
export function sameSlide(index: number, before: readonly string[], after: readonly string[]): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (index < head) return index;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  if (index >= before.length - tail) return index + after.length - before.length;
  const found = nearest(index, before[index], after);
  if (found !== undefined) return found;
  return Math.max(0, Math.min(index, Math.max(head, after.length - tail - 1), after.length - 1));
}

function nearest(index: number, look: string | undefined, after: readonly string[]): number | undefined {
  const places = [...after.keys()].filter((place) => after[place] === look);
  return places.sort((a, b) => Math.abs(a - index) - Math.abs(b - index))[0];
}
