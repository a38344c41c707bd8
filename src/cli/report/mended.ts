/** What `check --fix` did to the author's files: each line before and after. */
import { styleText } from 'node:util';
import { visibleText } from '../../diagnostics/code-frame.ts';
import type { MendedFile } from '../../pipeline/mend.ts';

export interface MendedOptions {
  readonly colours: boolean;
  /** Makes a path short for people. */
  readonly shorten: (file: string) => string;
  /** Nothing was written. */
  readonly dry: boolean;
}

/** For people; empty when nothing was mended. */
export function formatMended(
  mended: readonly MendedFile[],
  { colours, shorten, dry }: MendedOptions,
): string {
  const lines = mended.reduce((count, file) => count + file.lines.length, 0);
  if (lines === 0) return '';
  const paint = (style: 'bold' | 'red' | 'green', text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const blocks = mended.flatMap((file) =>
    file.lines.map(({ line, before, after }) =>
      [
        paint('bold', `${visibleText(shorten(file.file))}:${line}`),
        paint('red', `  - ${visibleText(before)}`),
        paint('green', `  + ${visibleText(after)}`),
      ].join('\n'),
    ),
  );
  const what = `${lines} line${lines === 1 ? '' : 's'}`;
  const files = `${mended.length} file${mended.length === 1 ? '' : 's'}`;
  return `${blocks.join('\n')}\n\n${what} ${dry ? 'would be ' : ''}mended in ${files}.\n\n`;
}

/** The same as plain data. */
export function jsonMended(
  mended: readonly MendedFile[],
  shorten: MendedOptions['shorten'],
): readonly unknown[] {
  return mended.flatMap(({ file, lines }) => lines.map((one) => ({ file: shorten(file), ...one })));
}
