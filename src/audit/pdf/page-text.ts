/**
 * A content stream → the text that it shows (ISO 32000-1, 9.4). Pieces are kept apart as they are set; a second form
 * joins those that follow one another on a line, and words that a hyphen or the end of a line cuts in two.
 */
import type { FontReader } from './font.ts';
import { type Operation, readOperations } from './operators.ts';
import { textOf } from './syntax.ts';

export interface PageText {
  readonly apart: readonly string[];
  /** The same in lines. */
  readonly joined: readonly string[];
}

/** Text set without a new start: signs of one piece are one word unless a space stands between. */
interface Piece {
  text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Where it ends. */
  end: number;
}

/** `fonts` by the name under which the stream calls them. */
export function pageText(content: string, fonts: ReadonlyMap<string, FontReader>): PageText {
  const pieces = piecesOf(content, fonts);
  return {
    apart: pieces.map((piece) => piece.text),
    joined: pieces
      .map((piece, index) => withNext(piece, pieces[index + 1]))
      .join('')
      .split('\n'),
  };
}

function piecesOf(content: string, fonts: ReadonlyMap<string, FontReader>): readonly Piece[] {
  const pieces: Piece[] = [];
  const pen = { x: 0, y: 0, size: 1, isFresh: true };
  let font = NO_FONT;
  const show = (text: string, width: number): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    const end = pen.x + width * pen.size;
    if (pen.isFresh || last === undefined) pieces.push({ text, x: pen.x, y: pen.y, size: pen.size, end });
    else {
      last.text += text;
      last.end = end;
    }
    pen.isFresh = false;
  };
  const spoken = createSpoken(show);
  readOperations(content, (operation) => {
    const { operator, strings, name } = operation;
    if (strings.length > 0 && SHOWING.has(operator)) {
      if (operator === "'" || operator === '"') pen.isFresh = true;
      if (spoken.stands()) return;
      const shown = strings.length === 1 ? (strings[0] ?? '') : strings.join('');
      show(font.read(shown), font.width(shown));
    } else if (operator === 'Td' || operator === 'TD') {
      const [dx = 0, dy = 0] = operation.numbers();
      pen.x += dx;
      pen.y += dy;
      if (dy !== 0) pen.isFresh = true;
    } else if (operator === 'Tm') {
      const [, , , , x = 0, y = 0] = operation.numbers();
      pen.x = x;
      pen.y = y;
      pen.isFresh = true;
    } else if (operator === 'Tf') {
      font = fonts.get(name ?? '') ?? NO_FONT;
      pen.size = Math.abs(operation.numbers()[0] ?? 1);
    } else if (operator === 'BT' || operator === 'ET' || operator === 'T*') pen.isFresh = true;
    else spoken.hear(operation);
  });
  return pieces;
}

const NO_FONT: FontReader = { read: () => '', width: () => 0 };
const SHOWING: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);

/** Keeps account of marked content for which another text is spoken (ActualText), in place of the signs that are drawn. */
function createSpoken(show: (text: string, width: number) => void): {
  stands(): boolean;
  hear(operation: Operation): void;
} {
  let depth = 0;
  let from: number | undefined;
  return {
    stands: () => from !== undefined,
    hear: ({ operator, dictionary }) => {
      if (operator === 'BDC' || operator === 'BMC') {
        depth += 1;
        const actual = dictionary?.get('ActualText');
        if (from !== undefined || typeof actual !== 'object' || actual === null || !('bytes' in actual))
          return;
        from = depth;
        show(textOf(actual.bytes), 0);
      } else if (operator === 'EMC') {
        if (from === depth) from = undefined;
        depth = Math.max(0, depth - 1);
      }
    },
  };
}

/** Signs of one word are nearer to each other than this part of their size, columns and cells are not. */
const NEAR = 0.25;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;
/** Before Thai no script is without spaces. */
const FIRST_UNSPACED = 0xe00;

/** A piece and what parts it from the next: nothing when both may be of one word. */
function withNext(piece: Piece, next: Piece | undefined): string {
  if (next === undefined) return piece.text;
  const follows = next.y === piece.y && Math.abs(next.x - piece.end) <= piece.size * NEAR;
  if (follows) return piece.text;
  const last = piece.text.charCodeAt(piece.text.length - 1);
  if (last === 0x2d || last === 0x2010 || last === 0xad)
    return /\p{L}.$/u.test(piece.text) ? piece.text.slice(0, -1) : `${piece.text}\n`;
  return last >= FIRST_UNSPACED && UNSPACED.test(piece.text) ? piece.text : `${piece.text}\n`;
}
