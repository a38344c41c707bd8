/**
 * Slides with text have a heading: the outline of a PDF, the overview and screen readers name them by it. A quotation, a
 * statement or a figure that fills the slide stands for itself.
 */
import type { PageRule } from './finding.ts';

/** So few words can be a caption. */
const FEW_WORDS = 25;
/** Layouts that stand for themselves. */
const ALONE = new Set(['quote', 'statement', 'question', 'big-number', 'image-full']);

export const checkHeading: PageRule = ({ number, area, classes, headings, words, quoted }) =>
  headings.length > 0 || words - quoted <= FEW_WORDS || classes.some((name) => ALONE.has(name))
    ? []
    : [
        {
          code: 'heading-missing',
          slide: number,
          message: 'the slide has text and no heading',
          hint: 'begin it with "## …": outlines, overviews and screen readers name slides by their headings',
          box: area,
          meant: 'slide',
          weight: words,
        },
      ];
