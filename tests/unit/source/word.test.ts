/** Words found whole. */
import { describe, expect, it } from 'vitest';
import { findWord } from '../../../src/source/word.ts';

describe('a word', () => {
  it('is found where it is not a part of a longer one', () => {
    expect(findWord('vars.meals and vars.meal.', 'vars.meal')).toBe(15);
    expect(findWord('[@muir-1911; @muir]', '@muir')).toBe(13);
  });

  it('may be longer than any pattern', () => {
    const long = '@a-'.repeat(40_000);
    expect(findWord(`[${long}b; ${long}]`, long)).toBe(long.length + 4);
  });

  it('is not found in accented letters, and its dots are dots', () => {
    expect(findWord('müsli', 'm')).toBe(-1);
    expect(findWord('varsXmeal', 'vars.meal')).toBe(-1);
  });
});
