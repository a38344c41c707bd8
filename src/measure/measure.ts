/**
 * What runs inside a page that is checked: it gives the facts of all slides as JSON, of the kind of
 * `model/page-facts.ts`. `bootstrap.mjs` makes one script of this room, which leaves the functions of this file as
 * `lecternMeasure`; `pipeline/measure.ts` calls them by name. It changes nothing but what `hideText` says.
 */
import type { SlideFacts } from '../model/page-facts.ts';
import { frameOf, type SlideFrame } from './frame.ts';
import { createGrounds, type Grounds } from './grounds.ts';
import { measureImages } from './images.ts';
import { contentRoots } from './roots.ts';
import { measureHeadings, measureSteps } from './structure.ts';
import { createStyles } from './styles.ts';
import { countWords, measureTexts } from './texts.ts';
import { measureUnseen } from './unseen.ts';

export { hideText, showText } from './hide-text.ts';
export { sampleGrounds } from './sample.ts';

/** `SlideFacts` of each slide, as JSON; without `withGrounds` nothing is said about what lies behind texts. */
export async function measure(withGrounds: boolean): Promise<string> {
  const slides: SlideFacts[] = [];
  for (const [index, { svg, content, background }] of contentRoots().entries()) {
    const frame = frameOf(svg, content);
    slides.push(await measureSlide({ number: index + 1, content, background, frame, withGrounds }));
  }
  return JSON.stringify(slides);
}

async function measureSlide(given: {
  readonly number: number;
  readonly content: HTMLElement;
  readonly background: HTMLElement | undefined;
  readonly frame: SlideFrame;
  readonly withGrounds: boolean;
}): Promise<SlideFacts> {
  const { number, content, background, frame, withGrounds } = given;
  const styles = createStyles();
  const grounds = withGrounds ? createGrounds({ content, background, frame, styles }) : NO_GROUNDS;
  const texts = await measureTexts(content, { frame, styles, grounds });
  const { width, height, visible, area } = frame;
  return {
    number,
    width,
    height,
    frame: visible,
    area,
    floor: floorOf(content, styles.of(content)),
    fitted: Number.parseFloat(styles.of(content).getPropertyValue('--fit-floor')) > 0,
    spills: content.dataset.spills !== undefined,
    classes: [...content.classList],
    entries: content.querySelectorAll('li').length,
    words: countWords(content),
    quoted: [...content.querySelectorAll<HTMLElement>(QUOTATION)].reduce(
      (sum, one) => sum + countWords(one),
      0,
    ),
    rtl: styles.of(content).direction === 'rtl',
    texts,
    unseen: measureUnseen(content, styles, texts),
    images: await measureImages({ content, background, frame, styles }),
    headings: measureHeadings(content, frame, styles),
    steps: measureSteps(content, frame, texts),
  };
}

const QUOTATION = 'blockquote:not(blockquote *, :has(li))';

const NO_GROUNDS: Grounds = { behind: () => ({ colors: [], met: false }) };

/** Custom properties are not computed, so a hidden element is asked what the length comes to. */
function floorOf(content: HTMLElement, style: CSSStyleDeclaration): number {
  const value = style.getPropertyValue('--text-floor').trim();
  const plain = /^([\d.]+)px$/.exec(value);
  if (value === '' || plain !== null) return Number(plain?.[1] ?? 0);
  const probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;visibility:hidden;inline-size:var(--text-floor)';
  content.append(probe);
  const length = Number.parseFloat(getComputedStyle(probe).inlineSize) || 0;
  probe.remove();
  return length;
}
