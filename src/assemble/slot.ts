/** Slots of a layout → `<div class="slot …">`, with content outside of slots in the layout's default slot. */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Layout } from '../model/theme.ts';
import { commentPlace } from '../source/comment-place.ts';
import { type Edit, type MappedText, originPlace } from '../source/mapped-text.ts';
import type { Block } from '../source/markdown/parts.ts';
import type { Comment, Outline, SlideOutline } from '../source/outline.ts';
import type { Container } from './container.ts';

interface Lowered {
  readonly edits: readonly Edit[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gives the edits that turn the slots of one slide into divisions, content outside of them included, and says which are
 * unknown or missing. `at` is the comment that named the layout; undefined when the section did.
 */
export function fillSlots(
  outline: Outline,
  slide: SlideOutline,
  given: {
    layout: Layout;
    slots: readonly Container[];
    mapped: MappedText;
    at: Comment | undefined;
  },
): Lowered {
  const { layout, slots, mapped } = given;
  const edits: Edit[] = [];
  const diagnostics: Diagnostic[] = [];
  const outer = slots.filter(
    (slot) => !slots.some((other) => other.open < slot.open && slot.close < other.close),
  );
  for (const slot of slots) {
    if (!layout.slots.has(slot.name)) {
      const at = originPlace(mapped, slot.open + 1, slot.name);
      const hint = suggestName(slot.name, [...layout.slots.keys()], `slots of ${layout.name}`);
      diagnostics.push(
        diagnose('unknown-slot', `layout "${layout.name}" has no slot "${slot.name}"`, { at, hint }),
      );
    }
    edits.push(openSlot(outline, slot.name, slot.open), closeSlot(outline, slot.close));
  }
  const runs = layout.default === undefined ? [] : looseRuns(outline, slide, outer);
  for (const run of runs) edits.push(...wrapRun(outline, run, layout.default ?? ''));
  const filled = new Set([...slots.map((slot) => slot.name), ...(runs.length > 0 ? [layout.default] : [])]);
  const missing = [...layout.slots]
    .filter(([name, need]) => need === 'required' && !filled.has(name))
    .map(([name]) => name);
  if (missing.length > 0) {
    const at =
      given.at === undefined
        ? originPlace(mapped, (slide.heading?.line ?? slide.start) + 1)
        : commentPlace(mapped, given.at, layout.name);
    const message = `layout "${layout.name}" needs the slot${missing.length > 1 ? 's' : ''} ${missing.map((name) => `"${name}"`).join(', ')}`;
    diagnostics.push(
      diagnose('missing-slot', message, {
        at,
        hint: `write ::: ${missing[0]} … ::: on this slide`,
      }),
    );
  }
  return { edits, diagnostics };
}

const isBlank = (outline: Outline, line: number): boolean =>
  outline.text
    .slice(
      outline.lineStarts[line] ?? outline.text.length,
      (outline.lineStarts[line + 1] ?? outline.text.length + 1) - 1,
    )
    .trim() === '';

/** HTML blocks end at a blank line, so one must follow the tag, and what stands around it must not join it. */
function openSlot(outline: Outline, name: string, line: number): Edit {
  const start = outline.lineStarts[line] ?? 0;
  const end = (outline.lineStarts[line + 1] ?? outline.text.length + 1) - 1;
  const apart =
    line === 0 ||
    isBlank(outline, line - 1) ||
    outline.blocks.some((block) => block.kind === 'mark' && block.end === line);
  return {
    start,
    end,
    text: `${apart ? '' : '\n'}<div class="slot ${name}">${isBlank(outline, line + 1) ? '' : '\n'}`,
  };
}

function closeSlot(outline: Outline, line: number): Edit {
  const start = outline.lineStarts[line] ?? 0;
  const end = (outline.lineStarts[line + 1] ?? outline.text.length + 1) - 1;
  return {
    start,
    end,
    text: `${isBlank(outline, line - 1) ? '' : '\n'}</div>${isBlank(outline, line + 1) ? '' : '\n'}`,
  };
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Lines of content that is neither the slide's heading nor in a slot nor a comment, in runs without a slot between. */
function looseRuns(outline: Outline, slide: SlideOutline, slots: readonly Container[]): readonly Run[] {
  const runs: { start: number; end: number; borders: number }[] = [];
  const title = (slide.heading?.level ?? 9) <= 2 ? slide.heading?.line : undefined;
  for (const block of outline.blocks) {
    if (block.depth > 0 || block.start < slide.start || block.start >= slide.end) continue;
    if (['comment', 'style', 'definition', 'mark', 'ruler'].includes(block.kind)) continue;
    if (block.start === title || isBackground(outline, block)) continue;
    if (slots.some((slot) => slot.open <= block.start && block.start <= slot.close)) continue;
    const slotsBefore = slots.filter((slot) => slot.open < block.start).length;
    const borders = slotsBefore + (title !== undefined && title < block.start ? 1 : 0);
    const last = runs.at(-1);
    if (last !== undefined && last.borders === borders) last.end = block.end;
    else runs.push({ start: block.start, end: block.end, borders });
  }
  return runs;
}

/** A paragraph of background pictures only lies behind the slide, not on it. */
function isBackground(outline: Outline, block: Block): boolean {
  const text = outline.text.slice(outline.lineStarts[block.start], outline.lineStarts[block.end]);
  return /^(?:\s*!\[bg(?=[\s\]])[^\]]*\]\([^)]*\))+\s*$/.test(text);
}

function wrapRun(outline: Outline, run: Run, slot: string): readonly Edit[] {
  let last = run.end;
  while (last > run.start + 1 && isBlank(outline, last - 1)) last -= 1;
  const start = outline.lineStarts[run.start] ?? 0;
  const end = Math.min(outline.text.length, (outline.lineStarts[last] ?? outline.text.length + 1) - 1);
  return [
    {
      start,
      end: start,
      text: `${run.start === 0 || isBlank(outline, run.start - 1) ? '' : '\n'}<div class="slot ${slot}">\n\n`,
    },
    {
      start: end,
      end,
      text: `\n\n</div>${isBlank(outline, last) ? '' : '\n'}`,
    },
  ];
}
