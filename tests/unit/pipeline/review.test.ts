/** What is seen in many decks is told once for its place, with the worst of it and all who have it. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/check/page/finding.ts';
import type { Deck } from '../../../src/model/deck.ts';
import { byPlace, type Seen, tellSeen, worstOf } from '../../../src/pipeline/review.ts';

const box = { x: 0, y: 0, width: 1, height: 1 };

function seen(audience: string, slide: number, change: Partial<Finding> = {}, line = 4): Seen {
  const finding: Finding = {
    code: 'slide-overflows',
    slide,
    message: `${change.weight ?? 1} px`,
    hint: 'shorten it',
    box,
    meant: 'slide',
    weight: 1,
    ...change,
  };
  const deck = { id: 'tides', audience: { id: audience } } as unknown as Deck;
  return { deck, finding, at: { file: '/work/tides.md', line, column: 1 } };
}

const told = (...all: readonly Seen[]) =>
  tellSeen(all).map(({ message, related = [] }) => [message, ...related.map((one) => one.message)]);

describe('what is seen', () => {
  it('at one place in several decks is told with its worst', () => {
    expect(told(seen('crew', 4), seen('guests', 3, { weight: 9 }))).toEqual([
      ['9 px', 'in deck tides for crew, slide 4', 'in deck tides for guests, slide 3'],
    ]);
  });

  it('on many slides of one deck names them in runs', () => {
    const slides = [7, 1, 2, 3, 5].map((slide) => seen('crew', slide));
    expect(told(...slides)).toEqual([['1 px', 'in deck tides for crew, slides 1–3, 5, 7']]);
  });

  it('at two places, or as two faults, is told twice', () => {
    const other = seen('crew', 4, { code: 'low-contrast', message: 'pale' });
    expect(told(seen('crew', 4), seen('crew', 4, {}, 9), other)).toHaveLength(3);
  });

  it('says what brought it about before it says where', () => {
    expect(told({ ...seen('crew', 4), because: ['audience.name is then "Crew"'] })).toEqual([
      ['1 px', 'audience.name is then "Crew"', 'in deck tides for crew, slide 4'],
    ]);
  });
});

describe('faults of one place', () => {
  it('are one, whose picture is that of the worst', () => {
    const all = [seen('crew', 4, { weight: 2 }), seen('guests', 3, { weight: 9 }), seen('crew', 5, {}, 9)];
    const groups = [...byPlace(all).values()];
    expect(groups.map((group) => group.length)).toEqual([2, 1]);
    expect(groups.map((group) => worstOf(group).finding.slide)).toEqual([3, 5]);
  });
});
