/**
 * Which lines of a section an audience does not get, judged from the author's text alone. Assembling has judged the
 * same before; this is a second opinion, so that a fault there does not pass as what the author wanted.
 * What only a template can decide is left to assembling.
 */
import { conditionHolds, isConditionFault, parseCondition } from '../model/condition.ts';
import type { Section } from '../model/section.ts';
import { outlineMarkdown } from '../source/outline.ts';

/** Lines that a condition speaks for: from `start` up to but without `end`, counted from 1 in the author's file. */
export interface Conditional {
  readonly start: number;
  readonly end: number;
  readonly condition: string;
}

const MAY_HOLD_CONDITIONS = /^[ \t]*:{3,}[ \t]*for\b|\bfor[ \t]*:/m;

/** Every condition on slides and blocks of a section. */
export function conditionalLines(section: Section, dividers: readonly number[]): readonly Conditional[] {
  const body = section.source.text.slice(section.bodyOffset);
  if (!MAY_HOLD_CONDITIONS.test(body)) return [];
  const before = section.source.text.slice(0, section.bodyOffset).split('\n').length;
  const outline = outlineMarkdown(body, dividers);
  const marks = outline.blocks.filter((block) => block.kind === 'mark');
  const found: Conditional[] = [];
  for (const slide of outline.slides) {
    // A template may write rulers, and then slides are not what they seem.
    if (!body.includes('{%')) {
      for (const comment of slide.comments) {
        const condition = /^[ \t]*for[ \t]*:[ \t]*(\S.*?)[ \t]*$/m.exec(comment.content)?.[1];
        if (condition !== undefined)
          found.push({ start: before + slide.start, end: before + slide.end, condition });
      }
    }
    const open: { readonly name: string; readonly line: number }[] = [];
    for (const mark of marks.filter((one) => slide.start <= one.start && one.start < slide.end)) {
      if (mark.content !== '') open.push({ name: mark.content, line: mark.start });
      else {
        const { name = '', line = mark.start } = open.pop() ?? {};
        const condition = /^for[ \t]+(.+)$/.exec(name)?.[1];
        if (condition !== undefined)
          found.push({ start: before + line, end: before + mark.start + 1, condition });
      }
    }
  }
  return found;
}

/** Those of the lines whose condition does not hold for a reader known by these names. */
export function linesNotFor(
  conditionals: readonly Conditional[],
  names: ReadonlySet<string>,
): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { start, end, condition } of conditionals) {
    if (holds(condition, names)) continue;
    for (let line = start; line < end; line += 1) lines.add(line);
  }
  return lines;
}

/** What cannot be read as a condition, because a template or quotes are in it, counts as held. */
function holds(text: string, names: ReadonlySet<string>): boolean {
  const condition = parseCondition(text.replace(/^(["'])(.*)\1$/, '$2'));
  return isConditionFault(condition) || conditionHolds(condition, names);
}
