/** What of a text is seen on slides: code, comments, styles, tags and formulas are blanked, every other character keeps its offset. */
import type { Outline } from '../source/outline.ts';

const HIDDEN_BLOCKS: ReadonlySet<string> = new Set(['fence', 'comment', 'style', 'definition']);
const HIDDEN_MARKS: ReadonlySet<string> = new Set(['code', 'comment', 'html']);
const TAGS = /<(script|style|pre|code)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<[a-z/][^<>]*>/gi;
const FORMULAS = /\$\$[\s\S]*?\$\$|(?<![\\$\w])\$(?!\s)[^$\n]*?[^$\s\\]\$(?!\d)/g;

/** The text of an outline with all that no slide shows replaced by spaces. */
export function visibleText(outline: Outline): string {
  const { text, blocks, marks, lineStarts } = outline;
  const spans = [
    ...blocks
      .filter(({ kind }) => HIDDEN_BLOCKS.has(kind))
      .map(({ start, end }) => ({ start: lineStarts[start] ?? 0, end: lineStarts[end] ?? text.length })),
    ...marks.filter(({ kind }) => HIDDEN_MARKS.has(kind)),
  ];
  let masked = text;
  for (const { start, end } of spans)
    masked = masked.slice(0, start) + blank(text.slice(start, end)) + masked.slice(end);
  return masked.replace(TAGS, blank).replace(FORMULAS, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
