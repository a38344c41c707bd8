/** An assembled deck → its text again by the files that it came from, to find the one that is at fault. */
import type { AssembledDeck } from '../assemble/deck.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

export interface FileText {
  /** Where it begins. */
  readonly at: Place;
  readonly text: string;
  /** The author's line of each line of the text. */
  readonly origins: readonly number[];
}

/** The text of each file that a deck is made of, as it stands in the deck. */
export function textsByFile({ mapped }: AssembledDeck): readonly FileText[] {
  const lines = mapped.text.split('\n');
  const found = new Map<string, { at: Place; lines: string[]; origins: number[] }>();
  for (const [index, { source, line }] of mapped.origins.entries()) {
    const known = found.get(source.file) ?? {
      at: { file: source.file, line, column: 1 },
      lines: [],
      origins: [],
    };
    known.lines.push(lines[index] ?? '');
    known.origins.push(line);
    found.set(source.file, known);
  }
  return [...found.values()].map(({ at, lines: own, origins }) => ({ at, text: own.join('\n'), origins }));
}
