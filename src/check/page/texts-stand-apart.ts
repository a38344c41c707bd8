/**
 * No text stands over another, and nothing else over a text. Lines are taken as high as their small letters, so that
 * narrow spacing is no fault.
 */
import { type Box, type Rgb, type SlideFacts, shownLines, type TextFacts } from '../../model/page-facts.ts';
import { around, type Finding, meantText, type PageRule, quote } from './finding.ts';

/** Formulas and diagrams place their letters themselves. */
const OWN_PLACING = new Set(['formula', 'diagram']);
/** Pale figures behind a text are ornament. */
const LEAST_ALPHA = 0.3;
/** By which a channel of a text's colour differs from that of its ground, out of 255. */
const LEAST_DISTANCE = 60;
/** Share of the smaller line. */
const LEAST_SHARE = 0.15;

export const checkOverlap: PageRule = (slide) => {
  const covered = slide.texts.find((text) => text.covered && isUnlikeGround(text));
  if (covered !== undefined) return [hidden(slide, covered)];
  const texts = slide.texts.filter(({ part, color }) => !OWN_PLACING.has(part) && color[3] >= LEAST_ALPHA);
  for (const [index, text] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      if (other.block === text.block) continue;
      const shared = sharedBox(text, other);
      if (shared !== undefined) return [overlap(slide, { text, other, shared })];
    }
  }
  return [];
};

/** Text in the colour of its ground is not seen either, which is a matter of contrast. */
function isUnlikeGround({ color, ground }: TextFacts): boolean {
  const farthest = (behind: Rgb) =>
    Math.max(...behind.map((value, index) => Math.abs(value - (color[index] ?? 0))));
  return color[3] >= LEAST_ALPHA && ground.every((behind) => farthest(behind) > LEAST_DISTANCE);
}

function hidden(slide: SlideFacts, text: TextFacts): Finding {
  return {
    code: 'elements-overlap',
    slide: slide.number,
    message: `${quote(text.words)} cannot be seen: something lies over it`,
    hint: 'move what lies over it, or the text',
    box: around(text.lines),
    meant: meantText(slide, text),
    weight: Number.MAX_SAFE_INTEGER,
  };
}

function overlap(
  slide: SlideFacts,
  { text, other, shared }: { readonly text: TextFacts; readonly other: TextFacts; readonly shared: Box },
): Finding {
  // What is placed by hand is what has to move.
  const [mover, rest] = text.free && !other.free ? [text, other] : [other, text];
  return {
    code: 'elements-overlap',
    slide: slide.number,
    message: `${quote(mover.words)} stands over ${quote(rest.words)}`,
    hint: 'shorten one of them, or move it',
    box: around([shared, ...mover.lines]),
    meant: meantText(slide, mover.part === 'furniture' ? rest : mover),
    weight: shared.width * shared.height,
  };
}

function sharedBox(one: TextFacts, other: TextFacts): Box | undefined {
  for (const line of shownLines(one).map(core)) {
    for (const second of shownLines(other).map(core)) {
      const x = Math.max(line.x, second.x);
      const y = Math.max(line.y, second.y);
      const width = Math.min(line.x + line.width, second.x + second.width) - x;
      const height = Math.min(line.y + line.height, second.y + second.height) - y;
      if (width <= 0 || height <= 0) continue;
      const smaller = Math.min(line.width * line.height, second.width * second.height);
      if (width * height >= LEAST_SHARE * smaller) return { x, y, width, height };
    }
  }
  return undefined;
}

/** From the top of small letters to the line on which they stand. */
function core({ x, y, width, height }: Box): Box {
  return { x, y: y + 0.35 * height, width, height: 0.4 * height };
}
