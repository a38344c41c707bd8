/**
 * Finds the prices for `bound.ts` by subgradient ascent: as long as the cheapest choice breaks a link, the link is
 * charged more, by Polyak's step (Fisher 1981, doi:10.1287/mnsc.27.1.1). Any prices give a valid bound; good
 * ones give a high one. It runs some hundred times for one deck: hence the plain loops.
 */
import { type Bound, type Counts, canReach, cheapestChoice, type Draft, leastCost } from './bound.ts';
import type { Choices, Link } from './choices.ts';

/** Measured: more rounds take more time than their higher bounds save, also on the hardest choices. */
const ROUNDS = 60;
/** Rounds without a better bound before the pace slows down. */
const PATIENCE = 4;
/** What a round makes of the way that is left to a bound above the budget, at first and when it slows down. */
const PACE = 1.2;
const SLOWER = 0.6;
/** How far above the budget a bound is aimed, as a share of it. */
const AIM = 0.02;

/** What a bound is tuned for, and the bound whose prices the ascent begins at. */
export interface Tuning {
  readonly target: Counts;
  /** Default: no link is charged. */
  readonly from?: Bound;
}

/** Makes the bound on a target as high as the ascent gets it from `root` on, or high enough to rule the target out. */
export function tuneBound(choices: Choices, { target, from }: Tuning, root: Draft): Bound {
  const { links } = choices;
  let bound =
    from === undefined
      ? priceOptions(choices, target, { amounts: links.map(() => 0), order: [...choices.options.keys()] })
      : priceOptions(choices, target, from);
  let best = bound;
  let highest = leastCost(choices, best, root);
  let pace = PACE;
  let stale = 0;
  for (let round = 0; round < ROUNDS && canReach(choices, best, root); round += 1) {
    const gap = choices.budget * (1 + AIM) - leastCost(choices, bound, root);
    const picked = cheapestChoice(choices, bound, root);
    const amounts = moveAmounts(links, { bound, picked, gap: pace * gap });
    if (amounts === undefined) break;
    bound = priceOptions(choices, target, { amounts, order: bound.order });
    const cost = leastCost(choices, bound, root);
    stale = cost > highest ? 0 : stale + 1;
    if (cost > highest) [best, highest] = [bound, cost];
    if (stale > PATIENCE) [bound, pace, stale] = [best, pace * SLOWER, 0];
  }
  return best;
}

/** The bound with these amounts; `order` is any order of the positions, best the one by the prices of the round before. */
function priceOptions(
  { options, links }: Choices,
  target: Counts,
  { amounts, order }: Pick<Bound, 'amounts' | 'order'>,
): Bound {
  const prices = options.map((option) => option.cost);
  let rebate = 0;
  for (let at = 0; at < links.length; at += 1) {
    const link = links[at];
    const amount = amounts[at] ?? 0;
    if (link === undefined || amount === 0) continue;
    for (const member of link.more) prices[member] = (prices[member] ?? 0) + amount;
    for (const member of link.less) prices[member] = (prices[member] ?? 0) - amount;
    rebate += amount * link.limit;
  }
  return { target, amounts, prices, rebate, order: sortByPrice(order, prices) };
}

/** By insertion: from one round to the next the order hardly changes. Of equal prices the earlier option comes first. */
function sortByPrice(order: readonly number[], prices: readonly number[]): readonly number[] {
  const sorted = order.slice();
  for (let end = 1; end < sorted.length; end += 1) {
    const one = sorted[end] ?? 0;
    const price = prices[one] ?? 0;
    let at = end;
    for (; at > 0; at -= 1) {
      const other = sorted[at - 1] ?? 0;
      const rank = (prices[other] ?? 0) - price || other - one;
      if (rank <= 0) break;
      sorted[at] = other;
    }
    sorted[at] = one;
  }
  return sorted;
}

interface Move {
  readonly bound: Bound;
  /** By position: 1 for what is picked. */
  readonly picked: readonly number[];
  /** By how much the bound should rise. */
  readonly gap: number;
}

/** Charges more for links that `picked` breaks, less for those it keeps with room; undefined when nothing can change. */
function moveAmounts(links: readonly Link[], { bound, picked, gap }: Move): readonly number[] | undefined {
  const excesses = new Array<number>(links.length).fill(0);
  let squares = 0;
  for (let at = 0; at < links.length; at += 1) {
    const link = links[at];
    if (link === undefined) continue;
    let excess = -link.limit;
    for (const member of link.more) excess += picked[member] ?? 0;
    for (const member of link.less) excess -= picked[member] ?? 0;
    if (excess < 0 && bound.amounts[at] === 0) continue;
    excesses[at] = excess;
    squares += excess * excess;
  }
  if (squares === 0) return undefined;
  return bound.amounts.map((before, at) => Math.max(0, before + ((excesses[at] ?? 0) * gap) / squares));
}
