/** What an author does not want to be told of some lines of a file, and why. */
import type { Code } from '../diagnostics/codes.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

export interface Ignore {
  readonly code: Code;
  readonly reason: string;
  /** Where it is written; it holds for lines of that file. */
  readonly at: Place;
  /** First and last line for which it holds, from 1. */
  readonly from: number;
  readonly to: number;
}

/** `<!-- lectern-ignore missing-alt: reason -->`, and the same word as a key of front matter. */
export const IGNORE_WORD = 'lectern-ignore';

/** True for what stands inside a comment that ignores something: it never enters a deck. */
export function isIgnoreComment(content: string): boolean {
  return new RegExp(`^\\s*${IGNORE_WORD}(?![\\w-])`).test(content);
}
