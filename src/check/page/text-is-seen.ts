/** What was written can be seen: no style hides it, on purpose or not. One finding for a slide, at the first that is hidden. */
import { type PageRule, quote } from './finding.ts';

export const checkSeen: PageRule = (slide) => {
  const [first] = slide.unseen;
  if (first === undefined) return [];
  const isBlank = !slide.texts.some(({ part, color }) => part !== 'furniture' && color[3] > 0.05);
  const more = slide.unseen.length - 1;
  const rest = isBlank ? ', nor can any other text of the slide' : `, nor can ${more} more`;
  return [
    {
      code: 'unseen-text',
      slide: slide.number,
      message: `${quote(first)} cannot be seen${more === 0 ? '' : rest}`,
      hint: 'look into the theme and the styles of the slide for what hides it',
      box: slide.frame,
      meant: { words: first, nth: 0 },
      weight: slide.unseen.length,
    },
  ];
};
