/**
 * A note for the speaker that begins like a directive (`color: of the roof, say why`) is no note to Marp: it sets the directive, and
 * nobody reads it. Told by values that the directive cannot have and that are a run of words. Values: https://marpit.marp.app/directives
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { LOCAL_DIRECTIVES, METADATA_DIRECTIVES } from '../model/directive.ts';
import {
  DECK_DIRECTIVES,
  type DirectiveLine,
  isKnownDirective,
  readDirectives,
} from '../model/directive-comment.ts';
import { commentPlace } from '../source/comment-place.ts';
import type { Comment } from '../source/outline.ts';
import { directiveMeant } from './directive-is-known.ts';

/** A warning for each line of a comment that was to be read and is lost. `css`: all styles of the deck, in which classes are looked up. */
export function eatenNotes({ outline, mapped }: AuthorText, css: string): readonly Diagnostic[] {
  const comments = outline.slides.flatMap((slide) => slide.comments);
  return comments.flatMap((comment) =>
    readDirectives(comment).flatMap((line) => {
      const why = whyLost(line, comment, css);
      if (why === undefined) return [];
      const at = commentPlace(mapped, comment, line.name);
      const hint = 'begin the note with another word, or give it a comment of its own';
      return [diagnose('note-eaten-by-directive', why, { at, hint })];
    }),
  );
}

function whyLost(line: DirectiveLine, comment: Comment, css: string): string | undefined {
  const { name, value } = line;
  // Marp reads what it says of a deck in comments too.
  if (METADATA_DIRECTIVES.includes(name)) return undefined;
  const shown = value.length > 40 ? `${value.slice(0, 39)}…` : value;
  if (!isKnownDirective(name)) {
    // Block values and slips of names are none of this rule.
    const isText = value.split(/\s+/).length > 1 && directiveMeant(name) === undefined;
    const written = comment.content.includes(`${name}: `);
    return isText && written
      ? `"${name}: ${shown}" stands beside a directive, so it is no note and nobody can read it`
      : undefined;
  }
  // Nobody begins a note with a sign of directives.
  if (!LOCAL_DIRECTIVES.has(name) && !DECK_DIRECTIVES.includes(name)) return undefined;
  return isRunOfWords(name, value, css)
    ? `"${name}" is a directive, so Marp takes "${shown}" for its value and not for a note`
    : undefined;
}

const MOST_WORDS: Readonly<Record<string, number>> = { color: 2, backgroundColor: 2, transition: 3 };
const BACKGROUND_WORD =
  /^(?:[\d.+-]+[a-z%]*|left|right|top|bottom|center|auto|cover|contain|(?:no-)?repeat(?:-[xy])?|space|round|inherit|initial|unset|,)$/;

/** True for words that no such directive has for its value. */
function isRunOfWords(name: string, value: string, css: string): boolean {
  const words = value
    .replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '()')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length < 2) return false;
  switch (name) {
    case 'class':
      return words.length > 2 && words.every((word) => /^\p{L}/u.test(word) && !isStyled(word, css));
    case 'header':
    case 'footer':
    case 'style':
      return false;
    case 'backgroundImage':
      return !value.includes('(');
    case 'backgroundPosition':
    case 'backgroundRepeat':
    case 'backgroundSize':
      return words.some((word) => !BACKGROUND_WORD.test(word) && !word.includes('('));
    case 'headingDivider':
      return words.some((word) => !/^[1-6]$/.test(word));
    default:
      return words.length > (MOST_WORDS[name] ?? 1);
  }
}

const MARPS_OWN: readonly string[] = ['lead', 'invert', 'gaia'];

function isStyled(word: string, css: string): boolean {
  return MARPS_OWN.includes(word) || (/^[\w-]+$/.test(word) && new RegExp(`\\.${word}(?![\\w-])`).test(css));
}
