/**
 * Every code that Lectern can say about a text, with its severity, a title and an explanation.
 * The types, `lectern explain` and the reference page come from this table. Names are permanent.
 */
import { DECK_CODES } from './codes/decks.ts';
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
