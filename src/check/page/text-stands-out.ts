/**
 * Text stands out from what lies behind it: 4.5 to 1, and 3 to 1 for large text, as WCAG 2.2 asks
 * (https://www.w3.org/TR/WCAG22/#contrast-minimum). Behind a picture or a gradient counts the worst twentieth of what
 * lies under its lines, so that neither a single pixel decides nor the average hides a bright corner. Text of one look, and
 * all code of a slide, is told once, where it is worst.
 */
import { contrastOf } from '../../model/luminance.ts';
import { type Rgb, type Rgba, shownLines, type TextFacts } from '../../model/page-facts.ts';
import { around, type Finding, meantText, type PageRule, quote } from './finding.ts';

const LARGE = 24;
const LARGE_BOLD = 18.66;
/** Footers and the like are no part of what is said, but should be seen. */
const LEAST_BESIDE = 2;
const WORST_SHARE = 0.05;
/** What is nearly transparent is hidden on purpose. */
const LEAST_ALPHA = 0.05;

export const checkContrast: PageRule = (slide) => {
  const byLook = new Map<string, Finding>();
  for (const text of slide.texts) {
    const { color, ground, size, bold, part } = text;
    if (color[3] < LEAST_ALPHA || ground.length === 0 || shownLines(text).length === 0) continue;
    const isLarge = size >= LARGE || (bold && size >= LARGE_BOLD);
    const least = part === 'furniture' ? LEAST_BESIDE : isLarge ? 3 : 4.5;
    const found = worstContrast(color, ground);
    if (found >= least) continue;
    const look = part === 'code' ? part : JSON.stringify([color, ground.length === 1 ? ground : 'picture']);
    const known = byLook.get(look);
    if (known !== undefined && known.weight >= least / found) continue;
    byLook.set(look, {
      code: 'low-contrast',
      slide: slide.number,
      message: `${quote(text.words)} has a contrast of ${rounded(found)} to 1 with what lies behind it, and needs ${least}`,
      hint: hintFor(text),
      box: around(text.lines),
      meant: meantText(slide, text),
      weight: least / found,
    });
  }
  return [...byLook.values()];
};

/** Not rounded up to what would be enough. */
function rounded(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

/** So far may the channels of a ground differ that is called plain. */
const PLAIN = 16;

function hintFor({ ground }: TextFacts): string {
  const isPlain = ([0, 1, 2] as const).every((channel) => {
    const values = ground.map((color) => color[channel]);
    return Math.max(...values) - Math.min(...values) <= PLAIN;
  });
  return isPlain
    ? 'take a darker colour on light ground, or a lighter one on dark ground'
    : 'darken or lighten the picture, or move the text to a calmer part of it';
}

function worstContrast(color: Rgba, ground: readonly Rgb[]): number {
  const ratios = ground.map((behind) => contrastOf(over(color, behind), behind)).sort((a, b) => a - b);
  return ratios[Math.floor(WORST_SHARE * (ratios.length - 1))] ?? 21;
}

function over([red, green, blue, alpha]: Rgba, ground: Rgb): Rgb {
  const mixed = (above: number, below: number) => Math.round(above * alpha + below * (1 - alpha));
  return [mixed(red, ground[0]), mixed(green, ground[1]), mixed(blue, ground[2])];
}
