import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAPERS, PER_PAGE } from '../../../../src/model/paper.ts';
import { arrangeSheet, GAP, LABEL_HEIGHT, MARGIN } from '../../../../src/render/handout/sheet.ts';

const wide = 16 / 9;

describe('slides on a sheet', () => {
  it('never leave the area inside of the margins, whatever their shape', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAPERS),
        fc.constantFrom(...PER_PAGE),
        fc.double({ min: 0.4, max: 4, noNaN: true }),
        (paper, perPage, ratio) => {
          const { width, height, columns, rows, slide, rowHeight, besides } = arrangeSheet(
            paper,
            perPage,
            ratio,
          );
          const across = columns * slide.width + (columns - 1) * GAP.column;
          const beside = besides === 0 ? 0 : GAP.column + besides;
          expect(columns * rows).toBe(perPage);
          expect(across + beside).toBeLessThanOrEqual(width - 2 * MARGIN.side + 1e-6);
          expect(LABEL_HEIGHT + slide.height).toBeLessThanOrEqual(rowHeight + 1e-6);
          expect(rows * rowHeight + (rows - 1) * GAP.row).toBeLessThanOrEqual(
            height - MARGIN.top - MARGIN.bottom + 1e-6,
          );
          expect(slide.width / slide.height).toBeCloseTo(ratio, 6);
        },
      ),
    );
  });

  it('stand on an upright sheet unless turning it makes them clearly larger', () => {
    const turned = PER_PAGE.filter((perPage) => {
      const { width, height } = arrangeSheet('a4', perPage, wide);
      return width > height;
    });
    expect(turned).toEqual([4, 9]);
  });

  it('leave half of the sheet to notes when there is one, and room for lines beside three', () => {
    const one = arrangeSheet('letter', 1, 1);
    expect(one.slide.height).toBeLessThan(one.rowHeight / 2);
    expect(arrangeSheet('a4', 3, wide).besides).toBeGreaterThan(60);
  });
});
