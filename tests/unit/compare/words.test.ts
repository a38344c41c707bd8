import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, compareLines, compareWords } from '../../../src/compare/words.ts';

const said = (words: ReturnType<typeof compareWords>, side: 'left' | 'right') =>
  words
    .filter((one) => one.side === 'both' || one.side === side)
    .map(({ text }) => text)
    .join('');
const text = fc
  .array(fc.constantFrom('tax', 'rises', 'by', '4 %', '字', 'é', ',', '\t', 'the'), { maxLength: 8 })
  .map((words) => words.join(' '));

describe('words of two lines', () => {
  it('give back both lines, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const words = compareWords(left, right);
        expect(said(words, 'left')).toBe(left);
        expect(said(words, 'right')).toBe(right);
      }),
    );
  });

  it('are told apart word by word', () => {
    expect(compareWords('Twelve million in all', 'Nine million in all')).toEqual([
      { text: 'Twelve', side: 'left' },
      { text: 'Nine', side: 'right' },
      { text: ' million in all', side: 'both' },
    ]);
  });
});

describe('lines of two slides', () => {
  it('that are alike are one line, changed; the others stand on one side', () => {
    const left = ['The budget', 'Twelve million in all', 'A bridge'];
    const right = ['The budget', 'Nine million in all', 'Nothing else'];
    expect(compareLines(left, right, false).map(({ standing }) => standing)).toEqual([
      'same',
      'changed',
      'left',
      'right',
    ]);
  });

  it('keep the order of both sides and lose none', () => {
    const lines = fc.array(text, { maxLength: 6 });
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const found = compareLines(left, right, true);
        const of = (side: 'left' | 'right') =>
          found
            .filter(({ standing }) => standing !== (side === 'left' ? 'right' : 'left'))
            .map(({ words }) => said(words, side));
        expect(of('left')).toEqual(left);
        expect(of('right')).toEqual(right);
        expect(compareLines(left, left, true).every(({ standing }) => standing === 'same')).toBe(true);
      }),
    );
  });
});

describe('two lists', () => {
  it('are aligned by key, both orders kept', () => {
    expect(align(['a', 'b', 'd'], ['b', 'c', 'd'], (one) => one)).toEqual([
      { left: 'a' },
      { left: 'b', right: 'b' },
      { right: 'c' },
      { left: 'd', right: 'd' },
    ]);
  });
});
