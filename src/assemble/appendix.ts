/**
 * Slides after the end: they carry A1, A2, … instead of the page number and leave the total as it is.
 * In plain Marp: `paginate: hold` counts no page, and a scoped style shows the number. https://marpit.marp.app/directives?id=pagination
 */
import { applyEdits, type MappedText } from '../source/mapped-text.ts';
import type { Outline } from '../source/outline.ts';

/** Marpit drops a content that does not name its own page number. */
const CONTENT = 'var(--appendix, attr(data-marpit-pagination))';

/** Numbers the slides of a section of the appendix, counting on from `before` slides. */
export function numberAppendix(mapped: MappedText, outline: Outline, before: number): MappedText {
  return applyEdits(
    mapped,
    outline.slides.map((slide, index) => {
      const start = outline.lineStarts[slide.start] ?? 0;
      const number = before + index + 1;
      const style = `section { --appendix: "A${number}"; } section::after { content: ${CONTENT}; }`;
      const text = `<!-- _paginate: hold -->\n<style scoped>${style}</style>\n\n`;
      return { start, end: start, text };
    }),
  );
}
