/** The slides as they stand in the page, read once: elements, steps of fragments, headings, names of sections. */

import { words } from './words.ts';

export interface Slide {
  /** Holds the slide and, in the presenter's page, its notes. */
  readonly element: HTMLElement;
  /** The part that is the slide itself; made inert while it is not shown. */
  readonly face: HTMLElement;
  /** Fragments in the order in which they appear: `fragments[0]` is shown by the first step. */
  readonly fragments: readonly (readonly Element[])[];
  /** Text of the first heading; empty without one. */
  readonly heading: string;
  /** Speaker notes; undefined in a page without them. */
  readonly notes: HTMLElement | undefined;
}

export interface SlideSection {
  readonly name: string;
  /** Seconds that the plan gives it; 0 in a page without a plan. */
  readonly seconds: number;
  readonly first: number;
  readonly slides: number;
}

export const deckElement = (): HTMLElement =>
  document.querySelector<HTMLElement>('.lectern-deck') ?? document.body;

export function readSlides(): readonly Slide[] {
  return [...deckElement().querySelectorAll<HTMLElement>(':scope > .lectern-slide')].map(readSlide);
}

function readSlide(element: HTMLElement): Slide {
  const face = element.querySelector<HTMLElement>(':scope > .marpit') ?? element;
  const fragments: Element[][] = [];
  for (const item of face.querySelectorAll('[data-marpit-fragment]')) {
    const step = Number(item.getAttribute('data-marpit-fragment')) - 1;
    fragments[step] = [...(fragments[step] ?? []), item];
  }
  return {
    element,
    face,
    fragments: Array.from(fragments, (items) => items ?? []),
    heading: plainText(face.querySelector('h1,h2,h3,h4,h5,h6')),
    notes: element.querySelector<HTMLElement>(':scope > .lectern-notes') ?? undefined,
  };
}

/** Runs of slides that belong to one section, by what the page says of each slide. */
export function readSections(slides: readonly Slide[]): readonly SlideSection[] {
  const sections: SlideSection[] = [];
  for (const [first, { element, heading }] of slides.entries()) {
    const { section, minutes } = element.dataset;
    const last = sections.at(-1);
    if (section !== undefined || last === undefined) {
      sections.push({
        name: section || heading || words.slides,
        seconds: Number(minutes ?? 0) * 60,
        first,
        slides: 1,
      });
    } else sections[sections.length - 1] = { ...last, slides: last.slides + 1 };
  }
  return sections;
}

/** The text of an element on one line; formulas are read once, not as text and as markup. */
export function plainText(element: Element | null): string {
  if (element === null) return '';
  const copy = element.cloneNode(true) as Element;
  for (const twin of copy.querySelectorAll('.katex-html,style,script')) twin.remove();
  return (copy.textContent ?? '').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}
