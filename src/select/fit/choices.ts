/**
 * The optional sections of a deck as a problem in whole numbers: what each costs, what it brings with it and what
 * it shuts out. Made by `../fit.ts`, solved by `search.ts`. Numbers are positions among the optional sections,
 * in deck order, so that a smaller number always means earlier in the deck.
 */
import { type Bits, bitsOf, hasBit, meet } from './bits.ts';

/** One optional section; `requires` and `conflicts` are positions of other optional sections. */
export interface Option {
  readonly cost: number;
  /** True for `should`, false for `could`. */
  readonly should: boolean;
  readonly requires: readonly number[];
  readonly conflicts: readonly number[];
}

export interface Choices {
  readonly options: readonly Option[];
  /** What the chosen options can cost together at the most, in the unit of `Option.cost`. */
  readonly budget: number;
  /** Each option with all that it requires, transitively. */
  readonly pulled: readonly (readonly number[])[];
  readonly pulls: readonly Bits[];
  /** What cannot be in once the option is in: all that conflicts with something it pulls, and their dependents. */
  readonly bars: readonly Bits[];
  /** What cannot be in once the option is out: itself and all that require it, transitively. */
  readonly drops: readonly Bits[];
  /** Options that can never be in: their requirements conflict, or cost more than the budget. */
  readonly dead: Bits;
  /** The options that are a `should`. */
  readonly shoulds: Bits;
  /** Every conflict once, the smaller position first. */
  readonly pairs: readonly (readonly [number, number])[];
  /** All requirements and conflicts as the relaxation of `bound.ts` sees them. */
  readonly links: readonly Link[];
}

/** What every solution keeps: of `more` at most `limit` options above those of `less` are in. */
export interface Link {
  readonly more: readonly number[];
  readonly less: readonly number[];
  readonly limit: number;
}

/** Works out what follows from what. Positions in `requires` and `conflicts` must exist; costs are whole and not negative. */
export function linkChoices(options: readonly Option[], allowed: number): Choices {
  const size = options.length;
  const budget = spendable(options, allowed);
  const positions = options.map((_, at) => at);
  const pulled = positions.map((at) => reach(options, at));
  const pulls = pulled.map((members) => bitsOf(size, members));
  const drops = positions.map((at) =>
    bitsOf(
      size,
      positions.filter((other) => pulls[other] && hasBit(pulls[other], at)),
    ),
  );
  const pairs = conflictPairs(options);
  const bars = barred(size, pulled, drops, pairs);
  const isDead = (at: number) => {
    const cost = (pulled[at] ?? []).reduce((sum, member) => sum + (options[member]?.cost ?? 0), 0);
    return cost > budget || meet(pulls[at] ?? [], bars[at] ?? []);
  };
  // Whatever requires a dead option pulls all that the dead one pulls, so it is found dead by the same two tests.
  const dead = bitsOf(size, positions.filter(isDead));
  const shoulds = bitsOf(
    size,
    positions.filter((at) => options[at]?.should),
  );
  const links = linksOf(options, rivalSets(pairs, bars));
  return { options, budget, pulled, pulls, bars, drops, dead, shoulds, pairs, links };
}

function linksOf(options: readonly Option[], rivals: readonly (readonly number[])[]): readonly Link[] {
  const requires = options.flatMap((option, from) =>
    option.requires.filter((to) => to !== from).map((to): Link => ({ more: [from], less: [to], limit: 0 })),
  );
  return [...requires, ...rivals.map((members): Link => ({ more: members, less: [], limit: 1 }))];
}

/** No sum of costs lies between two multiples of their common divisor, nor above them all: the tighter budget prunes more. */
function spendable(options: readonly Option[], allowed: number): number {
  const total = options.reduce((sum, option) => sum + option.cost, 0);
  if (allowed >= total) return total;
  const divisor = options.reduce((common, option) => commonDivisor(common, option.cost), 0);
  return divisor === 0 ? allowed : Math.floor(allowed / divisor) * divisor;
}

function commonDivisor(left: number, right: number): number {
  return right === 0 ? left : commonDivisor(right, left % right);
}

function reach(options: readonly Option[], start: number): readonly number[] {
  const found = new Set([start]);
  for (const at of found) {
    for (const next of options[at]?.requires ?? []) found.add(next);
  }
  return [...found];
}

function conflictPairs(options: readonly Option[]): readonly (readonly [number, number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  options.forEach((option, at) => {
    for (const other of option.conflicts) {
      const pair = [Math.min(at, other), Math.max(at, other)] as const;
      if (at !== other) pairs.set(pair.join(' '), pair);
    }
  });
  return [...pairs.values()];
}

function barred(
  size: number,
  pulled: readonly (readonly number[])[],
  drops: readonly Bits[],
  pairs: readonly (readonly [number, number])[],
): readonly Bits[] {
  const foes = pulled.map(() => new Set<number>());
  for (const [left, right] of pairs) {
    foes[left]?.add(right);
    foes[right]?.add(left);
  }
  return pulled.map((members) => {
    const out = new Set<number>();
    for (const foe of new Set(members.flatMap((member) => [...(foes[member] ?? [])]))) {
      for (let at = 0; at < size; at += 1) if (hasBit(drops[foe] ?? [], at)) out.add(at);
    }
    return bitsOf(size, out);
  });
}

/**
 * Sets of which at most one member can be in, one around each conflict: widened, first to last, by all options that exclude
 * every member so far; the wider, the better the bounds.
 */
function rivalSets(
  pairs: readonly (readonly [number, number])[],
  bars: readonly Bits[],
): readonly (readonly number[])[] {
  const sets: (readonly number[])[] = [];
  for (const [left, right] of pairs) {
    if (sets.some((set) => set.includes(left) && set.includes(right))) continue;
    const set = [left, right];
    for (let at = 0; at < bars.length; at += 1) {
      if (!set.includes(at) && set.every((member) => hasBit(bars[member] ?? [], at))) set.push(at);
    }
    sets.push(set);
  }
  return sets;
}
