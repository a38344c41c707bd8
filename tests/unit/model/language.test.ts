import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../src/model/language.ts';

describe('the direction of a language', () => {
  it.each(['ar', 'he', 'fa', 'ur', 'ps', 'yi', 'ar-EG', 'az-Arab', 'dv', 'ug'])(
    '%s is from right to left',
    (lang) => {
      expect(directionOf(lang)).toBe('rtl');
    },
  );

  it.each(['en', 'hy', 'ja', 'az', 'ar-Latn', 'hi', 'not a tag', ''])('%s is from left to right', (lang) => {
    expect(directionOf(lang)).toBe('ltr');
  });
});
