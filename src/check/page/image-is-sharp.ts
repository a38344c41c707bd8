/** Pictures have a pixel of their own for each pixel of the slide. Drawings that are made of lines have no pixels. */
import { type PageRule, quote } from './finding.ts';

/** What is enlarged less is not seen from a chair. */
const MOST_ENLARGED = 1.3;
/** Below this nobody looks for detail: a mark, an icon. */
const SMALL = 64;

export const checkSharpness: PageRule = (slide) =>
  slide.images
    .filter(({ enlarged, box }) => enlarged > MOST_ENLARGED && Math.max(box.width, box.height) > SMALL)
    .map(({ kind, index, alt, box, enlarged }) => {
      const name = alt === '' ? 'a picture' : quote(alt);
      const wanted = Math.ceil(box.width / 10) * 10;
      return {
        code: 'blurry-image',
        slide: slide.number,
        message: `${name} is drawn ${enlarged.toFixed(1)} times as large as it is`,
        hint: `take one that is at least ${wanted} pixels wide, or show it smaller`,
        box,
        meant: { image: { kind, index } },
        weight: enlarged,
      };
    });
