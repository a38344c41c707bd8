/** The search itself: pruned passes against an unpruned one, and how far it gets within its limit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkChoices, type Option } from '../../../../src/select/fit/choices.ts';
import { decideInLayers, startDraft } from '../../../../src/select/fit/layers.ts';
import { solveChoices } from '../../../../src/select/fit/search.ts';
import { EFFORT_LIMIT } from '../../../../src/select/fit.ts';
import { seeded } from './worlds.ts';

/** Partial solutions that the fit of sixty sections may look at. */
const DRAFT_LIMIT = EFFORT_LIMIT / 60;

interface Shape {
  /** Each section requires up to so many others that stand before it in a shuffled order. */
  readonly requires: number;
  readonly conflicts?: number;
  /** Minutes in hundredths instead of halves. */
  readonly fine?: boolean;
  /** Required sections are among so many only. */
  readonly hubs?: number;
  readonly onlyShould?: boolean;
}

function randomChoices(seed: number, size: number, shape: Shape) {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const shuffled = Array.from({ length: size }, (_, at) => ({ at, key: random() })).sort(
    (a, b) => a.key - b.key,
  );
  const rank = new Map(shuffled.map(({ at }, index) => [at, index]));
  const options = Array.from({ length: size }, (_, at): Option => {
    const own = rank.get(at) ?? 0;
    const earlier = Math.min(own, shape.hubs ?? own);
    const links = earlier === 0 ? 0 : below(shape.requires + 1);
    const requires = new Set(Array.from({ length: links }, () => shuffled[below(earlier)]?.at ?? at));
    const conflicts = random() * size < (shape.conflicts ?? 0) ? [below(size)] : [];
    const cost = shape.fine === true ? 30 + below(600) : 50 * (1 + below(10));
    return { cost, should: shape.onlyShould === true || random() < 0.5, requires: [...requires], conflicts };
  });
  const total = options.reduce((sum, option) => sum + option.cost, 0);
  return linkChoices(options, Math.floor(total * (0.15 + 0.6 * random())));
}

describe('passes of any width', () => {
  it('find what one pass that drops nothing finds', () => {
    const widths = fc.constantFrom([1, Infinity], [2, 8, Infinity], [16, 128, Infinity]);
    const shape = fc.record({ requires: fc.nat(3), conflicts: fc.nat(12), fine: fc.boolean() });
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 18 }), shape, widths, (seed, size, form, steps) => {
        const choices = randomChoices(seed, size, form);
        const all = { width: Infinity, drafts: Infinity, bounds: [] };
        const best = decideInLayers(choices, startDraft(choices), all).best;
        const solution = solveChoices(choices, Infinity, steps);
        expect(solution.exact).toBe(true);
        expect(solution.chosen).toEqual(
          choices.options.flatMap((_, at) => (holds(best?.chosen, at) ? [at] : [])),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('find the same a second time', () => {
    const solve = () => solveChoices(randomChoices(7, 60, { requires: 3, fine: true }), DRAFT_LIMIT);
    expect(solve()).toEqual(solve());
  });
});

function holds(bits: readonly number[] | undefined, at: number): boolean {
  return (((bits?.[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

describe('sixty optional sections', () => {
  const shapes: Readonly<Record<string, Shape>> = {
    'without dependencies': { requires: 0, fine: true },
    'with up to two requirements each': { requires: 2 },
    'with up to two requirements each and odd minutes': { requires: 2, fine: true },
    'with up to three requirements each': { requires: 3, fine: true },
    'with up to six requirements each': { requires: 6, fine: true },
    'that lean on six basic ones': { requires: 2, hubs: 6, fine: true },
    'of which every one is a should': { requires: 2, fine: true, onlyShould: true },
    'with requirements and conflicts': { requires: 2, conflicts: 15, fine: true },
  };
  for (const [name, shape] of Object.entries(shapes)) {
    it(`${name} are fitted exactly within the limit of effort`, () => {
      for (let seed = 1; seed <= 25; seed += 1) {
        const solution = solveChoices(randomChoices(seed, 60, shape), DRAFT_LIMIT);
        expect(solution, `seed ${seed}`).toMatchObject({ exact: true });
      }
    }, 60_000);
  }

  it('that exclude each other at every turn end within the limit, and it is said that nothing was proved', () => {
    const solution = solveChoices(randomChoices(3, 120, { requires: 2, conflicts: 110, fine: true }), 2_000);
    expect(solution.exact).toBe(false);
    expect(solution.drafts).toBeLessThan(2_000 + 16 * 120);
  });
});
