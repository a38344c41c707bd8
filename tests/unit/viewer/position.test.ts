import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampPosition,
  nextPosition,
  type Position,
  previousPosition,
  readHash,
  writeHash,
} from '../../../src/viewer/position.ts';

const decks = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 12 });
const positions = decks.chain((steps) =>
  fc
    .nat({ max: steps.length - 1 })
    .chain((slide) =>
      fc.tuple(
        fc.constant(steps),
        fc.record({ slide: fc.constant(slide), step: fc.nat({ max: steps[slide] ?? 0 }) }),
      ),
    ),
);

describe('a position', () => {
  it('is written into the address and read back', () => {
    fc.assert(fc.property(positions, ([, at]) => void expect(readHash(writeHash(at))).toEqual(at)));
  });

  it('is not read from names of headings', () => {
    for (const hash of ['', '#', '#the-ropes', '#4.', '#4.2.1', '#-1', '#4a'])
      expect(readHash(hash)).toBeUndefined();
  });

  it('forward and then back is the same, but at the end', () => {
    fc.assert(
      fc.property(positions, ([steps, at]) => {
        const next = nextPosition(at, steps);
        if (next.slide !== at.slide || next.step !== at.step)
          expect(previousPosition(next, steps)).toEqual(at);
        else expect(at).toEqual({ slide: steps.length - 1, step: steps.at(-1) });
      }),
    );
  });

  it('going forward meets every step of every slide once', () => {
    fc.assert(
      fc.property(decks, (steps) => {
        const seen: Position[] = [{ slide: 0, step: 0 }];
        for (;;) {
          const last = seen.at(-1) ?? { slide: 0, step: 0 };
          const next = nextPosition(last, steps);
          if (writeHash(next) === writeHash(last)) break;
          seen.push(next);
        }
        expect(seen).toHaveLength(steps.reduce((sum, count) => sum + count + 1, 0));
      }),
    );
  });

  it('that does not exist becomes the nearest that does', () => {
    expect(clampPosition({ slide: 9, step: 9 }, [0, 3])).toEqual({ slide: 1, step: 3 });
    expect(clampPosition({ slide: -1, step: -1 }, [2, 3])).toEqual({ slide: 0, step: 0 });
    expect(clampPosition({ slide: Number.NaN, step: Number.NaN }, [2])).toEqual({ slide: 0, step: 0 });
  });
});
