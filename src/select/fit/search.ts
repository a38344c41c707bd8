/**
 * Finds the best set of options within the budget, and proves that none is better: a narrow pass for a good solution;
 * bounds on all that would beat it, which settle most options at once; then wider passes over the rest until one had
 * to drop nothing. Effort is counted in drafts, never by the clock, so that every machine finds the same.
 */
import { hasBit } from './bits.ts';
import { type Bound, canReach, type Draft } from './bound.ts';
import type { Choices } from './choices.ts';
import { compareWorth, decideInLayers, exclude, include, startDraft } from './layers.ts';
import { tuneBound } from './tune.ts';

export interface Solution {
  /** Positions of the chosen options, ascending. */
  readonly chosen: readonly number[];
  /** False when the drafts were used up before it was proved that nothing is better. */
  readonly exact: boolean;
  /** Drafts that were kept on the way: the effort. */
  readonly drafts: number;
}

const WIDTHS = [8, 128, 512, Number.POSITIVE_INFINITY];
/** How often bounds are tuned anew once they have settled some options: then they are higher, and settle more. */
const TUNINGS = 3;

/**
 * Solves `choices` with at most about `limit` drafts, in passes of the given widths. The solution always keeps budget,
 * requirements and conflicts.
 */
export function solveChoices(choices: Choices, limit: number, widths: readonly number[] = WIDTHS): Solution {
  if (choices.pairs.length === 0 && totalCost(choices) <= choices.budget) {
    return { chosen: [...choices.options.keys()], exact: true, drafts: 0 };
  }
  let task: Task = { root: startDraft(choices), bounds: [] };
  let best: Draft | undefined;
  let drafts = 0;
  for (const width of widths) {
    const pass = decideInLayers(choices, task.root, { width, drafts: limit - drafts, bounds: task.bounds });
    drafts += pass.drafts;
    const isBetter = pass.best !== undefined && (best === undefined || compareWorth(pass.best, best) < 0);
    if (isBetter) best = pass.best;
    const next = pass.whole || best === undefined ? undefined : isBetter ? taskToBeat(choices, best) : task;
    if (next === undefined) return { chosen: members(choices, best), exact: true, drafts };
    if (drafts >= limit) break;
    task = next;
  }
  const filled = best === undefined ? undefined : fillUp(choices, best);
  return { chosen: members(choices, filled), exact: false, drafts };
}

/** What is left to be searched: all that `root` leaves open and one of `bounds` allows; no bounds allow all. */
interface Task {
  readonly root: Draft;
  readonly bounds: readonly Bound[];
}

/** The search for something better than `best`; undefined when it is certain that there is nothing. */
function taskToBeat(choices: Choices, best: Draft): Task | undefined {
  let root = startDraft(choices);
  let bounds: readonly Bound[] = [];
  for (let tuning = 0; tuning < TUNINGS; tuning += 1) {
    bounds = boundsToBeat(choices, root, best);
    const settled = settle(choices, root, bounds);
    if (settled === undefined) return undefined;
    if (settled === root) break;
    root = settled;
  }
  return { root, bounds };
}

/** What is better than `best` has one `should` more, or one `could` more, or is earlier in the deck. */
function boundsToBeat(choices: Choices, root: Draft, best: Draft): readonly Bound[] {
  const { should, could, chosen } = best;
  const asMany = { ...tuneBound(choices, { target: { should, could } }, root), rival: chosen };
  // Prices that nearly rule out as many often rule out more without any further step.
  const more = [
    { should, could: could + 1 },
    { should: should + 1, could: 0 },
  ].map((target) => tuneBound(choices, { target, from: asMany }, root));
  return [asMany, ...more].filter((bound) => canReach(choices, bound, root));
}

/**
 * Decides what the bounds leave no choice about: options with which, or without which, nothing that they allow can be
 * reached. Undefined when nothing can be reached either way.
 */
function settle(choices: Choices, start: Draft, bounds: readonly Bound[]): Draft | undefined {
  const canLead = (draft: Draft | undefined) =>
    draft !== undefined &&
    draft.cost <= choices.budget &&
    bounds.some((bound) => canReach(choices, bound, draft));
  let root = start;
  for (let before: Draft | undefined; before !== root; ) {
    before = root;
    for (const at of choices.options.keys()) {
      if (hasBit(root.chosen, at) || hasBit(root.barred, at)) continue;
      const inside = include(choices, root, at);
      const outside = exclude(choices, root, at);
      const [insideLeads, outsideLeads] = [canLead(inside), canLead(outside)];
      if (!insideLeads && !outsideLeads) return undefined;
      if (!insideLeads) root = outside;
      else if (!outsideLeads && inside !== undefined) root = inside;
    }
  }
  return bounds.length === 0 ? undefined : root;
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

function members(choices: Choices, draft: Draft | undefined): readonly number[] {
  return [...choices.options.keys()].filter((at) => draft !== undefined && hasBit(draft.chosen, at));
}
