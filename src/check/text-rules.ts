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
    ...eatenNotes(text, css),
    ...quickRules(text, ''),
    ...(thorough ? slowRules(text, isVerbatim ? 'plain' : 'sections') : []),
  ]);
  return thorough ? [...each, ...repeatedTitles(texts)] : each;
}

const quickRules = remembered((text) => [
  ...misspelledDirectives(text),
  ...leakingDirectives(text),
  ...unexpandedIncludes(text),
  ...eatenWords(text),
]);

const slowRules = remembered((text, kind) => [
  ...imagesWithoutAlt(text),
  ...restsOfTemplates(text, kind === 'plain'),
]);

type Rules = (text: AuthorText, kind: string) => readonly Diagnostic[];

/** A text that five hundred rows of a table get is judged once: its outline is the same object, and its lines come from the same places. */
function remembered(rules: Rules): Rules {
  const known = new WeakMap<AuthorText['outline'], Map<string, readonly Diagnostic[]>>();
  return (text, kind) => {
    const byPlace = known.get(text.outline) ?? new Map<string, readonly Diagnostic[]>();
    known.set(text.outline, byPlace);
    const { origins } = text.mapped;
    const key = `${kind} ${origins[0]?.source.file} ${origins.map(({ line }) => line).join()}`;
    const said = byPlace.get(key) ?? rules(text, kind);
    byPlace.set(key, said);
    return said;
  };
}
