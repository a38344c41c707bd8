/**
 * What was made of the same bytes before. The files of one deck for twenty audiences say most things twenty times: the
 * same pages, fonts and styles are read once.
 */
import { createHash } from 'node:crypto';
import { createMemory, type Remember } from '../source/memory.ts';

/** In signs, for each kind of thing. */
const MOST_SIGNS = 32_000_000;

/** `weigh` says how many signs a result holds, roughly. */
export function rememberFiles<T>(weigh: (value: T) => number): Remember<T> {
  return createMemory({ most: MOST_SIGNS, weigh });
}

/** A name that only these bytes have. */
export function keyOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64');
}
