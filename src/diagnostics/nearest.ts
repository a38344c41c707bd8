/** Finds the known name that an author probably meant. The only door to fastest-levenshtein. */
import { closest, distance } from 'fastest-levenshtein';

/**
 * Gives the member of `known` nearest to `word` by edit distance, ignoring case,
 * or undefined when none is near enough to be a likely slip: a third of its length, at least two edits, and never more
 * than half of its letters.
 */
export function nearestName(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = word.toLowerCase();
  const best = closest(
    lower,
    known.map((name) => name.toLowerCase()),
  );
  const index = known.findIndex((name) => name.toLowerCase() === best);
  const most = Math.min(Math.max(2, Math.floor(best.length / 3)), Math.ceil(best.length / 2));
  return distance(lower, best) <= most ? known[index] : undefined;
}

/** Gives a hint: the nearest known name if there is one, else the list of the known names (at most twelve). */
export function suggestName(word: string, known: readonly string[], what = 'known names'): string {
  const near = nearestName(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return `there are no ${what}`;
  const shown = known.slice(0, 12).join(', ');
  return `${what}: ${shown}${known.length > 12 ? ', …' : ''}`;
}

/**
 * Gives the one member of `known` that `word` is surely a slip of: other signs for capitals and hyphens only, one letter wrong (two in
 * ten and more), or two letters changed about. Undefined where there is none, or more than one as near.
 */
export function onlyNearName(word: string, known: readonly string[]): string | undefined {
  const bare = (name: string) => name.toLowerCase().replace(/[-_\s]/g, '');
  const letters = (name: string) => [...bare(name)].sort().join('');
  const ranked = known
    .map((name) => ({ name, edits: distance(bare(word), bare(name)) }))
    .sort((a, b) => a.edits - b.edits);
  const [first, second] = ranked;
  if (first === undefined || first.edits === second?.edits) return undefined;
  const most = first.name.length >= 10 || letters(word) === letters(first.name) ? 2 : 1;
  return first.edits <= most ? first.name : undefined;
}
