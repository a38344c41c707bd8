/**
 * What lies behind a text. Where only plain colours of the boxes around it do, they are laid over each other here; where a
 * picture, a gradient or the box of somebody else is among them, nothing is said, and the pixels must be looked at.
 */
import type { Box, Rgb, Rgba } from '../model/page-facts.ts';
import { overlaps, type SlideFrame } from './frame.ts';
import { drawBoxes } from './gradients.ts';
import { readColor, type Styles } from './styles.ts';

export interface Grounds {
  behind(element: Element, lines: readonly Box[]): Ground;
}

/** What lies behind text of an element that covers some lines. */
export interface Ground {
  /** One colour; none when it is not plain. */
  readonly colors: readonly Rgb[];
  /** Whether something else stands where the lines do, which may as well lie over them; false where the ground is plain. */
  readonly met: boolean;
  /** A drawing of the boxes behind the text, where they are all that there is: `gradients.ts` reads colours out of it. */
  readonly drawing?: string | undefined;
}

interface GroundContext {
  readonly content: HTMLElement;
  readonly background: HTMLElement | undefined;
  readonly frame: SlideFrame;
  readonly styles: Styles;
}

interface Painted {
  readonly element: Element;
  readonly box: Box;
}

const WHITE: Rgb = [255, 255, 255];

export function createGrounds(given: GroundContext): Grounds {
  const { background } = given;
  const painted = paintedBoxes(given);
  let placed: readonly (Box | undefined)[] | undefined;
  return {
    behind: (element, all) => {
      const lines = all.map(inkOf);
      const isMet = painted.some(
        (one) => !one.element.contains(element) && lines.some((line) => overlaps(one.box, line)),
      );
      const color = isMet ? undefined : plainColor(element, lines, given);
      if (color !== undefined) return { colors: [color], met: false };
      placed ??= placedPseudos(given);
      const isVeiled = placed.some((box) => box === undefined || lines.some((line) => overlaps(box, line)));
      if (isMet || isVeiled) return { colors: [], met: true };
      const isDrawn = background === undefined && !hasPseudo(element, lines, given);
      return { colors: [], met: false, drawing: isDrawn ? drawBoxes(element, given) : undefined };
    },
  };
}

/** The colours of the boxes around an element, laid over each other; undefined where a picture is among them. */
function plainColor(element: Element, lines: readonly Box[], given: GroundContext): Rgb | undefined {
  const { content, background, styles } = given;
  const layers: Rgba[] = [];
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    const style = styles.of(box);
    if (style.backgroundImage !== 'none' || style.mixBlendMode !== 'normal') return undefined;
    const colors = [...pseudoColors(box, lines, given), readColor(style.backgroundColor)];
    for (const color of colors) {
      if (color === 'unknown') return undefined;
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) return compose(layers, WHITE);
    }
    if (box === content) return background === undefined ? compose(layers, WHITE) : undefined;
  }
  return undefined;
}

/** Whether a pseudo-element of a box around the text lies behind or over it. */
function hasPseudo(element: Element, lines: readonly Box[], given: GroundContext): boolean {
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    if (pseudoColors(box, lines, given).length > 0) return true;
    if (box === given.content) return false;
  }
  return true;
}

/** Letters without the room above and below them: boxes of neighbouring lines may touch that. */
function inkOf({ x, y, width, height }: Box): Box {
  return { x: x + 1, y: y + 0.2 * height, width: Math.max(1, width - 2), height: 0.6 * height };
}

/** Boxes on the slide that have a colour or a picture of their own. */
function paintedBoxes({ content, frame, styles }: GroundContext): readonly Painted[] {
  return [...content.querySelectorAll('*')].flatMap((element) => {
    if (element instanceof SVGElement && !(element instanceof SVGSVGElement)) return [];
    const isPicture = /^(?:img|svg|video|canvas|object|picture)$/.test(element.localName);
    const style = styles.of(element);
    const hasColor = readColor(style.backgroundColor)[3] > 0 || style.backgroundImage !== 'none';
    if (!(isPicture || hasColor) || !styles.isShown(element)) return [];
    return [...element.getClientRects()].map((rect) => ({ element, box: frame.toSlide(rect) }));
  });
}

const PSEUDOS = ['::after', '::before'] as const;

/** Where large pseudo-elements with a ground of their own stand that are placed by hand; undefined: somewhere. */
function placedPseudos({ content, frame, styles }: GroundContext): readonly (Box | undefined)[] {
  const slide = content.closest('svg[data-marpit-svg]') ?? content;
  return [...slide.querySelectorAll<HTMLElement>('section,section *')].flatMap((element) =>
    PSEUDOS.flatMap((pseudo) => {
      const style = styles.of(element, pseudo);
      if (!isPainted(style) || !/^(?:absolute|fixed)$/.test(style.position) || !isLarge(style)) return [];
      return [pseudoBox(element, style, { styles, frame })];
    }),
  );
}

/** Whether a pseudo-element is there and has a ground of its own. */
function isPainted(style: CSSStyleDeclaration): boolean {
  if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return false;
  return readColor(style.backgroundColor)[3] > 0 || style.backgroundImage !== 'none';
}

/** Larger than a bullet, a rule or a mark beside the text. */
function isLarge({ width, height }: CSSStyleDeclaration): boolean {
  return Number.parseFloat(width) > 24 && Number.parseFloat(height) > 24;
}

/** Colours that the pseudo-elements of a box lay behind the lines, or `unknown` where only a look can tell. */
function pseudoColors(
  element: Element,
  lines: readonly Box[],
  { styles, frame }: { readonly styles: Styles; readonly frame: SlideFrame },
): readonly (Rgba | 'unknown')[] {
  return PSEUDOS.flatMap((pseudo): readonly (Rgba | 'unknown')[] => {
    const style = styles.of(element, pseudo);
    if (!isPainted(style)) return [];
    const color = readColor(style.backgroundColor);
    const box = pseudoBox(element, style, { styles, frame });
    if (box === undefined) return isLarge(style) ? ['unknown'] : [];
    if (!lines.some((line) => overlaps(box, line))) return [];
    const isWhole = lines.every((line) => covers(box, line));
    return [isWhole && style.backgroundImage === 'none' && style.borderRadius === '0px' ? color : 'unknown'];
  });
}

/** Where a pseudo-element stands that is positioned in its own element; nobody else's place can be asked for. */
function pseudoBox(
  element: Element,
  style: CSSStyleDeclaration,
  { styles, frame }: { readonly styles: Styles; readonly frame: SlideFrame },
): Box | undefined {
  const own = styles.of(element);
  if (style.position !== 'absolute' || own.position === 'static' || style.transform !== 'none')
    return undefined;
  const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(
    Number.parseFloat,
  );
  if (left === undefined || top === undefined || width === undefined || height === undefined)
    return undefined;
  const edge = frame.toSlide(element.getBoundingClientRect());
  const x = edge.x + (Number.parseFloat(own.borderLeftWidth) || 0) + left;
  const y = edge.y + (Number.parseFloat(own.borderTopWidth) || 0) + top;
  return [x, y, width, height].every(Number.isFinite) ? { x, y, width, height } : undefined;
}

function covers(box: Box, line: Box): boolean {
  const slack = 2;
  return (
    box.x <= line.x + slack &&
    box.y <= line.y + slack &&
    box.x + box.width >= line.x + line.width - slack &&
    box.y + box.height >= line.y + line.height - slack
  );
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
