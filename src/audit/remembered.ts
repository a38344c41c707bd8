/**
 * What was made of the same bytes before. The files of one deck for twenty audiences say most things twenty times: the
 * same pages, fonts and styles are read once. Results are never changed by whoever gets them.
 */
import { createHash } from 'node:crypto';

/** Past so many signs all are forgotten. */
const MOST_SIGNS = 32_000_000;

/** Gives what `make` gave for this key before, or makes it. */
export type Remember<T> = (key: string, make: () => T) => T;

/** `sizeOf` says how many signs a result holds, roughly. */
export function createMemory<T>(sizeOf: (value: T) => number): Remember<T> {
  const known = new Map<string, { readonly value: T }>();
  let size = 0;
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make();
    size += key.length + sizeOf(value);
    if (size > MOST_SIGNS) {
      known.clear();
      size = 0;
    }
    known.set(key, { value });
    return value;
  };
}

/** A name that only these bytes have. */
export function keyOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64');
}
