/**
 * Marp takes words of a picture's text for keywords and takes them away: "the left bank" becomes "the bank", on the left half of
 * the slide. Keywords stand before the text or behind it, so one in the midst of words was most likely meant as a word.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { offsetPlace } from '../source/mapped-text.ts';
import { isProse, type PictureWord, pictureWords } from './picture-words.ts';

/** A warning for each word that is eaten out of a text. */
export function eatenWords({ outline, mapped }: AuthorText): readonly Diagnostic[] {
  return outline.marks.flatMap((mark) => {
    if (mark.kind !== 'image') return [];
    const words = pictureWords(mark.content);
    const kept = words.filter((word) => !word.keyword);
    return words
      .filter((word, index) => isInProse(words, index) && !word.text.includes(':'))
      .map((word) => {
        const at = offsetPlace(mapped, mark.start + 2 + word.offset, word.text.length);
        const left = kept.map(({ text }) => text).join(' ');
        const message = `"${word.text}" is a keyword to Marp, and the text becomes "${left}"`;
        const hint = 'write it with a capital letter, or use another word; keywords belong before the text';
        return diagnose('alt-eaten-by-keywords', message, { at, hint });
      });
  });
}

/** True for a keyword between two words, or behind two. */
function isInProse(words: readonly PictureWord[], index: number): boolean {
  if (words[index]?.keyword !== true) return false;
  const before = words.slice(0, index).filter(isProse).length;
  const next = words[index + 1];
  return before > 0 && next !== undefined && isProse(next);
}
