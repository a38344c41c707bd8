/** Directives of the whole deck, where a section may not set them. */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { DECK_DIRECTIVES, readDirectives } from '../model/directive-comment.ts';
import { commentPlace } from '../source/comment-place.ts';
import type { MappedText } from '../source/mapped-text.ts';
import type { Comment } from '../source/outline.ts';

/** An error for each, at its name. */
export function globalDirectives(comments: readonly Comment[], mapped: MappedText): readonly Diagnostic[] {
  return comments.flatMap((comment) =>
    readDirectives(comment).flatMap(({ name }) => {
      if (!DECK_DIRECTIVES.includes(name)) return [];
      const message = `"${name}" holds for the whole deck and cannot be set in a section`;
      const at = commentPlace(mapped, comment, name);
      return [diagnose('global-directive', message, { at, hint: 'move it to the front matter of deck.md' })];
    }),
  );
}
