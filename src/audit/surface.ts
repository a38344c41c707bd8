/** A place in a produced file where words can stand, and the words that stand there. */
import { numbersOf, union, type WordNumbers } from './word-numbers.ts';

export interface Surface {
  /** As people call it: `text`, `attribute alt`, `metadata`. */
  readonly where: string;
  readonly words: WordNumbers;
  /** True for a word that the form of the file itself may write there; undefined: there are none. */
  readonly isOfTheForm?: (word: string) => boolean;
  /** True where names can stand that the form of this one file has given. */
  readonly isNamed?: boolean;
}

/** A part of a file, which other files may have too. */
export interface Piece {
  readonly surfaces: readonly Surface[];
  /** Those of all surfaces. */
  readonly words: WordNumbers;
}

/** A file, read. */
export interface ReadFile {
  readonly pieces: readonly Piece[];
  /** True for a name that the form of this file has given; undefined: there are none. */
  readonly isName?: (word: string) => boolean;
}

export function pieceOf(surfaces: readonly Surface[]): Piece {
  return { surfaces, words: union(surfaces.map(({ words }) => words)) };
}

/** A text in a file. */
export interface SpokenText extends Omit<Surface, 'words'> {
  readonly text: string;
}

export function surfaceOf({ text, ...surface }: SpokenText): Surface {
  return { ...surface, words: numbersOf(text) };
}

/** How many signs a piece holds, roughly. */
export function weighPiece({ words }: Piece): number {
  return words.length * 8;
}
