/**
 * Text can be read from the last row. A theme says its least size with `--text-floor`; without it a fiftieth of the
 * slide's height is the least, 14 px of 720. Labels of diagrams may be a little smaller, and superscripts, formulas and what
 * stands in the margin more so.
 */
import type { SlideFacts, TextFacts } from '../../model/page-facts.ts';
import { around, meantText, type PageRule, pixels, quote } from './finding.ts';

const LEAST_SHARE = 0.02;
/** What may be smaller than the text, as shares of its least size. */
const SMALL_SHARE = 0.7;
const DIAGRAM_SHARE = 0.85;

export const checkTextSize: PageRule = (slide) => {
  const small = slide.texts.filter(
    (text) => text.color[3] > 0.05 && text.size < floorFor(text, slide) - 0.05,
  );
  const [smallest] = [...small].sort((a, b) => a.size - b.size);
  const [first] = small;
  if (smallest === undefined || first === undefined) return [];
  const floor = pixels(floorFor(smallest, slide), 1);
  const which = small.length === 1 ? 'is' : `and ${small.length - 1} more are`;
  return [
    {
      code: 'text-too-small',
      slide: slide.number,
      message: `${quote(first.words)} ${which} shown in ${pixels(smallest.size, 1)}; ${floor} is the least that can be read in a room`,
      hint: HINTS[smallest.part] ?? 'show less on this slide, so that it can be larger',
      box: around(small.flatMap(({ lines }) => lines)),
      meant: meantText(slide, first),
      weight: floorFor(smallest, slide) / Math.max(0.1, smallest.size),
    },
  ];
};

const HINTS: Partial<Record<TextFacts['part'], string>> = {
  code: 'break its longest line, which decides the size of the block',
  diagram: 'show less in the diagram, or a part of it',
};

function floorFor({ part, script }: TextFacts, { floor, height }: SlideFacts): number {
  const least = floor > 0 ? floor : LEAST_SHARE * height;
  if (script || part === 'furniture' || part === 'formula') return SMALL_SHARE * least;
  return part === 'diagram' ? DIAGRAM_SHARE * least : least;
}
