import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockSpan, clockTime, shareTime } from '../../../src/pipeline/clock.ts';

const plan = new Map([
  ['opening', 1],
  ['prices', 5],
]);

describe('the clock of a talk', () => {
  it('shares the minutes of a section evenly among its slides, and gives generated slides none', () => {
    const times = shareTime(['opening', 'agenda', 'prices', 'prices', 'sources'], plan);
    expect(times.map(clockSpan)).toEqual(['0:00 – 1:00', '1:00', '1:00 – 3:30', '3:30 – 6:00', '6:00']);
  });

  it('ends when the plan ends, and never runs backwards', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ slides: fc.integer({ min: 1, max: 9 }), minutes: fc.integer({ min: 0, max: 30 }) }),
        ),
        (sections) => {
          const ids = sections.flatMap(({ slides }, index) => Array<string>(slides).fill(`s${index}`));
          const times = shareTime(ids, new Map(sections.map(({ minutes }, index) => [`s${index}`, minutes])));
          const total = sections.reduce((sum, { minutes }) => sum + minutes, 0);
          expect(times.at(-1)?.end ?? 0).toBeCloseTo(total, 6);
          expect(times.every(({ start, end }) => start <= end)).toBe(true);
        },
      ),
    );
  });

  it('shows hours only when there are some', () => {
    expect([0, 0.5, 59.999, 64.5].map(clockTime)).toEqual(['0:00', '0:30', '1:00:00', '1:04:30']);
  });
});
