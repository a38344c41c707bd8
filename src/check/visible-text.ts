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
  spans.sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    parts.push(text.slice(at, start), blank(text.slice(Math.max(at, start), end)));
    at = end;
  }
  const masked = `${parts.join('')}${text.slice(at)}`;
  return masked.replace(TAGS, blank).replace(FORMULAS, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
