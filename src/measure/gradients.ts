/**
 * Boxes of nothing but colours and gradients behind a text → a drawing of them, and the colours in it. The browser draws it
 * as it draws the slide, and a hundredth of what a picture of the slide costs. All else must be pictured.
 */
import type { Box, Rgb } from '../model/page-facts.ts';
import type { SlideFrame } from './frame.ts';
import { colorsUnder, readPixels } from './sample.ts';
import { readColor, type Styles } from './styles.ts';

/** What makes a box look otherwise than its ground alone: then only a look at the slide tells. */
const PLAIN = [
  ['mixBlendMode', 'normal'],
  ['opacity', '1'],
  ['filter', 'none'],
  ['backdropFilter', 'none'],
  ['transform', 'none'],
  ['maskImage', 'none'],
  ['clipPath', 'none'],
] as const;

/** How the ground of a box is drawn, in words of CSS. */
const GROUND = [
  'background-color',
  'background-image',
  'background-size',
  'background-position',
  'background-repeat',
  'background-origin',
  'background-clip',
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
  'border-top-left-radius',
  'border-top-right-radius',
  'border-bottom-right-radius',
  'border-bottom-left-radius',
] as const;

/** The boxes from the slide down to an element as an SVG of the slide; undefined where one is more than colours and gradients. */
export function drawBoxes(
  element: Element,
  { content, frame, styles }: { content: HTMLElement; frame: SlideFrame; styles: Styles },
): string | undefined {
  const layers: string[] = [];
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    const style = styles.of(box);
    const isPlain = PLAIN.every(([name, value]) => (style[name] ?? '') === '' || style[name] === value);
    if (!isPlain || !isGradient(style)) return undefined;
    if (style.backgroundImage !== 'none' || readColor(style.backgroundColor)[3] > 0) {
      const rects = [...box.getClientRects()];
      const [rect] = rects;
      if (rect === undefined || rects.length > 1) return undefined;
      layers.unshift(drawBox(frame.toSlide(rect), style));
    }
    if (box === content) return drawSlide(layers, frame);
  }
  return undefined;
}

function isGradient({ backgroundImage, backgroundClip, backgroundAttachment }: CSSStyleDeclaration): boolean {
  const isDrawn =
    backgroundImage === 'none' || !/(?:url|image|image-set|cross-fade|element|paint)\(/.test(backgroundImage);
  return isDrawn && !/text/.test(backgroundClip) && !/fixed|local/.test(backgroundAttachment);
}

function drawBox({ x, y, width, height }: Box, style: CSSStyleDeclaration): string {
  const place = `position:absolute;box-sizing:border-box;left:${x}px;top:${y}px;width:${width}px;height:${height}px;border:0 solid transparent`;
  const ground = GROUND.map((name) => `${name}:${style.getPropertyValue(name)}`);
  const css = [place, ...ground].join(';').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<div style="${css}"></div>`;
}

/** Pixels for each of the slide, as of pictures. */
const SCALE = 0.5;

function drawSlide(layers: readonly string[], { width, height }: SlideFrame): string {
  const size = `width="${width}" height="${height}"`;
  const slide = `<div xmlns="http://www.w3.org/1999/xhtml" style="position:relative;width:${width}px;height:${height}px;background:#fff;overflow:hidden">${layers.join('')}</div>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SCALE}" height="${height * SCALE}" viewBox="0 0 ${width} ${height}"><foreignObject ${size}>${slide}</foreignObject></svg>`;
}

const drawn = new Map<string, ReturnType<typeof readPixels>>();

/** The colours of a drawing under lines of text; none where the browser does not let it be read. */
export async function colorsOn(drawing: string, lines: readonly Box[]): Promise<readonly Rgb[]> {
  const pixels =
    drawn.get(drawing) ?? readPixels(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`);
  drawn.set(drawing, pixels);
  return pixels.then(
    (found) => colorsUnder(lines, { pixels: found, scale: SCALE }),
    () => [],
  );
}
