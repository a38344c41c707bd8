/** The least size of text on a slide: that of the theme, else a share of the height. */
import { describe, expect, it } from 'vitest';
import { checkTextSize } from '../../../../src/check/page/text-is-large-enough.ts';
import type { TextFacts } from '../../../../src/model/page-facts.ts';
import { slide, text } from './slides.ts';

const isSmall = (change: Partial<TextFacts>, floor = 0) =>
  checkTextSize(slide({ floor, texts: [text('Tides', change)] })).length === 1;

describe('text', () => {
  it('is at least a fiftieth of the height where the theme says nothing', () => {
    expect([isSmall({ size: 14.4 }), isSmall({ size: 14.2 })]).toEqual([false, true]);
  });

  it('is at least as large as the theme says', () => {
    expect([isSmall({ size: 20 }, 20), isSmall({ size: 18 }, 20), isSmall({ size: 13 }, 12)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each([{ script: true }, { part: 'furniture' as const }, { part: 'formula' as const }])(
    'may be smaller beside the text: %j',
    (change) => {
      expect([isSmall({ size: 14, ...change }, 20), isSmall({ size: 13, ...change }, 20)]).toEqual([
        false,
        true,
      ]);
    },
  );

  it('of a diagram may be a little smaller', () => {
    const diagram = { part: 'diagram' as const };
    expect([isSmall({ ...diagram, size: 17 }, 20), isSmall({ ...diagram, size: 16.9 }, 20)]).toEqual([
      false,
      true,
    ]);
  });

  it('that nobody sees may have any size', () => {
    expect(isSmall({ size: 1, color: [0, 0, 0, 0] })).toBe(false);
  });

  it('is told once for a slide, by the first and the smallest', () => {
    const texts = [text('Tides', { size: 12 }), text('Ferries', { size: 9, part: 'code' }), text('Gulls')];
    expect(checkTextSize(slide({ texts }))).toMatchObject([
      {
        message: '"Tides" and 1 more are shown in 9 px; 14.4 px is the least that can be read in a room',
        hint: 'break its longest line, which decides the size of the block',
        meant: { words: 'Tides', nth: 0 },
      },
    ]);
  });
});
