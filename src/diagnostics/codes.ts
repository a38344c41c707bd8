/**
 * Every code that Lectern can say about a text, with its severity, a title and an explanation.
 * The types, `lectern explain` and the reference page come from this table. Names are permanent.
 */

import { DECK_CODES } from './codes/decks.ts';
import type { CodeEntry } from './codes/entry.ts';
import { FILE_CODES } from './codes/files.ts';
import { MERGE_CODES } from './codes/merge.ts';
import { READING_CODES } from './codes/reading.ts';
import { SHOWN_CODES } from './codes/shown.ts';
import { TEXT_CODES } from './codes/text.ts';
import { WRITING_CODES } from './codes/writing.ts';

export const CODES = {
  ...DECK_CODES,
  ...FILE_CODES,
  ...MERGE_CODES,
  ...READING_CODES,
  ...SHOWN_CODES,
  ...TEXT_CODES,
  ...WRITING_CODES,
};

export type Code = keyof typeof CODES;

/** True when a project may change how heavily a code weighs, and a slide may ignore it: what it speaks of leaves every output sound. */
export function isAdjustable(code: Code): boolean {
  const { severity, adjustable = severity !== 'error' }: CodeEntry = CODES[code];
  return adjustable;
}

/** In the order of the alphabet. */
export const ADJUSTABLE_CODES: readonly Code[] = (Object.keys(CODES) as Code[]).filter(isAdjustable).sort();

/** True for a code that a build, too, would have found: it needs neither a browser nor the rules that only `check` has. */
export function isFoundByBuild(code: Code): boolean {
  const { onlyCheck = false }: CodeEntry = CODES[code];
  return !onlyCheck && !isShown(code);
}

/** True for a code that needs a browser. */
export function isShown(code: Code): boolean {
  return Object.hasOwn(SHOWN_CODES, code);
}
