/** The answer of a page is read strictly: as it was measured, or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacts, readGrounds } from '../../../../src/check/page/read-facts.ts';
import { image, slide, text } from './slides.ts';

const MEASURED = [
  slide({
    texts: [text('Tides', { clip: { x: 0, y: 0, width: 9, height: 9 } }), text('Gulls')],
    images: [image()],
    headings: [{ level: 2, words: 'Tides', box: { x: 1, y: 2, width: 3, height: 4 } }],
    steps: [{ words: 'Low', box: { x: 1, y: 2, width: 3, height: 4 }, seen: true }],
  }),
];

describe('the facts of a page', () => {
  it('are read as they were measured', () => {
    expect(readFacts(JSON.stringify(MEASURED), 1)).toEqual(MEASURED);
  });

  it('are refused when slides are missing', () => {
    expect(() => readFacts(JSON.stringify(MEASURED), 2)).toThrow('1 of 2 slides were measured');
  });

  it('are refused when they are anything else, and nothing but a RangeError is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.anything()), (answer) => {
        expect(() => readFacts(answer, 1)).toThrow(RangeError);
      }),
    );
  });

  it('are refused when any one value in them is of another kind', () => {
    const paths = Object.keys(MEASURED[0] ?? {});
    for (const key of paths) {
      const spoilt = JSON.stringify([{ ...MEASURED[0], [key]: { toString: 'x' } }]);
      expect(() => readFacts(spoilt, 1), key).toThrow(RangeError);
    }
  });

  it('have words that cannot move a cursor or turn a line around', () => {
    const spoilt = [slide({ texts: [text('\u001b[31mTides\u202e')] })];
    expect(readFacts(JSON.stringify(spoilt), 1)[0]?.texts[0]?.words).toBe(' [31mTides ');
  });
});

describe('colours behind texts', () => {
  it('are whole numbers from 0 to 255', () => {
    const answer = '[[[{ "ground": [[-5, 17.4, 999]], "covered": true }]]]';
    expect(readGrounds(answer)).toEqual([[[{ ground: [[0, 17, 255]], covered: true }]]]);
    expect(() => readGrounds('[[[{ "ground": ["red"], "covered": true }]]]')).toThrow(RangeError);
  });
});
