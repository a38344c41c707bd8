/** What leaves its place on a slide, and by how much; what may stand where it does. */
import { describe, expect, it } from 'vitest';
import { checkOverflow } from '../../../../src/check/page/content-stays-on-slide.ts';
import type { Box } from '../../../../src/model/page-facts.ts';
import { image, slide, text } from './slides.ts';

const line = (change: Partial<Box>): readonly Box[] => [
  { x: 100, y: 200, width: 400, height: 40, ...change },
];
const said = (...args: Parameters<typeof checkOverflow>) =>
  checkOverflow(...args).map(({ message }) => message);

describe('text that runs off the slide', () => {
  it.each([
    ['below', { y: 714 }, 'runs 28 px below the slide'],
    ['above', { y: -30 }, 'runs 22 px above the slide'],
    ['at the right', { x: 1000 }, 'runs 120 px beyond the right edge of the slide'],
    ['at the left', { x: -50 }, 'runs 50 px beyond the left edge of the slide'],
  ])('%s is named with its amount', (_, change, words) => {
    const texts = [text('Tides', { lines: line(change) })];
    expect(said(slide({ texts }))).toEqual([`"Tides" ${words}`]);
  });

  it('is told once, from its first line on, with the farthest amount', () => {
    const rows = ['Low', 'Rising', 'High'].map((words, index) =>
      text(words, { block: index, lines: line({ y: 640 + 60 * index }) }),
    );
    expect(checkOverflow(slide({ texts: rows }))).toMatchObject([
      {
        message: '"Rising", and what follows it, runs 74 px below the slide',
        meant: { words: 'Rising', nth: 0 },
        box: { y: 700, height: 100 },
      },
    ]);
  });

  it('may do so where nobody sees it', () => {
    const texts = [text('Tides', { color: [0, 0, 0, 0], lines: line({ y: 714 }) })];
    expect(said(slide({ texts }))).toEqual([]);
  });

  it('has the part of the slide that a picture leaves, and no more', () => {
    const frame = { x: 0, y: 0, width: 640, height: 720 };
    const texts = [text('Tides', { lines: line({ width: 560 }) })];
    expect(said(slide({ frame, texts }))).toEqual(['"Tides" runs 20 px beyond the right edge of the slide']);
  });
});

describe('a picture', () => {
  it('may not run off the slide unless it is placed there by hand', () => {
    const box = { x: 100, y: 500, width: 400, height: 300 };
    expect(said(slide({ images: [image({ box })] }))).toEqual(['a picture runs 80 px below the slide']);
    expect(said(slide({ images: [image({ box, free: true })] }))).toEqual([]);
  });
});

describe('a box around text', () => {
  it('may not cut it off', () => {
    const clip = { x: 100, y: 200, width: 300, height: 100 };
    expect(said(slide({ texts: [text('Tides', { clip })] }))).toEqual([
      '"Tides" is cut off by the box around it, 100 px at its right',
    ]);
    expect(said(slide({ texts: [text('Tides', { clip: { ...clip, width: 400 } })] }))).toEqual([]);
  });
});

describe('the margins of a slide', () => {
  it('may be entered by half, and not further', () => {
    const reaching = (y: number) => said(slide({ texts: [text('Tides', { lines: line({ y }) })] }));
    expect(reaching(645)).toEqual([]);
    expect(reaching(655)).toEqual(['"Tides" reaches 39 px into the lower margin']);
  });

  it('may be entered where lines begin: nothing runs there by itself', () => {
    const at = (x: number, rtl: boolean) =>
      said(slide({ rtl, texts: [text('Tides', { lines: line({ x }) })] }));
    expect([at(20, false), at(860, true)]).toEqual([[], []]);
    expect([at(20, true), at(860, false)]).toEqual([
      ['"Tides" reaches 50 px into the left margin'],
      ['"Tides" reaches 50 px into the right margin'],
    ]);
  });

  it('belong to footers, to what is placed by hand, and to themes that fit their text', () => {
    const lines = line({ y: 660 });
    expect(said(slide({ texts: [text('7', { lines, part: 'furniture' })] }))).toEqual([]);
    expect(said(slide({ texts: [text('Draft', { lines, free: true })] }))).toEqual([]);
    expect(said(slide({ fitted: true, texts: [text('Tides', { lines })] }))).toEqual([]);
  });
});

describe('a theme that could not make its text fit', () => {
  it('is believed, and the amount is measured', () => {
    const spilling = { fitted: true, spills: true };
    const texts = [text('Tides', { lines: line({ y: 630 }) })];
    expect(said(slide({ ...spilling, texts }))).toEqual(['"Tides" reaches 14 px into the lower margin']);
    expect(said(slide(spilling))).toEqual([
      'the slide holds more than has room on it, even with its text at its smallest',
    ]);
  });
});
