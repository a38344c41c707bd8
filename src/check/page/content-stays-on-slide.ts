/**
 * Nothing of a slide is cut off: text and pictures stay on the slide and inside the boxes around them, and text that is
 * placed by the theme keeps out of the margins. One finding for a slide and a kind of fault: the first text that leaves.
 */
import type { Box, SlideFacts, TextFacts } from '../../model/page-facts.ts';
import { around, type Finding, type Meant, meantText, type PageRule, pixels, quote } from './finding.ts';

const SIDES = ['bottom', 'right', 'top', 'left'] as const;
type Side = (typeof SIDES)[number];

/** Something that leaves its place. */
interface Leaving {
  readonly box: Box;
  readonly meant: Meant;
  readonly name: string;
  readonly side: Side;
  /** How far, in pixels. */
  readonly by: number;
}

/** So much may stand out: rounding, and the tails of letters. */
const SLACK = 2;

export const checkOverflow: PageRule = (slide) => {
  const cut = leavingSlide(slide);
  const clipped = slide.texts.flatMap((text) =>
    text.clip === undefined ? [] : leaving(slide, text, { place: text.clip, slack: SLACK + 0.1 * text.size }),
  );
  const inMargin = cut.length > 0 ? [] : leavingArea(slide);
  const found = [
    ...tell(slide, cut, (one, by) => `${one} runs ${by} ${BEYOND[worst(cut).side]} the slide`),
    ...tell(
      slide,
      clipped,
      (one, by) => `${one} is cut off by the box around it, ${by} at its ${worst(clipped).side}`,
    ),
    ...tell(
      slide,
      inMargin,
      (one, by) => `${one} reaches ${by} into the ${MARGIN[worst(inMargin).side]} margin`,
    ),
  ];
  const told = found.length === 0 && slide.spills ? [unfitted(slide)] : found;
  // A theme that makes its text smaller has done what it can: what still has no room is for the author to settle.
  return slide.spills ? told.map((one) => ({ ...one, isError: true })) : told;
};

const BEYOND = {
  bottom: 'below',
  right: 'beyond the right edge of',
  top: 'above',
  left: 'beyond the left edge of',
} as const;
const MARGIN = { bottom: 'lower', right: 'right', top: 'upper', left: 'left' } as const;
const HINT = 'shorten it, or put it on two slides';

function leavingSlide(slide: SlideFacts): readonly Leaving[] {
  const { frame } = slide;
  const pictures = slide.images
    .filter((image) => !image.free)
    .flatMap((image): readonly Leaving[] => {
      const { side, by } = farthest(image.box, frame);
      const name = image.kind === 'img' ? 'a picture' : 'a drawing';
      return by <= SLACK ? [] : [{ box: image.box, meant: { image }, name, side, by }];
    });
  return [
    ...slide.texts.flatMap((text) => leaving(slide, text, { place: frame, slack: SLACK })),
    ...pictures,
  ];
}

/**
 * The margins hold page numbers and the like; text that enters a little is a matter of the theme. A theme that fits its
 * text knows its margins better than its padding says. Into the margin in which lines begin text does not run: it was put there.
 */
function leavingArea(slide: SlideFacts): readonly Leaving[] {
  const { area, frame } = slide;
  const start = slide.rtl ? 'right' : 'left';
  if (slide.fitted && !slide.spills) return [];
  const share = slide.spills ? 0.1 : 0.5;
  const margins = {
    top: area.y - frame.y,
    left: area.x - frame.x,
    bottom: frame.y + frame.height - area.y - area.height,
    right: frame.x + frame.width - area.x - area.width,
  };
  return slide.texts
    .filter(({ free, part }) => !free && part !== 'furniture')
    .flatMap((text) => leaving(slide, text, { place: area, slack: SLACK }))
    .filter(({ side, by }) => side !== start && margins[side] > 0 && by > share * margins[side]);
}

function leaving(
  slide: SlideFacts,
  text: TextFacts,
  given: { readonly place: Box; readonly slack: number },
): readonly Leaving[] {
  if (text.color[3] < 0.05) return [];
  const lines = text.lines.map((line) => ({ line, ...farthest(inkOf(line), given.place) }));
  const out = lines.filter(({ by }) => by > given.slack);
  const [first] = [...out].sort((a, b) => b.by - a.by);
  if (first === undefined) return [];
  const { side, by } = first;
  const box = around(out.map(({ line }) => line));
  return [{ box, meant: meantText(slide, text), name: quote(text.words), side, by }];
}

/** Letters without the room above and below them. */
function inkOf({ x, y, width, height }: Box): Box {
  return { x, y: y + 0.2 * height, width, height: 0.65 * height };
}

function farthest(box: Box, place: Box): { readonly side: Side; readonly by: number } {
  const beyond: Readonly<Record<Side, number>> = {
    bottom: box.y + box.height - place.y - place.height,
    right: box.x + box.width - place.x - place.width,
    top: place.y - box.y,
    left: place.x - box.x,
  };
  const [side] = [...SIDES].sort((a, b) => beyond[b] - beyond[a]);
  return { side: side ?? 'bottom', by: beyond[side ?? 'bottom'] };
}

function worst(all: readonly Leaving[]): Leaving {
  const [most] = [...all].sort((a, b) => b.by - a.by);
  if (most === undefined) throw new RangeError('nothing leaves its place');
  return most;
}

function tell(
  slide: SlideFacts,
  all: readonly Leaving[],
  say: (what: string, by: string) => string,
): readonly Finding[] {
  if (all.length === 0) return [];
  const most = worst(all);
  const same = all.filter(({ side }) => side === most.side);
  const first = same[0] ?? most;
  const rest = same.length === 1 ? '' : ', and what follows it,';
  return [
    {
      code: 'slide-overflows',
      slide: slide.number,
      message: say(`${first.name}${rest}`, pixels(most.by)),
      hint: HINT,
      box: around(same.map(({ box }) => box)),
      meant: first.meant,
      weight: most.by,
    },
  ];
}

function unfitted({ number, area }: SlideFacts): Finding {
  const message = 'the slide holds more than has room on it, even with its text at its smallest';
  return {
    code: 'slide-overflows',
    slide: number,
    message,
    hint: HINT,
    box: area,
    meant: 'slide',
    weight: 1,
  };
}
