/** Computed styles of the elements of one slide, each asked for once, and colours as numbers. */
import type { Rgba } from '../model/page-facts.ts';

export interface Styles {
  of(element: Element, pseudo?: '::before' | '::after'): CSSStyleDeclaration;
  /** Whether an element takes part in the picture at all. */
  isShown(element: Element): boolean;
}

export function createStyles(): Styles {
  const known = new Map<Element, Map<string, CSSStyleDeclaration>>();
  const shown = new Map<Element, boolean>();
  return {
    of: (element, pseudo) => {
      const own = known.get(element) ?? new Map<string, CSSStyleDeclaration>();
      known.set(element, own);
      const style = own.get(pseudo ?? '') ?? getComputedStyle(element, pseudo);
      own.set(pseudo ?? '', style);
      return style;
    },
    isShown: (element) => {
      const answer =
        shown.get(element) ?? element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      shown.set(element, answer);
      return answer;
    },
  };
}

const colors = new Map<string, Rgba>();
let painter: CanvasRenderingContext2D | null | undefined;

/** Any computed colour, those of wider spaces as the screen would show them. */
export function readColor(text: string): Rgba {
  const known = colors.get(text);
  if (known !== undefined) return known;
  const [whole, red, green, blue, alpha = '1'] =
    /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text) ?? [];
  const color: Rgba =
    whole === undefined ? painted(text) : [Number(red), Number(green), Number(blue), Number(alpha)];
  colors.set(text, color);
  return color;
}

function painted(text: string): Rgba {
  painter ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!painter || !CSS.supports('color', text)) return [0, 0, 0, 0];
  painter.clearRect(0, 0, 1, 1);
  painter.fillStyle = text;
  painter.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = painter.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, Math.round((alpha / 255) * 1000) / 1000];
}
