/**
 * A page in the browser → the facts of its slides. The page measures itself; only where a text stands on no plain colour
 * is its slide pictured with and without text, and the page reads out of that what lies behind it and whether it is seen.
 */
import { readFacts, readGrounds } from '../check/page/read-facts.ts';
import type { OpenPage } from '../export/page-work.ts';
import type { SlideFacts, TextFacts } from '../model/page-facts.ts';

export interface Measuring {
  /** Of `loadMeasureScript`. */
  readonly script: string;
  /** How many slides the page has. */
  readonly slides: number;
  /** Whether what lies behind each text is to be known, which may cost pictures. */
  readonly grounds: boolean;
}

/** Of the pictures, for each CSS pixel of a slide. */
const SCALE = 0.5;
/** So many slides are pictured before the page is asked: two pictures of each are in memory at once. */
const AT_ONCE = 24;

type Looked = Pick<TextFacts, 'ground' | 'covered'>;

/** Facts of all slides, in order. Throws a `RangeError` when the page gives none that can be read. */
export async function measurePage(page: OpenPage, measuring: Measuring): Promise<readonly SlideFacts[]> {
  const { script, slides, grounds } = measuring;
  const facts = readFacts(await page.ask(`${script}\nlecternMeasure.measure(${grounds})`), slides);
  return grounds ? lookBehind(page, facts) : facts;
}

async function lookBehind(page: OpenPage, facts: readonly SlideFacts[]): Promise<readonly SlideFacts[]> {
  const open = facts.filter(({ texts }) => texts.some(({ ground }) => ground.length === 0));
  const bySlide = new Map<number, readonly Looked[]>();
  for (let at = 0; at < open.length; at += AT_ONCE) {
    const some = open.slice(at, at + AT_ONCE);
    const found = await lookAt(page, some);
    for (const [index, { number }] of some.entries()) bySlide.set(number, found[index] ?? []);
  }
  return facts.map((slide) => withGrounds(slide, bySlide.get(slide.number) ?? []));
}

async function lookAt(
  page: OpenPage,
  slides: readonly SlideFacts[],
): Promise<readonly (readonly Looked[])[]> {
  const wish = {
    slides: slides.map(({ number }) => number),
    scale: SCALE,
    type: 'jpeg',
    quality: 90,
  } as const;
  const whole = await page.picture(wish);
  await page.ask('lecternMeasure.hideText()');
  const bare = await page.picture(wish);
  await page.ask('lecternMeasure.showText()');
  const wishes = slides.map(({ texts }, index) => ({
    whole: address(whole[index]),
    bare: address(bare[index]),
    scale: SCALE,
    texts: texts.filter(({ ground }) => ground.length === 0).map(({ lines }) => lines),
  }));
  return readGrounds(await page.ask(`lecternMeasure.sampleGrounds(${JSON.stringify(wishes)})`));
}

function address(picture: Uint8Array | undefined): string {
  return `data:image/jpeg;base64,${Buffer.from(picture ?? []).toString('base64')}`;
}

function withGrounds(slide: SlideFacts, found: readonly Looked[]): SlideFacts {
  const rest = [...found];
  const texts = slide.texts.map((text) =>
    text.ground.length > 0 ? text : { ...text, ...(rest.shift() ?? {}) },
  );
  return { ...slide, texts };
}
