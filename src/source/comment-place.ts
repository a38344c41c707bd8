/** Where a word of a comment stands in the author's file. */
import type { Place } from '../diagnostics/diagnostic.ts';
import { type MappedText, originPlace } from './mapped-text.ts';
import type { Comment } from './outline.ts';

/** The place of the first `word` in a comment of `mapped`; the comment's own line when it is not there. */
export function commentPlace(mapped: MappedText, comment: Comment, word: string): Place {
  const before = comment.content.split('\n').findIndex((line) => line.includes(word));
  const first = comment.line + 1;
  const lines = mapped.text.slice(comment.start, comment.end).split('\n');
  const offset = lines.findIndex((line) => line.includes(word));
  return originPlace(mapped, first + Math.max(0, offset, offset === -1 ? before : 0), word);
}
