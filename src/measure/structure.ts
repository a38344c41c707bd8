/** Headings of a slide, and the list items that it shows step by step. */
import type { HeadingFacts, StepFacts, TextFacts } from '../model/page-facts.ts';
import { overlaps, type SlideFrame } from './frame.ts';
import type { Styles } from './styles.ts';

/** Those with words in them, a picture's alternative text included. */
export function measureHeadings(
  content: HTMLElement,
  frame: SlideFrame,
  styles: Styles,
): readonly HeadingFacts[] {
  return [...content.querySelectorAll<HTMLElement>('h1,h2,h3,h4,h5,h6')].flatMap((heading) => {
    const pictures = [...heading.querySelectorAll('img')].map((image) => image.alt);
    const words = wordsOf(`${heading.textContent} ${pictures.join(' ')}`);
    if (words === '' || styles.of(heading).display === 'none') return [];
    const box = frame.toSlide(heading.getBoundingClientRect());
    return [{ level: Number(heading.localName.slice(1)), words, box }];
  });
}

/** A step is seen when words or a picture of it stand within the frame of the slide. */
export function measureSteps(
  content: HTMLElement,
  frame: SlideFrame,
  texts: readonly TextFacts[],
): readonly StepFacts[] {
  const lines = texts.filter(({ color }) => color[3] > 0.05).flatMap((text) => text.lines);
  return [...content.querySelectorAll<HTMLElement>('[data-marpit-fragment]')].map((item) => {
    const box = frame.toSlide(item.getBoundingClientRect());
    const words = wordsOf(item.textContent);
    const isOnSlide = overlaps(box, frame.visible);
    const hasWords = words !== '' && lines.some((line) => overlaps(line, box));
    const hasPicture = item.querySelector('img,svg,video,canvas,hr') !== null;
    return { words, box, seen: isOnSlide && (hasWords || hasPicture) };
  });
}

function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 120);
}
