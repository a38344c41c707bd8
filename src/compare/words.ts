/** Two texts → the lines and words that both have, and those that only one has. The only door to jsdiff. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { LineDifference, Side, Words } from '../model/difference.ts';

/** Two lines that share less than this part of their words are two lines, not one that was changed. */
const ALIKE = 0.4;

export type Step<T> = { readonly left?: T; readonly right?: T };

/** Aligns two lists by `key`, both orders kept: what stands in both, else in one. */
export function align<T>(
  left: readonly T[],
  right: readonly T[],
  key: (one: T) => string,
): readonly Step<T>[] {
  const changes = diffArrays(left.map(key), right.map(key));
  let [atLeft, atRight] = [0, 0];
  const steps: Step<T>[] = [];
  for (const { count, added, removed } of changes) {
    for (let index = 0; index < count; index += 1) {
      const step: { left?: T; right?: T } = {};
      if (!added) step.left = left[atLeft++] as T;
      if (!removed) step.right = right[atRight++] as T;
      steps.push(step);
    }
  }
  return steps;
}

/** Compares two lists of lines. */
export function compareLines(
  left: readonly string[],
  right: readonly string[],
  isNote: boolean,
): readonly LineDifference[] {
  const found: LineDifference[] = [];
  let hunk: { left: string[]; right: string[] } = { left: [], right: [] };
  const settle = () => {
    found.push(...compareHunk(hunk.left, hunk.right, isNote));
    hunk = { left: [], right: [] };
  };
  for (const step of align(left, right, (line) => line)) {
    if (step.left !== undefined && step.right !== undefined) {
      settle();
      found.push({ standing: 'same', isNote, words: [{ text: step.left, side: 'both' }] });
    } else if (step.left !== undefined) hunk.left.push(step.left);
    else if (step.right !== undefined) hunk.right.push(step.right);
  }
  settle();
  return found;
}

/** Lines that stand where the others do: those that are alike are one line that says something else, in order. */
function compareHunk(
  left: readonly string[],
  right: readonly string[],
  isNote: boolean,
): readonly LineDifference[] {
  const alone =
    (side: Side) =>
    (text: string): LineDifference => ({ standing: side, isNote, words: [{ text, side }] });
  const found: LineDifference[] = [];
  let from = 0;
  for (const line of left) {
    const rest = right.slice(from);
    const words = rest.map((other) => compareWords(line, other));
    const shares = words.map(sharedPart);
    const best = shares.indexOf(Math.max(...shares, 0));
    if (best === -1 || (shares[best] ?? 0) < ALIKE) {
      found.push(alone('left')(line));
      continue;
    }
    found.push(...rest.slice(0, best).map(alone('right')));
    found.push({ standing: 'changed', isNote, words: words[best] ?? [] });
    from += best + 1;
  }
  return [...found, ...right.slice(from).map(alone('right'))];
}

/** Word by word. */
export function compareWords(left: string, right: string): readonly Words[] {
  return diffWordsWithSpace(left, right).map(({ value, added, removed }) => ({
    text: value,
    side: added ? 'right' : removed ? 'left' : 'both',
  }));
}

/** The part of all letters and digits that both lines have, from 0 to 1. */
function sharedPart(words: readonly Words[]): number {
  const count = (side: Words['side']) =>
    words.reduce(
      (sum, one) => sum + (one.side === side ? one.text.replace(/[^\p{L}\p{N}]/gu, '').length : 0),
      0,
    );
  const both = count('both') * 2;
  const all = both + count('left') + count('right');
  return all === 0 ? 0 : both / all;
}
