/**
 * Quotations on slides with a layout → their opening quotation mark in a span of its own, which the theme hangs before the
 * edge of the lines. In plain Marp, since Chromium knows no `hanging-punctuation`.
 */
import type { Edit } from '../source/mapped-text.ts';
import type { Outline, SlideOutline } from '../source/outline.ts';

const OPENING = /^( {0,3}> ?)(["“„‟«»‹›‘‚「『《])(?=\S)/;

/** Gives the edits for the quotations of one slide that begin with a quotation mark. */
export function hangMarks(outline: Outline, slide: SlideOutline): readonly Edit[] {
  return outline.blocks.flatMap((block) => {
    if (block.kind !== 'other' || block.depth > 0 || block.start < slide.start || block.start >= slide.end)
      return [];
    const lineStart = outline.lineStarts[block.start] ?? 0;
    const found = OPENING.exec(outline.text.slice(lineStart, outline.lineStarts[block.start + 1]));
    const [, lead = '', mark = ''] = found ?? [];
    if (mark === '') return [];
    const start = lineStart + lead.length;
    return [{ start, end: start + mark.length, text: `<span class="hang">${mark}</span>` }];
  });
}
