/**
 * Headings that begin a slide (`headingDivider`) → rulers. What Lectern puts at the beginning of a slide would otherwise
 * stand above its heading, which for Marp is the slide before. An assembled deck therefore has rulers only.
 */
import { applyEdits, type MappedText } from '../source/mapped-text.ts';
import type { Outline } from '../source/outline.ts';

/** Puts a ruler above each heading that begins a slide by its level; `outline` is that of `mapped`. */
export function writeRulers(mapped: MappedText, outline: Outline): MappedText {
  const begun = outline.slides.filter(({ ruler }, index) => index > 0 && ruler === undefined);
  return applyEdits(
    mapped,
    begun.map((slide) => {
      const start = outline.lineStarts[slide.start] ?? 0;
      // Behind a ruler an entry that was deep in a list would be code.
      const indent = /^[ \t]*/.exec(mapped.text.slice(start))?.[0].length ?? 0;
      // Without the blank line a ruler makes a heading of the text above it.
      const gap = /(^|\n)[ \t]*\n$/.test(mapped.text.slice(0, start)) ? '' : '\n';
      return { start, end: start + indent, text: `${gap}---\n\n` };
    }),
  );
}
