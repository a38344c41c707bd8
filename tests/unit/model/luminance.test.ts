/** The contrast of two colours is what the colour library says, without its price. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrast } from '../../../src/model/color.ts';
import { contrastOf } from '../../../src/model/luminance.ts';
import type { Rgb } from '../../../src/model/page-facts.ts';

const channel = fc.integer({ min: 0, max: 255 });
const hex = (color: Rgb) => `#${color.map((one) => one.toString(16).padStart(2, '0')).join('')}`;

it('is that of the colour library for any two colours', () => {
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), fc.tuple(channel, channel, channel), (one, other) => {
      expect(contrastOf(one, other)).toBeCloseTo(contrast(hex(one), hex(other)), 2);
    }),
  );
});

it('is 21 for black and white, and 1 for a colour and itself', () => {
  expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10);
  expect(contrastOf([9, 99, 199], [9, 99, 199])).toBe(1);
});
