/**
 * Includes that another tool should have expanded before: Marp shows them as text, or takes them for a note, and
 * the slides that they name are missing. Signs of markdown-it-include, Markdown Preview Enhanced, mdBook, Jekyll and Obsidian.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { offsetPlace } from '../source/mapped-text.ts';
import { visibleText } from './visible-text.ts';

const IN_TEXT =
  /^[ \t]*(?:!{1,3}include\b[ \t]*[("'<{[].*|@(?:include|import)\b[ \t]*[("'[:].*|@include[ \t]+\S+\.\w+.*|\{\{[ \t]*#include\b.*|\{%-?[ \t]*include\b.*|::include\{.*)|!\[\[[^\]\n]+\]\]/gm;
const IN_COMMENT =
  /^@?(?:include|import)(?:[ \t]*:[ \t]*|[ \t]*\([ \t]*|[ \t]+)["'<]?[\w./\\-]+\.(?:md|markdown|mdx?|html?|txt)\b/i;

/** A warning for each. */
export function unexpandedIncludes({ outline, mapped }: AuthorText): readonly Diagnostic[] {
  const inText = [...visibleText(outline).matchAll(IN_TEXT)].map((match) => {
    const written = match[0].trim();
    return { start: match.index + match[0].indexOf(written), written, what: 'stays on the slide as text' };
  });
  const comments = outline.slides.flatMap((slide) => slide.comments);
  const inComments = comments.flatMap(({ content, start }) => {
    const [first = ''] = content.trim().split('\n');
    if (!IN_COMMENT.test(first)) return [];
    const offset = outline.text.indexOf(first, start);
    return [{ start: offset, written: first, what: 'becomes a speaker note' }];
  });
  return [...inText, ...inComments].map(({ start, written, what }) => {
    const at = offsetPlace(mapped, start, written.length);
    const shown = written.length > 50 ? `${written.slice(0, 49)}…` : written;
    const hint = 'list the file under "sections" in the front matter, or run the tool that includes it';
    return diagnose('unexpanded-include', `"${shown}" includes nothing and ${what}`, { at, hint });
  });
}
