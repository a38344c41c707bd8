import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, pointsInRange, rangeOf, wholeAlphabets } from '../../../../src/load/fonts/points.ts';

describe('a unicode-range', () => {
  it('holds single points, spans and wildcards', () => {
    const points = codePoints('aéπЖ');
    expect(pointsInRange('U+61', points)).toEqual([0x61]);
    expect(pointsInRange('U+0-FF, U+370-3FF', points)).toEqual([0x61, 0xe9, 0x3c0]);
    expect(pointsInRange('U+4??', points)).toEqual([0x416]);
  });

  it('that is not stated holds everything, sorted', () => {
    expect(pointsInRange(undefined, codePoints('ba'))).toEqual([0x61, 0x62]);
  });

  it('is written so that it holds exactly the points that it was made of', () => {
    const signs = fc.uniqueArray(fc.integer({ min: 0, max: 0x10ffff }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(signs, signs, (inside, others) => {
        const range = rangeOf([...inside].sort((a, b) => a - b));
        const held = new Set(inside);
        expect(pointsInRange(range, [...inside, ...others.filter((one) => !held.has(one))])).toEqual(
          [...inside].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('joins neighbours into one span', () => {
    expect(rangeOf([0x61, 0x62, 0x63, 0x3c0])).toBe('U+61-63,U+3C0');
  });
});

describe('an alphabet', () => {
  it('is had whole where one of its letters is, so that the next name needs no other font', () => {
    const letters = (text: string) =>
      [...wholeAlphabets(codePoints(text))].filter((point) => point > 0x7f).sort((a, b) => a - b);
    expect(letters('Müller')).toEqual(letters('façade'));
    expect(letters('Šimić')).toEqual(letters('Šimić Žižek'));
    expect(letters('Ада')).toEqual(letters('Адаї'));
    expect(letters('Müller').length).toBe(64);
  });

  it('is not had for nothing, and no other script is had whole', () => {
    for (const text of ['Miller', '漢字', 'ԵՐԵՎԱՆ', ''])
      expect([...wholeAlphabets(codePoints(text))]).toEqual([...codePoints(text)]);
  });
});
