/**
 * What the fit knows of a section: its time, its rank, and which others it needs or excludes. Time is counted in
 * whole hundredths of a minute, since sums of decimal fractions are not exact in binary.
 */
import type { Priority } from '../../model/section.ts';

export interface FitItem {
  readonly id: string;
  readonly minutes: number;
  readonly priority: Priority;
  /** Ids of other items; an optional item that requires an id that is not among the items cannot be in. */
  readonly requires: readonly string[];
  /** Ids of items that may not be in with this one; it is enough that one of two says so. */
  readonly conflicts: readonly string[];
}

/** Optional items that a `must` requires, transitively, each with the id of an item that requires it: they are in like a must. */
export function neededItems(
  items: readonly Pick<FitItem, 'id' | 'priority' | 'requires'>[],
): ReadonlyMap<string, string> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const needed = new Map<string, string>();
  const asking = new Set(items.filter((item) => item.priority === 'must'));
  for (const item of asking) {
    for (const id of item.requires) {
      const required = byId.get(id);
      if (required === undefined || asking.has(required)) continue;
      asking.add(required);
      needed.set(id, item.id);
    }
  }
  return needed;
}

/** True when either of the two names the other under `conflicts`. */
export function itemsConflict(
  left: Pick<FitItem, 'id' | 'conflicts'>,
  right: Pick<FitItem, 'id' | 'conflicts'>,
): boolean {
  return left.id !== right.id && (left.conflicts.includes(right.id) || right.conflicts.includes(left.id));
}

/** 1.1 × 100 is a little more than 110 in binary, and must stay 110. */
const SLACK = 1e-6;

/** Hundredths of a minute, rounded up. */
export function wholeCost(minutes: number): number {
  return Math.ceil(minutes * 100 - SLACK);
}

/** Hundredths of a minute, rounded down. */
export function wholeBudget(minutes: number): number {
  return Math.floor(minutes * 100 + SLACK);
}

/** Hundredths of a minute that all `items` take together. */
export function sumCost(items: readonly Pick<FitItem, 'minutes'>[]): number {
  return items.reduce((sum, item) => sum + wholeCost(item.minutes), 0);
}
