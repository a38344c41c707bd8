/** A place in a text → the line itself with a mark below what is meant, for people. */
import type { Place } from './diagnostic.ts';

const WIDTH = 100;
/** So much of a long line is shown before what is meant. */
const LEAD = 60;

/** Two lines, cut to what fits beside the place; none when `line`, the text of that line, is missing or blank. */
export function codeFrame(at: Place, line: string | undefined): readonly string[] {
  if (line === undefined || line.trim() === '') return [];
  const number = String(at.line).padStart(4);
  const from = Math.max(0, at.column - LEAD - 1);
  const shown = visibleText(line.slice(from, from + WIDTH).replaceAll('\t', ' '));
  const length = Math.max(1, Math.min(at.length ?? 1, line.length - at.column + 1, WIDTH));
  return [
    `${number} | ${shown}`,
    `     | ${' '.repeat(Math.max(0, at.column - 1 - from))}${'^'.repeat(length)}`,
  ];
}

/** Control characters and direction marks of a text as visible signs, so that no text can move the cursor. */
export function visibleText(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The lines of a file's text. */
export function textLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}
