/** Text files, whatever they are for: Markdown and the like as they stand; of JSON the strings, so that escapes hide nothing. */
import { type Piece, pieceOf } from './surface.ts';
import { numbersOfLine, numbersOfMarkdown, union } from './word-numbers.ts';

/** The words of a text; JSON by its name. */
export function readText(text: string, name: string): Piece {
  const read = name.endsWith('.json')
    ? [...stringsIn(JSON.parse(text))].map(numbersOfLine)
    : text.split('\n').map(numbersOfMarkdown);
  return pieceOf([{ where: 'text', words: union(read) }]);
}

function stringsIn(value: unknown): ReadonlySet<string> {
  const strings = new Set<string>();
  collect(value, strings);
  return strings;
}

function collect(value: unknown, strings: Set<string>): void {
  if (typeof value === 'string') strings.add(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, strings);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      strings.add(key);
      collect(one, strings);
    }
}
