/**
 * Text right above a line of hyphens is a heading in Markdown, where authors of slides mostly want a ruler. Which of the two was meant
 * cannot be known; what speaks for a ruler is listed here, and an underline as long as its text speaks against.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { GLOBAL_DIRECTIVES, LOCAL_DIRECTIVES } from '../model/directive.ts';
import { type MappedText, originPlace } from '../source/mapped-text.ts';
import type { Block } from '../source/markdown/parts.ts';
import type { Outline } from '../source/outline.ts';

/** A warning for each heading that was probably meant as text and a ruler, at the hyphens. */
export function rulerHeadings(outline: Outline, mapped: MappedText): readonly Diagnostic[] {
  return outline.blocks.flatMap((block) => {
    const underline = underlineOf(outline, block);
    if (underline === undefined) return [];
    const text = linesOf(outline, block.start, block.end - 1);
    const asFrontMatter = text.some((line) => /^marp:\s/.test(line));
    const asDirectives = asFrontMatter || text.every(isDirectiveLine);
    if (asDirectives && beginsSection(outline, block)) return [];
    if (!asDirectives && (isAsLong(underline, text) || !looksLikeRuler(outline, block, text))) return [];
    const at = originPlace(mapped, block.end, underline);
    const hint = asFrontMatter
      ? 'front matter is read at the very beginning of a file only: move it to the first line'
      : asDirectives
        ? `write directives in a comment: <!-- ${text[0]} -->`
        : 'leave a blank line above it for a ruler, or write "## " before the text for a heading';
    return [
      diagnose('heading-by-ruler', `"${underline}" makes a heading of the text above it`, { at, hint }),
    ];
  });
}

/** The hyphens below a heading that a ruler could stand in for; undefined for any other block. */
function underlineOf(outline: Outline, block: Block): string | undefined {
  if (block.kind !== 'heading' || block.depth > 0 || block.end - block.start < 2) return undefined;
  return /^-+$/.exec(linesOf(outline, block.end - 1, block.end)[0] ?? '')?.[0];
}

function linesOf(outline: Outline, start: number, end: number): readonly string[] {
  const from = outline.lineStarts[start] ?? 0;
  const to = (outline.lineStarts[end] ?? outline.text.length + 1) - 1;
  return outline.text
    .slice(from, to)
    .split('\n')
    .map((line) => line.trim());
}

function isAsLong(underline: string, text: readonly string[]): boolean {
  return underline.length === text.at(-1)?.length;
}

/** `class: lead`, as it would stand in front matter. */
function isDirectiveLine(line: string): boolean {
  const name = /^_?([A-Za-z]+):\s/.exec(line)?.[1] ?? '';
  return LOCAL_DIRECTIVES.has(name) || GLOBAL_DIRECTIVES.some((one) => one === name);
}

/** Directives at the very beginning are front matter gone wrong, which `load` speaks of. */
function beginsSection(outline: Outline, block: Block): boolean {
  return outline.blocks.every(({ start, kind }) => start >= block.start || kind === 'ruler');
}

/** It is longer than a heading, ends like a sentence, is a picture, does not begin its slide, or another heading follows at once. */
function looksLikeRuler(outline: Outline, block: Block, text: readonly string[]): boolean {
  const slide = outline.slides.find((one) => one.start <= block.start && block.start < one.end);
  const own = outline.blocks.filter(
    ({ kind, depth, start }) =>
      depth === 0 &&
      kind !== 'comment' &&
      kind !== 'style' &&
      kind !== 'definition' &&
      slide !== undefined &&
      slide.start <= start &&
      start < slide.end,
  );
  const before = own.filter(({ start }) => start < block.start);
  const marks = before.filter(({ kind }) => kind === 'mark');
  const opened = marks.filter(({ content }) => content !== '').length;
  // A ruler inside a container would leave the container open.
  if (opened > marks.length - opened) return false;
  const next = own.find(({ start }) => start > block.start);
  return (
    text.length > 1 ||
    /[.,;:…]$/.test(text[0] ?? '') ||
    /^!\[.*\)$/.test(text[0] ?? '') ||
    before.length > marks.length ||
    (next?.kind === 'heading' && next.level <= 2)
  );
}
