/**
 * Slides whose texts stand on pictures or gradients → what lies behind each text, and whether it is seen. Such slides are
 * pictured without their text, and the page reads the colours out of that; slides where something may lie over a text
 * are pictured as they are, too. A slide that looks the same in several decks is looked at once.
 */
import { createHash } from 'node:crypto';
import { type Looked, readGrounds } from '../check/page/read-facts.ts';
import type { OpenPage, Strip } from '../export/page-work.ts';
import { type SlideFacts, shownLines, type TextFacts } from '../model/page-facts.ts';
import type { RenderedPage } from './deck-page.ts';
import { dependsOnNumbers, withFileKeys, withoutNumbers } from './slide-look.ts';

/** What was seen on slides already. */
export interface Looks {
  /** What a slide is made of, beside its facts. Slides of one text and equal facts look the same. */
  readonly madeOf: (slide: SlideFacts) => string;
  readonly known: Map<string, readonly Looked[]>;
}

/**
 * Looks at the slides of a page. Fonts are left out: they are cut for each deck anew and draw the same letters, and where
 * a letter is drawn by another, its text has another place.
 */
export function createLooks(page: Pick<RenderedPage, 'request' | 'rendered'>, known: Looks['known']): Looks {
  const { slides, css } = page.rendered;
  const style = hashOf(withFileKeys(css, page, hashOf));
  const isNumbered = dependsOnNumbers(css);
  const madeOf = ({ number }: SlideFacts) => {
    const html = slides[number - 1]?.html ?? '';
    return style + withFileKeys(isNumbered ? html : withoutNumbers(html), page, hashOf);
  };
  return { madeOf, known };
}

/** Of the pictures, for each CSS pixel of a slide. */
const SCALE = 0.5;
/** So many slides are pictured before the page is asked: their pictures are in memory at once. */
const AT_ONCE = 24;

const WISH = { scale: SCALE, type: 'jpeg', quality: 90 } as const;

/** The facts with what is seen on the slides; `looks` learns it. */
export async function lookBehind(
  page: OpenPage,
  facts: readonly SlideFacts[],
  { madeOf, known }: Looks,
): Promise<readonly SlideFacts[]> {
  const keys = new Map(
    facts.filter(({ texts }) => texts.some(isOpen)).map((slide) => [slide, keyOf(slide, madeOf(slide))]),
  );
  const unknown = new Map([...keys].flatMap(([slide, key]) => (known.has(key) ? [] : [[key, slide]])));
  const slides = [...unknown.values()];
  for (let at = 0; at < slides.length; at += AT_ONCE) {
    for (const [number, texts] of await lookAt(page, slides.slice(at, at + AT_ONCE))) {
      const slide = slides.find((one) => one.number === number);
      if (slide !== undefined) known.set(keys.get(slide) ?? '', texts);
    }
  }
  return facts.map((slide) => withLooks(slide, known.get(keys.get(slide) ?? '') ?? []));
}

function isOpen({ ground }: TextFacts): boolean {
  return ground.length === 0;
}

function keyOf({ number: _, ...slide }: SlideFacts, madeOf: string): string {
  return hashOf(JSON.stringify([madeOf, slide]));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** By the number of the slide. */
async function lookAt(
  page: OpenPage,
  slides: readonly SlideFacts[],
): Promise<ReadonlyMap<number, readonly Looked[]>> {
  const numbersOf = (some: readonly SlideFacts[]) => some.map(({ number }) => number);
  const met = slides.filter(({ texts }) => texts.some((text) => isOpen(text) && text.met));
  const rest = slides.filter((slide) => !met.includes(slide));
  const strips = async (some: readonly SlideFacts[]) =>
    some.length === 0 ? [] : page.strips({ ...WISH, slides: numbersOf(some) });
  const whole = await strips(met);
  await page.ask('lecternMeasure.hideText()');
  const bare = [...(await strips(met)), ...(await strips(rest))];
  await page.ask('lecternMeasure.showText()');
  const linesOf = new Map(slides.map(({ number, texts }) => [number, texts.filter(isOpen).map(shownLines)]));
  // Slides that are pictured twice come first, in both lists.
  const wishes = bare.map((strip, index) => ({
    bare: address(strip),
    ...(whole[index] === undefined ? {} : { whole: address(whole[index]) }),
    scale: SCALE,
    slides: strip.slides.map((place) => ({ ...place, texts: linesOf.get(place.number) ?? [] })),
  }));
  const answer = readGrounds(await page.ask(`lecternMeasure.sampleGrounds(${JSON.stringify(wishes)})`));
  return new Map(
    bare.flatMap((strip, index) =>
      strip.slides.map(({ number }, place) => [number, answer[index]?.[place] ?? []] as const),
    ),
  );
}

function address({ picture }: Strip): string {
  return `data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}`;
}

function withLooks(slide: SlideFacts, found: readonly Looked[]): SlideFacts {
  const rest = [...found];
  return {
    ...slide,
    texts: slide.texts.map((text) => (isOpen(text) ? { ...text, ...(rest.shift() ?? {}) } : text)),
  };
}
