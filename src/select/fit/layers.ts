/**
 * One pass over the options of `choices.ts`: each in turn is put in or left out of every draft that is kept.
 * Of drafts that leave the same decisions open, only those are kept that are better or cheaper than all others,
 * so nothing is lost; bounds drop drafts that cannot reach the best solution known; and when a layer is still wider
 * than allowed, the least promising drafts go, and the pass is no longer a proof.
 */
import { type Bits, bitsOf, compareMembers, compareWithin, hasBit, hashWithin, meet, unite } from './bits.ts';
import { type Bound, canReach, type Draft } from './bound.ts';
import type { Choices } from './choices.ts';
import { decisionOrder } from './order.ts';

export interface PassLimits {
  /** Drafts kept in a layer. */
  readonly width: number;
  /** Drafts kept in all layers together; when they are used up, layers become narrow. */
  readonly drafts: number;
  /** A draft must be able to reach the target of one of these; none: every draft is kept. */
  readonly bounds: readonly Bound[];
}

export interface Pass {
  /** The best solution met; undefined when every draft fell below the bounds. */
  readonly best: Draft | undefined;
  /** True when no draft was dropped for width: then no solution that the bounds allow is better than `best`. */
  readonly whole: boolean;
  /** Drafts that were kept in all layers together. */
  readonly drafts: number;
}

/** The width of layers once `PassLimits.drafts` is used up. */
const NARROW = 16;

/** Decides all options that `start` leaves open. */
export function decideInLayers(choices: Choices, start: Draft, limits: PassLimits): Pass {
  const isOpen = (at: number) => !hasBit(start.chosen, at) && !hasBit(start.barred, at);
  const order = decisionOrder(choices, isOpen);
  const cheapest = cheapestFirst(choices, order);
  let layer: readonly Draft[] = [start];
  let whole = true;
  let drafts = 0;
  order.forEach((at, index) => {
    const open = bitsOf(choices.options.length, order.slice(index + 1));
    layer = mergeDrafts(branch(choices, layer, at, limits.bounds), open);
    const width = Math.min(limits.width, Math.max(NARROW, limits.drafts - drafts));
    if (layer.length > width) {
      layer = mostPromising(choices, layer, cheapest, width);
      whole = false;
    }
    drafts += layer.length;
  });
  return { best: [...layer].sort(compareWorth)[0], whole, drafts };
}

/** Negative when `left` is the better solution: more `should`, then more `could`, then earlier in the deck. */
export function compareWorth(left: Draft, right: Draft): number {
  return right.should - left.should || right.could - left.could || compareMembers(left.chosen, right.chosen);
}

/** Nothing decided but what can never be in. */
export function startDraft(choices: Choices): Draft {
  return { chosen: bitsOf(choices.options.length, []), barred: choices.dead, cost: 0, should: 0, could: 0 };
}

function branch(choices: Choices, layer: readonly Draft[], at: number, bounds: readonly Bound[]): Draft[] {
  const next: Draft[] = [];
  const keep = (draft: Draft | undefined) => {
    if (draft === undefined || draft.cost > choices.budget) return;
    if (bounds.length === 0 || bounds.some((bound) => canReach(choices, bound, draft))) next.push(draft);
  };
  for (const draft of layer) {
    if (hasBit(draft.chosen, at) || hasBit(draft.barred, at)) {
      next.push(draft);
      continue;
    }
    keep(include(choices, draft, at));
    keep(exclude(choices, draft, at));
  }
  return next;
}

/** The draft with an option and all that it pulls; undefined when that is barred. The budget is not looked at. */
export function include(choices: Choices, draft: Draft, at: number): Draft | undefined {
  const pulls = choices.pulls[at] ?? [];
  const bars = choices.bars[at] ?? [];
  if (meet(draft.barred, pulls) || meet(draft.chosen, bars)) return undefined;
  let { cost, should, could } = draft;
  for (const member of choices.pulled[at] ?? []) {
    const option = choices.options[member];
    if (option === undefined || hasBit(draft.chosen, member)) continue;
    cost += option.cost;
    if (option.should) should += 1;
    else could += 1;
  }
  return { chosen: unite(draft.chosen, pulls), barred: unite(draft.barred, bars), cost, should, could };
}

/** The draft without an option and all that require it; the option must be undecided. */
export function exclude(choices: Choices, draft: Draft, at: number): Draft {
  return { ...draft, barred: unite(draft.barred, choices.drops[at] ?? []) };
}

/** Drafts agree when they have chosen and barred the same of the `open` options: whatever follows, follows for both. */
function mergeDrafts(drafts: readonly Draft[], open: Bits): readonly Draft[] {
  const marked = drafts.map((draft) => ({
    draft,
    mark: hashWithin(open, draft.barred, hashWithin(open, draft.chosen, 1)),
  }));
  const apart = (left: (typeof marked)[number], right: (typeof marked)[number]) =>
    left.mark - right.mark ||
    compareWithin(open, left.draft.chosen, right.draft.chosen) ||
    compareWithin(open, left.draft.barred, right.draft.barred);
  marked.sort((a, b) => apart(a, b) || a.draft.cost - b.draft.cost || compareWorth(a.draft, b.draft));
  const kept: Draft[] = [];
  let best: (typeof marked)[number] | undefined;
  for (const one of marked) {
    if (best !== undefined && apart(best, one) === 0 && compareWorth(one.draft, best.draft) >= 0) continue;
    kept.push(one.draft);
    best = one;
  }
  return kept;
}

/** Positions of the two kinds, each the cheapest first. */
interface Cheapest {
  readonly shoulds: readonly number[];
  readonly coulds: readonly number[];
}

function cheapestFirst({ options, shoulds }: Choices, order: readonly number[]): Cheapest {
  const byCost = [...order].sort((a, b) => (options[a]?.cost ?? 0) - (options[b]?.cost ?? 0));
  return {
    shoulds: byCost.filter((at) => hasBit(shoulds, at)),
    coulds: byCost.filter((at) => !hasBit(shoulds, at)),
  };
}

/** Keeps the `width` drafts that would come furthest if nothing required or excluded anything any more. */
function mostPromising(
  choices: Choices,
  layer: readonly Draft[],
  cheapest: Cheapest,
  width: number,
): readonly Draft[] {
  const ranked = layer.map((draft) => ({ draft, hope: looseHope(choices, draft, cheapest) }));
  ranked.sort((a, b) => b.hope - a.hope || compareWorth(a.draft, b.draft));
  return ranked.slice(0, width).map(({ draft }) => draft);
}

function looseHope({ options, budget }: Choices, draft: Draft, { shoulds, coulds }: Cheapest): number {
  let left = budget - draft.cost;
  const take = (kind: readonly number[]) => {
    let taken = 0;
    for (const at of kind) {
      if (hasBit(draft.chosen, at) || hasBit(draft.barred, at)) continue;
      const cost = options[at]?.cost ?? 0;
      if (cost > left) break;
      left -= cost;
      taken += 1;
    }
    return taken;
  };
  const should = draft.should + take(shoulds);
  const could = draft.could + take(coulds);
  return should * (options.length + 1) + could + left / (budget + 1);
}
