/**
 * The text of a file as the program sees it: decoded, without a byte order mark, lines ended by `\n`.
 * Offsets count UTF-16 units of this text; its lines are those of the author's file.
 */
import type { Place } from '../diagnostics/diagnostic.ts';
import { lineAt, lineStartsOf } from './line-starts.ts';

export interface SourceText {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  /** Offset at which each line begins; line 1 is at index 0. */
  readonly lineStarts: readonly number[];
}

/** Makes a source text; `text` may still have `\r\n` or `\r` and one leading byte order mark. */
export function sourceText(file: string, text: string): SourceText {
  const withoutMark = text.startsWith('\ufeff') ? text.slice(1) : text;
  const normal = withoutMark.replace(/\r\n?/g, '\n');
  return { file, text: normal, lineStarts: lineStartsOf(normal) };
}

/** The place of an offset; `length` in characters for the marker of a code frame. */
export function placeAt(source: SourceText, offset: number, length = 1): Place {
  const line = lineAt(source.lineStarts, offset);
  return { file: source.file, line, column: offset - (source.lineStarts[line - 1] ?? 0) + 1, length };
}

/** The text of a line, counted from 1, without its end; empty when there is no such line. */
export function lineText(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  const end = source.lineStarts[line];
  return source.text.slice(start, end === undefined ? undefined : end - 1);
}
