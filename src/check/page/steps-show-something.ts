/** Each step of a list that is shown step by step shows something: a click without effect confuses speaker and room. */
import { type PageRule, quote } from './finding.ts';

export const checkSteps: PageRule = (slide) => {
  const unseen = slide.steps.flatMap((step, index) => (step.seen ? [] : [{ ...step, number: index + 1 }]));
  const [first] = unseen;
  if (first === undefined) return [];
  const which = `step ${first.number} of ${slide.steps.length}`;
  return [
    {
      code: 'unused-fragment-steps',
      slide: slide.number,
      message:
        first.words === '' ? `${which} shows nothing` : `${which}, ${quote(first.words)}, cannot be seen`,
      hint: 'remove the empty item, or mark the list with "-" instead of "*"',
      box: first.box,
      meant: { words: first.words, nth: 0 },
      weight: unseen.length,
    },
  ];
};
