/**
 * Finds the prices for `bound.ts` by subgradient ascent: as long as the cheapest choice breaks a link, the link is
 * charged more, in ever smaller steps (Fisher 1981, doi:10.1287/mnsc.27.1.1). Any prices give a valid bound; good
 * ones give a high one.
 */
import { type Bound, type Counts, canReach, cheapestChoice, type Draft, leastCost } from './bound.ts';
import type { Choices } from './choices.ts';

const ROUNDS = 120;
/** Rounds without a better bound before the step shrinks. */
const PATIENCE = 8;

/** Makes the bound on `target` as high as the ascent gets it, or high enough to rule the target out, beginning at the prices of `start`. */
export function tuneBound(choices: Choices, target: Counts, start?: Bound): Bound {
  const root: Draft = { chosen: [], barred: choices.dead, cost: 0, should: 0, could: 0 };
  const links = linksOf(choices);
  let bound = priceOptions(choices, links, { target, amounts: start?.amounts ?? links.map(() => 0) });
  let best = bound;
  let highest = leastCost(best, root);
  let step = 2 * meanCost(choices);
  let stale = 0;
  for (let round = 0; round < ROUNDS && canReach(choices, best, root); round += 1) {
    const amounts = moveAmounts(links, { bound, picked: cheapestChoice(bound, choices.dead), step });
    if (amounts === undefined) break;
    bound = priceOptions(choices, links, { target, amounts });
    const cost = leastCost(bound, root);
    stale = cost > highest ? 0 : stale + 1;
    if (cost > highest) [best, highest] = [bound, cost];
    if (stale > PATIENCE) [step, stale] = [step * 0.7, 0];
  }
  return best;
}

/** A relation that the relaxation may break. */
type Link =
  | { readonly kind: 'requires'; readonly from: number; readonly to: number }
  | { readonly kind: 'rivals'; readonly members: readonly number[] };

function linksOf(choices: Choices): readonly Link[] {
  const requires = choices.options.flatMap((option, from) =>
    option.requires.filter((to) => to !== from).map((to): Link => ({ kind: 'requires', from, to })),
  );
  return [...requires, ...choices.rivals.map((members): Link => ({ kind: 'rivals', members }))];
}

function meanCost(choices: Choices): number {
  return choices.options.reduce((sum, option) => sum + option.cost, 0) / Math.max(1, choices.options.length);
}

function priceOptions(
  choices: Choices,
  links: readonly Link[],
  { target, amounts }: Pick<Bound, 'target' | 'amounts'>,
): Bound {
  const prices = choices.options.map((option) => option.cost);
  const raise = (at: number, amount: number) => {
    prices[at] = (prices[at] ?? 0) + amount;
  };
  let rebate = 0;
  links.forEach((link, at) => {
    const amount = amounts[at] ?? 0;
    if (amount === 0) return;
    if (link.kind === 'requires') {
      raise(link.from, amount);
      raise(link.to, -amount);
    } else {
      for (const member of link.members) raise(member, amount);
      rebate += amount;
    }
  });
  const cheapest = [...prices.keys()].sort((a, b) => (prices[a] ?? 0) - (prices[b] ?? 0) || a - b);
  const should = cheapest.filter((at) => choices.options[at]?.should === true);
  const could = cheapest.filter((at) => choices.options[at]?.should === false);
  return { target, amounts, prices, rebate, byPrice: { should, could } };
}

interface Move {
  readonly bound: Bound;
  readonly picked: ReadonlySet<number>;
  readonly step: number;
}

/** Charges more for links that `picked` breaks, less for those it keeps with room; undefined when nothing can change. */
function moveAmounts(links: readonly Link[], { bound, picked, step }: Move): readonly number[] | undefined {
  const among = (at: number) => (picked.has(at) ? 1 : 0);
  let moved = false;
  const amounts = links.map((link, at) => {
    const before = bound.amounts[at] ?? 0;
    const excess =
      link.kind === 'requires'
        ? among(link.from) - among(link.to)
        : link.members.reduce((sum, member) => sum + among(member), -1);
    const amount = Math.max(0, before + step * excess);
    if (amount !== before) moved = true;
    return amount;
  });
  return moved ? amounts : undefined;
}
