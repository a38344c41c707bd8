/** Fixes → an author's text with them made: its line ends and byte order mark stay, and so does all that is not as a fix expects it. */
import type { Fix } from '../diagnostics/diagnostic.ts';

/** One line before and after, without its end. */
export interface MendedLine {
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface MendedText {
  readonly text: string;
  readonly lines: readonly MendedLine[];
}

/** Makes the fixes of one file; of two that overlap, the first is made. */
export function mendText(text: string, fixes: readonly Fix[]): MendedText {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const pieces = text.slice(mark.length).split(/(\r\n|\r|\n)/);
  const lines: MendedLine[] = [];
  for (const line of [...new Set(fixes.map(({ at }) => at.line))].sort((a, b) => a - b)) {
    const index = 2 * (line - 1);
    const before = pieces[index];
    if (before === undefined) continue;
    const after = mendLine(
      before,
      fixes.filter(({ at }) => at.line === line),
    );
    if (after === before) continue;
    pieces[index] = after;
    lines.push({ line, before, after });
  }
  return { text: `${mark}${pieces.join('')}`, lines };
}

function mendLine(line: string, fixes: readonly Fix[]): string {
  let end = line.length;
  let mended = line;
  for (const { at, was, replacement } of [...fixes].sort((a, b) => b.at.column - a.at.column)) {
    const start = at.column - 1;
    if (start + was.length > end || line.slice(start, start + was.length) !== was) continue;
    mended = `${mended.slice(0, start)}${replacement}${mended.slice(start + was.length)}`;
    end = start === end ? end - 1 : start;
  }
  return mended;
}
