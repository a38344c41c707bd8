/**
 * What was made of the same text before. The files of one deck for twenty audiences say most things twenty times: the
 * same pages, fonts, styles and lines are read once. A text is its own key: comparing it is cheaper than any hash.
 */

/** In signs, for each kind of thing: so much of the newest is held, and up to as much of what was asked for since. */
const MOST_SIGNS = 3_000_000;

export interface Remembered<T> {
  get(text: string): T | undefined;
  /** `weight`: how many signs the value holds, roughly. */
  set(text: string, value: T, weight: number): void;
}

/** Values by texts, in two halves: when the newer is full, the older is forgotten but for what is asked for again. */
export function createRemembered<T>(most = MOST_SIGNS): Remembered<T> {
  let newer = new Map<string, { readonly value: T; readonly weight: number }>();
  let older: typeof newer = new Map();
  let held = 0;
  const keep = (text: string, value: T, weight: number) => {
    newer.set(text, { value, weight });
    held += weight;
    if (held < most) return;
    [older, newer, held] = [newer, new Map(), 0];
  };
  return {
    get: (text) => {
      const known = newer.get(text);
      if (known !== undefined) return known.value;
      const old = older.get(text);
      if (old !== undefined) keep(copied(text), old.value, old.weight);
      return old?.value;
    },
    set: (text, value, weight) => keep(copied(text), value, text.length + weight),
  };
}

/** `make`, asked once for each text. `weigh` says how many signs a result holds, roughly. */
export function remembered<T>(make: (text: string) => T, weigh: (value: T) => number): (text: string) => T {
  const known = createRemembered<{ readonly value: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.value;
    const value = make(copied(text));
    known.set(text, { value }, weigh(value));
    return value;
  };
}

/** A text that was cut out of a file would keep the whole file: made of two parts, it becomes a text of its own. */
export function copied(text: string): string {
  return ` ${text}`.slice(1);
}
