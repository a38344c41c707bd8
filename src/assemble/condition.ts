/**
 * Leaves out what is not for this audience: slides with `<!-- for: … -->` and blocks `::: for … :::`.
 * Gives edits for the section's text; the marks themselves never reach the deck.
 */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import {
  CONDITION_HINT,
  type Condition,
  conditionHolds,
  conditionNames,
  isConditionFault,
  parseCondition,
} from '../model/condition.ts';
import { readDirectives } from '../model/directive-comment.ts';
import { type Edit, type MappedText, originPlace } from '../source/mapped-text.ts';
import type { Comment, Outline, SlideOutline } from '../source/outline.ts';
import { findContainers } from './container.ts';

/** For whom a deck is assembled, and which names conditions may use. */
export interface Reader {
  readonly names: ReadonlySet<string>;
  readonly knownNames: readonly string[];
}

export interface Conditions {
  readonly edits: readonly Edit[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many slides remain. */
  readonly slides: number;
}

/** Judges every condition on slides and blocks of a section. */
export function applyConditions(outline: Outline, mapped: MappedText, reader: Reader): Conditions {
  const diagnostics: Diagnostic[] = [];
  const removed: Edit[] = [];
  const edits: Edit[] = [];
  const kept = outline.slides.filter((slide) => {
    const conditions = slide.comments.filter((comment) =>
      readDirectives(comment).some((line) => line.name === 'for'),
    );
    const outcomes = conditions.map((comment) => judgeComment(comment, mapped, reader));
    diagnostics.push(...outcomes.flatMap((one) => one.diagnostics));
    edits.push(...conditions.map((comment) => withoutDirective(outline, comment, 'for')));
    return !isEmpty(slide) && outcomes.every((one) => one.holds);
  });
  for (const slide of outline.slides) {
    if (!kept.includes(slide)) removed.push(wholeLines(outline, slide.ruler ?? slide.start, slide.end));
    else if (slide === kept[0] && slide.ruler !== undefined)
      removed.push(wholeLines(outline, slide.ruler, slide.ruler + 1));
  }
  const found = findContainers(outline, mapped);
  for (const one of found.diagnostics) diagnostics.push(one);
  for (const container of found.containers) {
    if (!isCondition(container.name)) continue;
    const text = container.name.slice(3).trim();
    const outcome = judge(text, reader, { mapped, line: container.open + 1 });
    diagnostics.push(...outcome.diagnostics);
    if (outcome.holds)
      edits.push(
        wholeLines(outline, container.open, container.open + 1),
        wholeLines(outline, container.close, container.close + 1),
      );
    else removed.push(wholeLines(outline, container.open, container.close + 1));
  }
  return {
    edits: withoutInner(removed, edits),
    diagnostics,
    slides: kept.length,
  };
}

/**
 * The conditions on each slide that is not empty, for counting slides without assembling them. What is wrong with
 * a condition is said when it is applied; here it holds, as it does there.
 */
export function slideConditions(
  outline: Outline,
  knownNames: ReadonlySet<string>,
): readonly (readonly Condition[])[] {
  return outline.slides
    .filter((slide) => !isEmpty(slide))
    .map((slide) =>
      slide.comments
        .flatMap((comment) => readDirectives(comment).find((line) => line.name === 'for') ?? [])
        .flatMap(({ value }) => {
          const condition = parseCondition(value);
          if (isConditionFault(condition)) return [];
          return conditionNames(condition).every(({ name }) => knownNames.has(name)) ? [condition] : [];
        }),
    );
}

function isEmpty(slide: SlideOutline): boolean {
  return slide.blank && slide.comments.length === 0;
}

/** True for a container that is a condition and not a slot. */
export function isCondition(name: string): boolean {
  return /^for(\s|$)/.test(name);
}

/** The edit that takes a directive out of a comment: its line, or the whole comment when nothing else is in it. */
export function withoutDirective(outline: Outline, comment: Comment, name: string): Edit {
  const raw = outline.text.slice(comment.start, comment.end);
  const others = readDirectives(comment).filter((line) => line.name !== name);
  if (others.length === 0) {
    const lastLine = outline.text.indexOf('\n', comment.end);
    return {
      start: comment.start,
      end: comment.block && lastLine !== -1 ? lastLine + 1 : comment.end,
      text: '',
    };
  }
  const line = new RegExp(`(^|\\n|<!--+)[ \\t]*${name}[ \\t]*:[^\\n]*?(?=\\n|--+>)`).exec(raw);
  const start = comment.start + (line?.index ?? 0) + (line?.[1]?.length ?? 0);
  return {
    start,
    end: line === null ? start : comment.start + line.index + line[0].length,
    text: '',
  };
}

function judgeComment(
  comment: Comment,
  mapped: MappedText,
  reader: Reader,
): { holds: boolean; diagnostics: readonly Diagnostic[] } {
  const text = readDirectives(comment).find((line) => line.name === 'for')?.value ?? '';
  return judge(text, reader, {
    mapped,
    line: directivePlaceLine(comment, mapped),
  });
}

/** The line of the assembled text, from 1, on which the comment's `for` stands. */
function directivePlaceLine(comment: Comment, mapped: MappedText): number {
  const lines = mapped.text.slice(comment.start, comment.end).split('\n');
  return (
    comment.line +
    1 +
    Math.max(
      0,
      lines.findIndex((line) => /\bfor[ \t]*:/.test(line)),
    )
  );
}

function judge(
  text: string,
  reader: Reader,
  where: { mapped: MappedText; line: number },
): { holds: boolean; diagnostics: readonly Diagnostic[] } {
  const base = conditionPlace(where, text);
  const condition = parseCondition(text);
  if (isConditionFault(condition)) {
    const at = base(condition.offset, condition.length);
    return {
      holds: true,
      diagnostics: [diagnose('condition-syntax', condition.message, { at, hint: CONDITION_HINT })],
    };
  }
  const diagnostics = conditionNames(condition)
    .filter(({ name }) => !reader.knownNames.includes(name))
    .map(({ name, offset }) => {
      const at = base(offset, name.length);
      const hint = suggestName(name, reader.knownNames, 'audiences and groups');
      return diagnose('unknown-audience', `"${name}" is neither an audience nor a group`, { at, hint });
    });
  return {
    holds: diagnostics.length > 0 || conditionHolds(condition, reader.names),
    diagnostics,
  };
}

/** The place of a part of a condition; that of the word `for` when the condition is written in another form, as a list. */
function conditionPlace(
  { mapped, line }: { mapped: MappedText; line: number },
  text: string,
): (offset: number, length: number) => Place {
  const whole = originPlace(mapped, line, text);
  if (whole.length !== text.length) return () => originPlace(mapped, line, 'for');
  return (offset, length) => ({ ...whole, column: whole.column + offset, length });
}

function wholeLines(outline: Outline, start: number, end: number): Edit {
  const last = outline.lineStarts.length - 1;
  const to = end >= last ? outline.text.length : (outline.lineStarts[end] ?? outline.text.length);
  return { start: outline.lineStarts[start] ?? 0, end: to, text: '' };
}

/** Removed regions swallow the edits inside them, and smaller removed regions. */
function withoutInner(removed: readonly Edit[], edits: readonly Edit[]): readonly Edit[] {
  const outer: Edit[] = [];
  for (const one of [...removed].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = outer.at(-1);
    if (last === undefined || one.start >= last.end) outer.push(one);
    else if (one.end > last.end) outer.splice(-1, 1, { ...last, end: one.end });
  }
  return [
    ...outer,
    ...edits.filter((edit) => !outer.some((one) => one.start <= edit.start && edit.end <= one.end)),
  ];
}
