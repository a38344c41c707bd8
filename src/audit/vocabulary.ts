/**
 * All that was written for a deck, whoever it is for → where each word stands. One vocabulary serves every audience
 * of the deck: a word is withheld from an audience when it stands here and in nothing that the audience gets.
 */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import { numbersOfMarkdown, union } from './word-numbers.ts';

/** A line or a value that an author wrote. */
export interface WrittenPiece {
  readonly text: string;
  readonly at: Place;
  /** The column at which `text` begins, when it stands in the file as it is; undefined for a value. */
  readonly column?: number;
}

/** Where each word stands, by the word's number, in the order in which the pieces were given. */
export type Vocabulary = ReadonlyMap<number, readonly WrittenPiece[]>;

export function vocabularyOf(pieces: readonly WrittenPiece[]): Vocabulary {
  const places = new Map<number, WrittenPiece[]>();
  for (const piece of pieces) {
    for (const word of union(piece.text.split('\n').map(numbersOfMarkdown))) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [piece]);
      else known.push(piece);
    }
  }
  return places;
}

/** The lines of a file. Of its front matter, which ends at `bodyOffset`, the values without the keys: those are Lectern's words. */
export function linesOf(source: SourceText, bodyOffset: number): readonly WrittenPiece[] {
  return source.text.split('\n').flatMap((line, index): readonly WrittenPiece[] => {
    const inFront = (source.lineStarts[index] ?? 0) < bodyOffset;
    const text = inFront ? line.replace(/^[\s-]*[\w-]+:(?=\s|$)/, '') : line;
    const column = line.length - text.length + 1;
    return text.trim() === ''
      ? []
      : [{ text, at: { file: source.file, line: index + 1, column: 1 }, column }];
  });
}
