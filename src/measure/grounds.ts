/**
 * What lies behind a text. Where only plain colours of the boxes around it do, they are laid over each other here; where a
 * picture, a gradient or the box of somebody else is among them, nothing is said, and the pixels must be looked at.
 */
import type { Box, Rgb, Rgba } from '../model/page-facts.ts';
import { overlaps, type SlideFrame } from './frame.ts';
import { readColor, type Styles } from './styles.ts';

export interface Grounds {
  /** The colour behind text of `element` that covers `lines`; empty when it is not plain. */
  behind(element: Element, lines: readonly Box[]): readonly Rgb[];
}

interface Painted {
  readonly element: Element;
  readonly box: Box;
}

const WHITE: Rgb = [255, 255, 255];

export function createGrounds(given: {
  readonly content: HTMLElement;
  readonly background: HTMLElement | undefined;
  readonly frame: SlideFrame;
  readonly styles: Styles;
}): Grounds {
  const { content, background, styles } = given;
  const painted = paintedBoxes(given);
  const base = background === undefined ? WHITE : undefined;
  return {
    behind: (element, lines) => {
      const isMet = painted.some(
        (one) => !one.element.contains(element) && lines.some((line) => overlaps(one.box, line)),
      );
      if (isMet) return [];
      const layers: Rgba[] = [];
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        const style = styles.of(box);
        if (style.backgroundImage !== 'none' || style.mixBlendMode !== 'normal') return [];
        if (hasPaintedPseudo(box, styles, box === content)) return [];
        const color = readColor(style.backgroundColor);
        if (color[3] > 0) layers.push(color);
        if (color[3] === 1) return [compose(layers, WHITE)];
        if (box === content) return base === undefined ? [] : [compose(layers, base)];
      }
      return [];
    },
  };
}

/** Boxes on the slide that have a colour or a picture of their own. */
function paintedBoxes(given: {
  readonly content: HTMLElement;
  readonly frame: SlideFrame;
  readonly styles: Styles;
}): readonly Painted[] {
  const { content, frame, styles } = given;
  return [...content.querySelectorAll('*')].flatMap((element) => {
    if (element instanceof SVGElement && !(element instanceof SVGSVGElement)) return [];
    const isPicture = /^(?:img|svg|video|canvas|object|picture)$/.test(element.localName);
    const style = styles.of(element);
    const hasColor = readColor(style.backgroundColor)[3] > 0 || style.backgroundImage !== 'none';
    if (!(isPicture || hasColor) || !styles.isShown(element)) return [];
    return [{ element, box: frame.toSlide(element.getBoundingClientRect()) }];
  });
}

/** Pseudo-elements have no place that could be asked for: one that covers ground counts, whatever it covers. */
function hasPaintedPseudo(element: Element, styles: Styles, isSlide: boolean): boolean {
  return (['::before', '::after'] as const).some((pseudo) => {
    const style = styles.of(element, pseudo);
    if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return false;
    if (readColor(style.backgroundColor)[3] === 0 && style.backgroundImage === 'none') return false;
    const [width, height] = [Number.parseFloat(style.width), Number.parseFloat(style.height)];
    // Bullets, rules and marks stand beside the text.
    return isSlide ? width > 40 && height > 40 : width > 24 && height > 24;
  });
}

/** Lays colours over a ground; the first is on top. */
function compose(layers: readonly Rgba[], ground: Rgb): Rgb {
  return layers.reduceRight<Rgb>(
    (below, [red, green, blue, alpha]) => [
      mix(red, below[0], alpha),
      mix(green, below[1], alpha),
      mix(blue, below[2], alpha),
    ],
    ground,
  );
}

function mix(above: number, below: number, alpha: number): number {
  return Math.round(above * alpha + below * (1 - alpha));
}
