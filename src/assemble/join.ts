/**
 * Pieces of a deck → one text. Rulers stand between them; directives that a piece set are taken back where the next begins.
 */
import { LOCAL_DIRECTIVES } from '../model/directive.ts';
import { readDirectives } from '../model/directive-comment.ts';
import { applyEdits, joinMapped, type MappedText } from '../source/mapped-text.ts';
import type { Outline } from '../source/outline.ts';

/** A section as assembled, or generated slides. */
export interface Piece {
  /** Id of the section; `agenda`, `divider` and `sources` for generated slides. */
  readonly section: string;
  readonly title?: string;
  readonly mapped: MappedText;
  readonly outline: Outline;
}

/** A part of the assembled text, from its first line (counted from 1). */
export interface DeckPart {
  readonly line: number;
  /** Id of the section; `agenda`, `divider` and `sources` for generated slides. */
  readonly section: string;
  readonly title?: string;
}

/** Joins pieces. `base` holds the deck's own directives. */
export function joinPieces(
  pieces: readonly Piece[],
  base: ReadonlyMap<string, unknown>,
): { mapped: MappedText; parts: readonly DeckPart[] } {
  const texts: MappedText[] = [];
  const parts: DeckPart[] = [];
  let changed = new Set<string>();
  let line = 1;
  for (const [index, piece] of pieces.entries()) {
    const { outline } = piece;
    const resets = [...changed]
      .sort()
      .map((name) => `<!-- ${name}: ${baseValue(base, name)} -->\n`)
      .join('');
    const ruler = index === 0 ? '' : '---\n\n';
    const lead = `${ruler}${resets}${resets === '' ? '' : '\n'}`;
    const text = applyEdits(piece.mapped, lead === '' ? [] : [{ start: 0, end: 0, text: lead }]);
    texts.push(text);
    parts.push({
      line,
      section: piece.section,
      ...(piece.title === undefined ? {} : { title: piece.title }),
    });
    line += text.text.split('\n').length + 1;
    changed = new Set(
      outline.slides
        .flatMap((slide) => slide.comments.flatMap(readDirectives))
        .map((directive) => directive.name)
        .filter((name) => LOCAL_DIRECTIVES.has(name)),
    );
  }
  return { mapped: joinMapped(texts, '\n\n'), parts };
}

/** The value that a directive has by the deck's front matter, else the one that takes it back. */
function baseValue(base: ReadonlyMap<string, unknown>, name: string): string {
  const value = base.get(name);
  return value === undefined ? (LOCAL_DIRECTIVES.get(name) ?? '""') : JSON.stringify(value);
}
