/** Comments that are slips of directives (`<!-- pagnate: true -->`): Marp makes notes of them, which somebody might read out. */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { onlyNearName } from '../diagnostics/nearest.ts';
import type { AuthorText } from '../model/author-text.ts';
import { GLOBAL_DIRECTIVES, LOCAL_DIRECTIVES } from '../model/directive.ts';
import { isKnownDirective, readDirectives } from '../model/directive-comment.ts';
import { commentPlace } from '../source/comment-place.ts';
import type { Comment } from '../source/outline.ts';

/** Too short a name is near to any word. */
const MEANT = [...GLOBAL_DIRECTIVES, ...LOCAL_DIRECTIVES.keys(), 'layout'].filter((name) => name.length > 3);

/** A warning for each, with the name that was meant as its fix. */
export function misspelledDirectives({ outline, mapped }: AuthorText): readonly Diagnostic[] {
  const comments = outline.slides.flatMap((slide) => slide.comments);
  return comments.flatMap((comment) =>
    namesIn(comment).flatMap((name) => {
      const meant = directiveMeant(name);
      if (meant === undefined) return [];
      const at = commentPlace(mapped, comment, name);
      const lost = readDirectives(comment).length > 0 ? 'is lost' : 'becomes a speaker note';
      const message = `"${name}" is no directive, so this line ${lost}`;
      const hint = `did you mean "${meant}"?`;
      return [
        diagnose('unknown-directive', message, { at, hint, fix: { at, was: name, replacement: meant } }),
      ];
    }),
  );
}

/** The directive that a name is a slip of; undefined for a directive and for a word of its own. */
export function directiveMeant(name: string): string | undefined {
  if (isKnownDirective(name)) return undefined;
  const near = onlyNearName(name.replace(/^_/, ''), MEANT);
  return near === undefined ? undefined : `${name.startsWith('_') ? '_' : ''}${near}`;
}

/** The names of a comment that is a set of directives, or that is nothing but `name: value`. */
function namesIn(comment: Comment): readonly string[] {
  const lines = readDirectives(comment);
  if (lines.length > 0) return lines.map(({ name }) => name);
  const alone = /^(_?[A-Za-z][\w-]*)[ \t]*:[ \t]+\S+$/.exec(comment.content.trim())?.[1];
  return alone === undefined ? [] : [alone];
}
