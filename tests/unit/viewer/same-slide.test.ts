/** The slide that is shown stays the slide that is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameSlide } from '../../../src/viewer/same-slide.ts';

const deck = ['cover', 'agenda', 'past', 'present', 'end'];

describe('the slide that is shown', () => {
  it('stays when slides come or go before it', () => {
    expect(sameSlide(3, deck, ['cover', 'new', 'newer', 'agenda', 'past', 'present', 'end'])).toBe(5);
    expect(sameSlide(3, deck, ['cover', 'past', 'present', 'end'])).toBe(2);
  });

  it('stays when it is changed itself, also while others come', () => {
    expect(sameSlide(2, deck, ['cover', 'agenda', 'past, mended', 'present', 'end'])).toBe(2);
    expect(sameSlide(2, deck, ['cover', 'agenda', 'past, mended', 'more past', 'present', 'end'])).toBe(2);
  });

  it('is followed when it moves', () => {
    expect(sameSlide(1, deck, ['cover', 'past', 'present', 'agenda', 'end'])).toBe(3);
  });

  it('gives way to the one in its place when it goes', () => {
    expect(sameSlide(2, deck, ['cover', 'agenda', 'present', 'end'])).toBe(2);
    expect(sameSlide(4, deck, ['cover', 'agenda', 'past', 'present'])).toBe(3);
    expect(sameSlide(2, deck, ['cover'])).toBe(0);
  });

  it('is found wherever it is, when it is one of a kind and only others come and go', () => {
    const others = fc.uniqueArray(fc.integer({ min: 1, max: 99 }).map(String), { maxLength: 8 });
    fc.assert(
      fc.property(others, others, others, others, (a, b, c, d) => {
        const before = [...a, 'shown', ...b];
        const after = [...c, 'shown', ...d];
        expect(after[sameSlide(a.length, before, after)]).toBe('shown');
      }),
    );
  });

  it('is always one that exists', () => {
    const looks = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(looks, looks, fc.nat(5), (before, after, wish) => {
        const index = Math.min(wish, before.length - 1);
        expect(after[sameSlide(index, before, after)]).toBeDefined();
      }),
    );
  });
});
