/**
 * Finds the best set of options within the budget, and proves that none is better: a narrow pass for a good solution,
 * bounds tuned to beat it, then wider passes until one had to drop nothing. Effort is counted in drafts, never by the
 * clock, so that every machine finds the same.
 */
import { hasBit } from './bits.ts';
import { type Bound, canReach, type Draft } from './bound.ts';
import type { Choices } from './choices.ts';
import { compareWorth, decideInLayers, include, startDraft } from './layers.ts';
import { decisionOrder } from './order.ts';
import { tuneBound } from './tune.ts';

export interface Solution {
  /** Positions of the chosen options, ascending. */
  readonly chosen: readonly number[];
  /** False when the drafts were used up before it was proved that nothing is better. */
  readonly exact: boolean;
  /** Drafts that were kept on the way: the effort. */
  readonly drafts: number;
}

const WIDTHS = [16, 128, 512, Number.POSITIVE_INFINITY];

/**
 * Solves `choices` with at most about `limit` drafts, in passes of the given widths. The solution always keeps budget,
 * requirements and conflicts.
 */
export function solveChoices(choices: Choices, limit: number, widths: readonly number[] = WIDTHS): Solution {
  if (choices.pairs.length === 0 && totalCost(choices) <= choices.budget) {
    return { chosen: [...choices.options.keys()], exact: true, drafts: 0 };
  }
  const order = decisionOrder(choices);
  const root = startDraft(choices);
  let best = root;
  let bounds: readonly Bound[] = [];
  let drafts = 0;
  for (const width of widths) {
    const pass = decideInLayers(choices, order, { width, drafts: limit - drafts, bounds });
    drafts += pass.drafts;
    const better = pass.best !== undefined && (best === root || compareWorth(pass.best, best) < 0);
    if (better && pass.best !== undefined) best = pass.best;
    if (pass.whole) return { chosen: members(choices, best), exact: true, drafts };
    if (drafts >= limit) break;
    if (better) bounds = boundsToBeat(choices, root, best);
  }
  return { chosen: members(choices, fillUp(choices, best)), exact: false, drafts };
}

/** What is better than `best` has one `should` more, or one `could` more, or is earlier in the deck. */
function boundsToBeat(choices: Choices, root: Draft, best: Draft): readonly Bound[] {
  const { should, could, chosen } = best;
  const asMany = tuneBound(choices, { should, could });
  // Prices that nearly rule out as many often rule out more without any further step.
  const more = [
    tuneBound(choices, { should, could: could + 1 }, asMany),
    tuneBound(choices, { should: should + 1, could: 0 }, asMany),
  ];
  return [{ ...asMany, rival: chosen }, ...more.filter((bound) => canReach(choices, bound, root))];
}

/** An unproved solution may have room left; then whatever still fits goes in, `should` before `could`. */
function fillUp(choices: Choices, best: Draft): Draft {
  const positions = [...choices.options.keys()];
  const isShould = (at: number) => choices.options[at]?.should === true;
  let filled = best;
  for (const at of [...positions.filter(isShould), ...positions.filter((one) => !isShould(one))]) {
    const more = hasBit(filled.chosen, at) ? undefined : include(choices, filled, at);
    if (more !== undefined && more.cost <= choices.budget) filled = more;
  }
  return filled;
}

function totalCost(choices: Choices): number {
  return choices.options.reduce((sum, option) => sum + option.cost, 0);
}

function members(choices: Choices, draft: Draft): readonly number[] {
  return [...choices.options.keys()].filter((at) => hasBit(draft.chosen, at));
}
