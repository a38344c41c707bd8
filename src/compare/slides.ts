/** The slides of two versions of a deck → what each has and the other has not, or says otherwise, in the order of both. */
import type { ComparedSlide, SlideDifference, Standing } from '../model/difference.ts';
import { align, compareLines } from './words.ts';

/** What makes two slides differ: what they say, or also how they look (pictures, layout). */
export type Measure = 'words' | 'looks';

export function compareSlides(
  left: readonly ComparedSlide[],
  right: readonly ComparedSlide[],
  measure: Measure = 'words',
): readonly SlideDifference[] {
  return align(left, right, ({ key }) => key).map((step) => {
    const difference = compareSlide(step.left, step.right);
    const isSame = measure === 'words' || step.left?.look === step.right?.look;
    return difference.standing === 'same' && !isSame ? { ...difference, standing: 'changed' } : difference;
  });
}

function compareSlide(left: ComparedSlide | undefined, right: ComparedSlide | undefined): SlideDifference {
  const lines = [
    ...compareLines(left?.lines ?? [], right?.lines ?? [], false),
    ...compareLines(left?.notes ?? [], right?.notes ?? [], true),
  ];
  const some = left ?? right;
  return {
    standing: standingOf(
      left,
      right,
      lines.every(({ standing }) => standing === 'same'),
    ),
    section: some?.section ?? '',
    heading: some?.heading,
    left: left?.number,
    right: right?.number,
    lines,
  };
}

function standingOf(
  left: ComparedSlide | undefined,
  right: ComparedSlide | undefined,
  isSame: boolean,
): Standing {
  if (left === undefined) return 'right';
  if (right === undefined) return 'left';
  return isSame ? 'same' : 'changed';
}
