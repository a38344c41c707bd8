/**
 * The sentences of the plan: why a section is in a deck or not. One sentence each, in the words of the front matter,
 * lower case and without a full stop, so that they can stand in a table, in JSON and in a diagnostic.
 */
import type { Condition } from '../model/condition.ts';
import type { FitCut } from './fit/cut.ts';

/** Who listens, as sentences call it: the audience's id, or the lack of one. */
export function callListener(audienceId: string | undefined): string {
  return audienceId ?? 'a deck without audiences';
}

/** `press, (staff and not intern)`: the condition as an author would write it, with no more parentheses than it needs. */
export function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'name':
      return condition.name;
    case 'not':
      return `not ${writeInner(condition.of, ['and', 'or'])}`;
    case 'and':
      return `${writeInner(condition.left, ['or'])} and ${writeInner(condition.right, ['or'])}`;
    case 'or':
      return `${writeCondition(condition.left)}, ${writeCondition(condition.right)}`;
  }
}

function writeInner(condition: Condition, grouped: readonly Condition['kind'][]): string {
  const text = writeCondition(condition);
  return grouped.includes(condition.kind) ? `(${text})` : text;
}

/** `2.5 min`, with at most two decimals. */
export function writeMinutes(minutes: number): string {
  return `${Math.round(minutes * 100) / 100} min`;
}

function quoteAll(ids: readonly string[]): string {
  const quoted = ids.map((id) => `"${id}"`);
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

export const reasons = {
  free: () => 'nothing keeps it out',
  verbatim: () => 'plain Marp Markdown is taken as it stands',
  forHolds: (condition: Condition, who: string) => `for: ${writeCondition(condition)} holds for ${who}`,
  forFails: (condition: Condition, who: string) =>
    `for: ${writeCondition(condition)} does not hold for ${who}`,
  cleared: (label: string, who: string) => `${who} is cleared for "${label}"`,
  notCleared: (label: string, who: string) => `${who} is not cleared for "${label}"`,
  noSlides: (who: string) => `none of its slides is for ${who}`,
  requiredOut: (id: string) => `it requires "${id}", which is left out`,
  requiredUnlisted: (id: string) => `it requires "${id}", which the deck does not list`,
  neededBy: (id: string) => `"${id}" must be in and requires it`,
  fits: (minutes: number, budget: number) =>
    `its ${writeMinutes(minutes)} fit into the ${writeMinutes(budget)}`,
} as const;

/** Why a section was cut from a deck of `budget` minutes: `3 min, 1.5 min over the budget of 10 min`. */
export function cutReason(cut: FitCut, budget: number): string {
  switch (cut.kind) {
    case 'conflict':
      return `it conflicts with "${cut.with}", which is in`;
    case 'requirement':
      return `it requires "${cut.of}", which cannot be in`;
    case 'time': {
      const brings =
        cut.brings.length === 0 ? '' : ` together with ${quoteAll(cut.brings)}, which it requires`;
      return `${writeMinutes(cut.minutes)}${brings}, ${writeMinutes(cut.over)} over the budget of ${writeMinutes(budget)}`;
    }
  }
}
