/** Libraries of sections for the tests of the fit, and the slow way to the right answer. */
import fc from 'fast-check';
import type { Priority } from '../../../../src/model/section.ts';
import type { FitItem } from '../../../../src/select/fit/item.ts';

/** Items from lines such as `pier should 1.5 requires map lock conflicts tides`. */
export function libraryOf(...lines: readonly string[]): readonly FitItem[] {
  return lines.map((line) => {
    const [head = '', ...rest] = line.split(/ (?=requires|conflicts)/);
    const [id = '', priority, minutes] = head.split(' ');
    const list = (word: string) =>
      rest.filter((part) => part.startsWith(word)).flatMap((part) => part.split(' ').slice(1));
    return {
      id,
      priority: priority as Priority,
      minutes: Number(minutes),
      requires: list('requires'),
      conflicts: list('conflicts'),
    };
  });
}

export interface RandomLibrary {
  readonly items: readonly FitItem[];
  readonly budget: number;
}

/** Up to `size` sections with any dependencies, circles too, and some conflicts. */
export function randomLibrary(size: number): fc.Arbitrary<RandomLibrary> {
  const item = fc.record({
    priority: fc.constantFrom<Priority>('must', 'should', 'should', 'could', 'could'),
    minutes: fc.oneof(
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 0, max: 500 }).map((cents) => cents / 100),
    ),
    requires: fc.array(fc.nat(size), { maxLength: 2 }),
    conflicts: fc.array(fc.nat(size), { maxLength: 1 }),
    links: fc.integer({ min: 0, max: 3 }),
  });
  return fc
    .record({
      drafts: fc.array(item, { minLength: 1, maxLength: size }),
      budget: fc.integer({ min: 0, max: 120 }),
    })
    .map(({ drafts, budget }) => ({
      budget: budget / 4,
      items: drafts.map(({ links, ...draft }, at) => ({
        ...draft,
        id: `s${at}`,
        requires: links >= 2 ? idsBelow(draft.requires, drafts.length) : [],
        conflicts: links === 3 ? idsBelow(draft.conflicts, drafts.length) : [],
      })),
    }));
}

function idsBelow(positions: readonly number[], size: number): readonly string[] {
  return positions.filter((at) => at < size).map((at) => `s${at}`);
}

/** A generator of numbers from 0 to 1 that gives the same for the same seed on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Tries every set of optional items. The ids of the best one, musts included, in deck order. */
export function bruteForce(items: readonly FitItem[], budget: number): readonly string[] {
  const fixed = closureOfMusts(items);
  const optional = items.filter((item) => !fixed.has(item));
  let best: readonly FitItem[] = [];
  for (let bits = 0; bits < 2 ** optional.length; bits += 1) {
    const chosen = new Set([...fixed, ...optional.filter((_, at) => (bits >> at) & 1)]);
    const set = items.filter((item) => chosen.has(item));
    if (isLawful(items, set, fixed, budget) && isBetter(items, set, best)) best = set;
  }
  return best.map(({ id }) => id);
}

function closureOfMusts(items: readonly FitItem[]): ReadonlySet<FitItem> {
  const fixed = new Set(items.filter(({ priority }) => priority === 'must'));
  for (const item of fixed) {
    for (const other of items) if (item.requires.includes(other.id)) fixed.add(other);
  }
  return fixed;
}

function isLawful(
  items: readonly FitItem[],
  set: readonly FitItem[],
  fixed: ReadonlySet<FitItem>,
  budget: number,
): boolean {
  const ids = new Set(set.map(({ id }) => id));
  const optional = set.filter((item) => !fixed.has(item));
  const cents = set.reduce((sum, item) => sum + Math.round(item.minutes * 100), 0);
  if (optional.length > 0 && cents > Math.round(budget * 100)) return false;
  if (optional.some((item) => item.requires.some((id) => !ids.has(id)))) return false;
  const meets = (item: FitItem) =>
    items.some(
      (other) =>
        other !== item &&
        ids.has(other.id) &&
        (other.conflicts.includes(item.id) || item.conflicts.includes(other.id)),
    );
  return !optional.some(meets);
}

function isBetter(items: readonly FitItem[], set: readonly FitItem[], best: readonly FitItem[]): boolean {
  const worth = (some: readonly FitItem[]) => [
    some.length === 0 ? -1 : some.filter(({ priority }) => priority === 'should').length,
    some.filter(({ priority }) => priority === 'could').length,
    ...items.map((item) => (some.includes(item) ? 1 : 0)),
  ];
  const [mine, other] = [worth(set), worth(best)];
  const at = mine.findIndex((value, index) => value !== other[index]);
  return at !== -1 && (mine[at] ?? 0) > (other[at] ?? 0);
}
