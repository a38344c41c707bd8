/**
 * What reaching a target (so many `should`, so many `could`) costs at the least, from a partial solution on.
 * Linked options are priced apart by a Lagrangian relaxation: who requires takes over a share of the price of what it
 * requires, and who conflicts pays a toll. Then the cheapest options of each kind are enough, and no real solution
 * can cost less. `tune.ts` finds the prices.
 */
import { type Bits, hasBit, mayPrecede } from './bits.ts';
import type { Choices } from './choices.ts';

/** How many options of each kind. */
export interface Counts {
  readonly should: number;
  readonly could: number;
}

/** A partial solution: what is in, what is out, and what it comes to; the rest is undecided. */
export interface Draft extends Counts {
  readonly chosen: Bits;
  readonly barred: Bits;
  readonly cost: number;
}

export interface Bound {
  readonly target: Counts;
  /** For each link of `choices`, the share or toll that it moves. */
  readonly amounts: readonly number[];
  readonly prices: readonly number[];
  /** Sum of the tolls, given back once to every solution. */
  readonly rebate: number;
  /** All positions, cheapest first. */
  readonly order: readonly number[];
  /** Given when a solution that only equals the target must be earlier in the deck than this one. */
  readonly rival?: Bits;
}

/** Prices are fractions; a bound may exceed the budget by this much through rounding alone. */
const TOLERANCE = 1e-6;

/** True unless it is certain that `draft` cannot reach the target of `bound` within the budget. */
export function canReach(choices: Choices, bound: Bound, draft: Draft): boolean {
  if (bound.rival !== undefined && !mayPrecede(bound.rival, draft.barred)) return false;
  return leastCost(choices, bound, draft) <= choices.budget + TOLERANCE;
}

/** Infinity when there are not enough undecided options left. */
export function leastCost({ shoulds }: Choices, bound: Bound, draft: Draft): number {
  const { order, prices } = bound;
  let should = bound.target.should - draft.should;
  let could = bound.target.could - draft.could;
  let sum = -bound.rebate;
  for (let index = 0; index < order.length; index += 1) {
    const at = order[index] ?? 0;
    const price = prices[at] ?? 0;
    if (hasBit(draft.chosen, at)) sum += price;
    else if (hasBit(draft.barred, at)) continue;
    else if (hasBit(shoulds, at)) {
      if (should <= 0 && price >= 0) continue;
      should -= 1;
      sum += price;
    } else {
      if (could <= 0 && price >= 0) continue;
      could -= 1;
      sum += price;
    }
  }
  return should > 0 || could > 0 ? Number.POSITIVE_INFINITY : sum;
}

/** The options that `leastCost` counts on: 1 at the position of each, else 0. */
export function cheapestChoice({ shoulds }: Choices, bound: Bound, draft: Draft): readonly number[] {
  const picked = new Array<number>(bound.order.length).fill(0);
  let should = bound.target.should - draft.should;
  let could = bound.target.could - draft.could;
  for (const at of bound.order) {
    const isOpen = !hasBit(draft.barred, at) && !hasBit(draft.chosen, at);
    const isShould = hasBit(shoulds, at);
    const wanted = (isShould ? should : could) > 0 || (bound.prices[at] ?? 0) < 0;
    if (!isOpen || !wanted) continue;
    picked[at] = 1;
    if (isShould) should -= 1;
    else could -= 1;
  }
  for (const at of bound.order) if (hasBit(draft.chosen, at)) picked[at] = 1;
  return picked;
}
