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
  /** Positions of each kind, cheapest first. */
  readonly byPrice: { readonly should: readonly number[]; readonly could: readonly number[] };
  /** Given when a solution that only equals the target must be earlier in the deck than this one. */
  readonly rival?: Bits;
}

/** Prices are fractions; a bound may exceed the budget by this much through rounding alone. */
const TOLERANCE = 1e-6;

/** True unless it is certain that `draft` cannot reach the target of `bound` within the budget. */
export function canReach(choices: Choices, bound: Bound, draft: Draft): boolean {
  if (bound.rival !== undefined && !mayPrecede(bound.rival, draft.barred)) return false;
  return leastCost(bound, draft) <= choices.budget + TOLERANCE;
}

/** Infinity when there are not enough undecided options left. */
export function leastCost(bound: Bound, draft: Draft): number {
  const should = leastOfKind(bound, bound.byPrice.should, bound.target.should - draft.should, draft);
  const could = leastOfKind(bound, bound.byPrice.could, bound.target.could - draft.could, draft);
  return should + could - bound.rebate;
}

function leastOfKind(bound: Bound, kind: readonly number[], needed: number, draft: Draft): number {
  let open = needed;
  let sum = 0;
  for (const at of kind) {
    const price = bound.prices[at] ?? 0;
    if (hasBit(draft.chosen, at)) sum += price;
    else if ((open > 0 || price < 0) && !hasBit(draft.barred, at)) {
      sum += price;
      open -= 1;
    }
  }
  return open > 0 ? Number.POSITIVE_INFINITY : sum;
}

/** The options that `leastCost` counts on when nothing is decided but what can never be in. */
export function cheapestChoice(bound: Bound, dead: Bits): ReadonlySet<number> {
  const picked = new Set<number>();
  for (const kind of ['should', 'could'] as const) {
    let open = bound.target[kind];
    for (const at of bound.byPrice[kind]) {
      if (hasBit(dead, at) || (open <= 0 && (bound.prices[at] ?? 0) >= 0)) continue;
      picked.add(at);
      open -= 1;
    }
  }
  return picked;
}
