/** An assembled deck → the same without speaker notes, for files that are shared. */

import { isNote } from '../model/directive-comment.ts';
import { frontMatterOf } from '../source/directive-lines.ts';
import { outlineMarkdown } from '../source/outline.ts';

/** Takes every speaker note out of a Marp Markdown text with front matter; directives and signs for other tools stay. */
export function withoutNotes(text: string): string {
  const front = frontMatterOf(text);
  const body = text.slice(front.length);
  const outline = outlineMarkdown(body.includes('<!--') ? body : '');
  const notes = outline.slides.flatMap((slide) => slide.comments).filter(isNote);
  const spans = notes.map((note) => {
    const lineEnd = body.indexOf('\n', note.end);
    return {
      start: note.start,
      end: note.block && lineEnd !== -1 ? lineEnd + 1 : note.end,
    };
  });
  const kept = spans.reduceRight((rest, span) => rest.slice(0, span.start) + rest.slice(span.end), body);
  return `${front}${kept.trimEnd()}\n`;
}
