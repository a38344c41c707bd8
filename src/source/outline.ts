/**
 * Markdown parts → slides: where each begins and ends, its heading, its directives, its notes.
 * Slides are split as Marp splits them: at rulers outside of lists and quotations, and at headings
 * that `headingDivider` names, wherever they stand. Lines count from 0 here; `end` is the line after the last.
 */
import { lineAt } from './line-starts.ts';
import type { Block, InlineMark, MarkdownParts } from './markdown/parts.ts';
import { readMarkdown } from './markdown/read.ts';
import { createMemory } from './memory.ts';

/** A comment, standing alone or inside a line, by offsets into the text. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** Line in which it begins, from 0. */
  readonly line: number;
  readonly content: string;
  /** True for a comment with lines of its own, that is not part of a paragraph or heading. */
  readonly block: boolean;
}

export interface SlideOutline {
  readonly start: number;
  readonly end: number;
  /** Line of the ruler before it; undefined for the first slide and for one that a heading began. */
  readonly ruler?: number;
  /** The first heading: its text and level. */
  readonly heading?: { readonly text: string; readonly level: number; readonly line: number };
  readonly comments: readonly Comment[];
  /** True when nothing but comments, styles and blank lines stands on it. */
  readonly blank: boolean;
}

export interface Outline extends MarkdownParts {
  readonly text: string;
  /** Offset at which each line begins, with one more for the end of the text. */
  readonly lineStarts: readonly number[];
  readonly slides: readonly SlideOutline[];
}

/** Heading levels at which `headingDivider` begins a slide: a number means that level and all above it. */
export function dividerLevels(value: unknown): readonly number[] {
  const number = typeof value === 'string' ? Number.parseInt(value, 10) : value;
  if (Array.isArray(value)) return value.map(Number).filter((level) => level >= 1 && level <= 6);
  if (typeof number !== 'number' || !(number >= 1 && number <= 6)) return [];
  return Array.from({ length: Math.floor(number) }, (_, index) => index + 1);
}

/**
 * Outlines that are kept, by text: a section that many audiences get is read once. The limit is in signs of text, of which
 * each takes some twenty bytes: every edit and every row of a merge has texts of its own.
 */
const kept = createMemory<Outline>({ most: 1_000_000 });

/** Outlines a Markdown text without front matter. */
export function outlineMarkdown(text: string, dividers: readonly number[] = []): Outline {
  return kept(`${dividers.join()}\n${text}`, () => readOutline(text, dividers));
}

function readOutline(text: string, dividers: readonly number[]): Outline {
  const parts = readMarkdown(text);
  const lineStarts = [0];
  for (const line of text.split('\n')) lineStarts.push((lineStarts.at(-1) ?? 0) + line.length + 1);
  const borders = bordersOf(parts.blocks, dividers);
  const lineCount = lineStarts.length - 1;
  const spans = borders.map(({ line, ruler }, index) => ({
    start: ruler === undefined ? line : line + 1,
    end: borders[index + 1]?.line ?? lineCount,
  }));
  const blocks = shareOut(parts.blocks, spans, (block) => block.start);
  const comments = shareOut(commentsOf(text, parts, lineStarts), spans, (comment) => comment.line);
  const slides = spans.map(({ start, end }, index): SlideOutline => {
    const inside = blocks[index] ?? [];
    const ruler = borders[index]?.ruler;
    const heading = inside.find((block) => block.kind === 'heading');
    return {
      start,
      end,
      ...(ruler === undefined ? {} : { ruler }),
      ...(heading === undefined
        ? {}
        : { heading: { text: plainText(heading.content), level: heading.level, line: heading.start } }),
      comments: comments[index] ?? [],
      blank: inside.every(
        (block) => block.kind === 'comment' || block.kind === 'style' || block.kind === 'definition',
      ),
    };
  });
  return { ...parts, text, lineStarts, slides };
}

/** What lies in each span, in one pass; things and spans are in the order of their lines. */
function shareOut<T>(
  things: readonly T[],
  spans: readonly { readonly start: number; readonly end: number }[],
  lineOf: (thing: T) => number,
): readonly (readonly T[])[] {
  const shares = spans.map((): T[] => []);
  let index = 0;
  for (const thing of things) {
    const line = lineOf(thing);
    while (index < spans.length - 1 && line >= (spans[index]?.end ?? 0)) index += 1;
    const span = spans[index];
    if (span !== undefined && line >= span.start && line < span.end) shares[index]?.push(thing);
  }
  return shares;
}

interface Border {
  readonly line: number;
  readonly ruler?: number;
}

/**
 * Marp begins a slide at each ruler outside of lists and quotations, and at a heading of a divider's level unless nothing
 * visible stands before it: around a heading in a list there is the list.
 */
function bordersOf(blocks: readonly Block[], dividers: readonly number[]): readonly Border[] {
  const borders: Border[] = [{ line: 0 }];
  let visible = false;
  for (const block of blocks) {
    const isNested = block.depth > 0;
    if (block.kind === 'heading' && (visible || isNested) && dividers.includes(block.level))
      borders.push({ line: block.start });
    else if (block.kind === 'ruler' && !isNested) borders.push({ line: block.start, ruler: block.start });
    if (isNested || (block.kind !== 'comment' && block.kind !== 'style' && block.kind !== 'definition'))
      visible = true;
  }
  return borders;
}

function commentsOf(text: string, parts: MarkdownParts, lineStarts: readonly number[]): readonly Comment[] {
  const fromBlocks = parts.blocks
    .filter((block) => block.kind === 'comment')
    .map((block) => ({
      start: lineStarts[block.start] ?? 0,
      end: (lineStarts[block.end] ?? text.length + 1) - 1,
      line: block.start,
      content: block.content,
      block: true,
    }));
  const fromLines = parts.marks
    .filter((mark) => mark.kind === 'comment')
    .map((mark) => ({
      start: mark.start,
      end: mark.end,
      line: lineAt(lineStarts, mark.start) - 1,
      content: mark.content,
      block: false,
    }));
  return [...fromBlocks, ...fromLines].sort((a, b) => a.start - b.start);
}

/** The text of a heading without its Markdown signs and comments. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->|<sup class="cite[^>]*>.*?<\/sup>|\[@[^\]]*\]/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*_`~]+/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether an offset lies in one of the marks of the given kind. */
export function insideMark(marks: readonly InlineMark[], kind: InlineMark['kind'], offset: number): boolean {
  return marks.some((mark) => mark.kind === kind && mark.start <= offset && offset < mark.end);
}
