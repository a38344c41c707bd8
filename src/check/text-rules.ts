/**
 * All rules over what the author wrote, one a file. Those that a build runs too name what is most likely a slip and shows on a slide;
 * the others name what a finished deck should not have, and only `check` says it.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { eatenWords } from './alt-keeps-its-words.ts';
import { misspelledDirectives } from './directive-is-known.ts';
import { leakingDirectives } from './directive-stays-on-slide.ts';
import { imagesWithoutAlt } from './image-has-alt.ts';
import { unexpandedIncludes } from './include-is-expanded.ts';
import { eatenNotes } from './note-stays-note.ts';
import { restsOfTemplates } from './template-is-filled.ts';
import { repeatedTitles } from './title-is-unique.ts';

export interface TextCheck {
  /** In the order of the deck. */
  readonly texts: readonly AuthorText[];
  /** All styles of the deck. */
  readonly css: string;
  /** The rules of `check` too. */
  readonly thorough: boolean;
  /** Plain Marp Markdown. */
  readonly isVerbatim: boolean;
}

/** What the rules have to say about the texts of a deck. */
export function checkTexts({ texts, css, thorough, isVerbatim }: TextCheck): readonly Diagnostic[] {
  const each = texts.flatMap((text) => [
    ...misspelledDirectives(text),
    ...eatenNotes(text, css),
    ...leakingDirectives(text),
    ...unexpandedIncludes(text),
    ...eatenWords(text),
    ...(thorough ? [...imagesWithoutAlt(text), ...restsOfTemplates(text, isVerbatim)] : []),
  ]);
  return thorough ? [...each, ...repeatedTitles(texts)] : each;
}
