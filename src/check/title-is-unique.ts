/**
 * Slides of one title cannot be told apart in an outline, an overview or a question from the room. Slides that follow each other may have
 * the same: they go on, or build up.
 */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { originPlace } from '../source/mapped-text.ts';

/** A remark for each title that comes back later in a deck, at its second place. */
export function repeatedTitles(texts: readonly AuthorText[]): readonly Diagnostic[] {
  const first = new Map<string, Place>();
  const told = new Set<string>();
  let before: string | undefined;
  return texts.flatMap(({ outline, mapped }) =>
    outline.slides.flatMap(({ heading, blank }) => {
      if (blank) return [];
      const title = heading?.text.toLowerCase();
      const goesOn = title === before;
      before = title;
      if (heading === undefined || title === undefined || title === '') return [];
      const [word = ''] = heading.text.split(' ');
      const at = originPlace(
        mapped,
        heading.line + 1,
        outline.text.includes(heading.text) ? heading.text : word,
      );
      const earlier = first.get(title);
      if (earlier === undefined) first.set(title, at);
      if (earlier === undefined || goesOn || told.has(title)) return [];
      told.add(title);
      const message = `"${heading.text}" is the title of an earlier slide too`;
      const hint = 'say in each title what its slide adds';
      return [
        diagnose('duplicate-title', message, {
          at,
          hint,
          related: [{ message: 'the earlier slide', at: earlier }],
        }),
      ];
    }),
  );
}
