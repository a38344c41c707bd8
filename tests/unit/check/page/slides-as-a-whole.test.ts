/** Rules over a slide as a whole: headings, how much stands on it, steps, pictures. */
import { describe, expect, it } from 'vitest';
import { checkHeadingOrder } from '../../../../src/check/page/headings-go-in-order.ts';
import { checkSharpness } from '../../../../src/check/page/image-is-sharp.ts';
import { checkHeading } from '../../../../src/check/page/slide-has-heading.ts';
import { checkCrowding } from '../../../../src/check/page/slide-is-not-crowded.ts';
import { checkSteps } from '../../../../src/check/page/steps-show-something.ts';
import { image, slide } from './slides.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const heading = (level: number, words = `Level ${level}`) => ({ level, words, box });

describe('a heading', () => {
  it('is missed where there is text, not where a slide stands for itself', () => {
    expect(checkHeading(slide({ words: 26 }))).toHaveLength(1);
    expect(checkHeading(slide({ words: 25 }))).toEqual([]);
    expect(checkHeading(slide({ words: 90, headings: [heading(3)] }))).toEqual([]);
    expect(checkHeading(slide({ words: 90, classes: ['invert', 'quote'] }))).toEqual([]);
    expect(checkHeading(slide({ words: 90, quoted: 65 }))).toEqual([]);
    expect(checkHeading(slide({ words: 90, quoted: 64 }))).toHaveLength(1);
  });

  it('goes down by one level at a time, and up by any number', () => {
    const said = (...levels: readonly number[]) =>
      checkHeadingOrder(slide({ headings: levels.map((level) => heading(level)) })).map(
        ({ message, hint }) => [message, hint],
      );
    expect(said(1, 2, 3, 1, 2)).toEqual([]);
    expect(said(3)).toEqual([]);
    expect(said(1, 3)).toEqual([
      ['"Level 3" is a heading of level 3 directly below one of level 1', 'make it "## Level 3"'],
    ]);
  });
});

describe('a slide', () => {
  it('has at most 110 words and 12 entries, unless it is a list by its purpose', () => {
    expect(checkCrowding(slide({ words: 110, entries: 12 }))).toEqual([]);
    expect(checkCrowding(slide({ words: 111 }))).toHaveLength(1);
    expect(checkCrowding(slide({ entries: 13 }))).toHaveLength(1);
    expect(checkCrowding(slide({ words: 200, entries: 13, classes: ['sources'] }))).toEqual([]);
  });
});

describe('a step', () => {
  it('shows something', () => {
    const steps = [
      { words: 'Low', box, seen: true },
      { words: '', box, seen: false },
      { words: 'High', box, seen: false },
    ];
    expect(checkSteps(slide({ steps })).map(({ message }) => message)).toEqual(['step 2 of 3 shows nothing']);
    expect(checkSteps(slide({ steps: steps.slice(0, 1) }))).toEqual([]);
    expect(checkSteps(slide({ steps: steps.slice(2) })).map(({ message }) => message)).toEqual([
      'step 1 of 1, "High", cannot be seen',
    ]);
  });
});

describe('a picture', () => {
  it('is enlarged by less than a third, unless it is small or made of lines', () => {
    const isBlurry = (change: Parameters<typeof image>[0]) =>
      checkSharpness(slide({ images: [image(change)] })).length === 1;
    expect([isBlurry({ enlarged: 1.3 }), isBlurry({ enlarged: 1.31 })]).toEqual([false, true]);
    expect(isBlurry({ enlarged: 0 })).toBe(false);
    expect(isBlurry({ enlarged: 9, box: { ...box, width: 64, height: 64 } })).toBe(false);
  });

  it('is named by its alternative text, with the width that it needs', () => {
    expect(checkSharpness(slide({ images: [image({ enlarged: 2.44 })] }))).toMatchObject([
      {
        message: '"A ferry" is drawn 2.4 times as large as it is',
        hint: 'take one that is at least 400 pixels wide, or show it smaller',
      },
    ]);
  });
});
