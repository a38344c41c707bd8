/**
 * Pictures of slides without their text → the colours behind each text, taken at points spread over its lines. With a
 * picture of the same slides as they are: whether the two differ there at all; where they do not, something lies over the text.
 */
import type { Box, Rgb } from '../model/page-facts.ts';

export interface SampleWish {
  /** Slides without their text, and as they are; `data:` addresses. */
  readonly bare: string;
  readonly whole?: string;
  /** Pixels of the picture for each CSS pixel of a slide. */
  readonly scale: number;
  readonly slides: readonly SampleSlide[];
}

export interface SampleSlide {
  /** Where it stands on the picture, in pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Lines of each text. */
  readonly texts: readonly (readonly Box[])[];
}

/** Points on one text. */
const MOST_POINTS = 160;
/** Letters fill about so much of the height of a line, in its middle. */
const INK = 0.6;

interface Sampled {
  readonly ground: readonly Rgb[];
  /** False where there is no picture to tell. */
  readonly covered: boolean;
}

/** For each wish, for each of its slides, for each of its texts: `Sampled`, as JSON. */
export async function sampleGrounds(wishes: readonly SampleWish[]): Promise<string> {
  const answer: (readonly (readonly Sampled[])[])[] = [];
  for (const wish of wishes) answer.push(await samplePicture(wish));
  return JSON.stringify(answer);
}

async function samplePicture(wish: SampleWish): Promise<readonly (readonly Sampled[])[]> {
  const { bare, whole, scale, slides } = wish;
  const ground = await readPixels(bare);
  const shown = whole === undefined ? undefined : await readPixels(whole);
  return slides.map((slide) => {
    const behind = createLook(ground, slide);
    const seen = shown && createLook(shown, slide);
    return slide.texts.map((lines) => ({
      ground: colorsAt(lines, behind, scale),
      covered:
        seen !== undefined &&
        lines.length > 0 &&
        lines.every((line) => isSame(line, { seen, behind, scale })),
    }));
  });
}

/** The colours under lines of text on a picture of their slide alone. */
export function colorsUnder(
  lines: readonly Box[],
  { pixels, scale }: { readonly pixels: Pixels; readonly scale: number },
): readonly Rgb[] {
  const { width, height } = pixels;
  return colorsAt(lines, createLook(pixels, { left: 0, top: 0, width, height }), scale);
}

function colorsAt(lines: readonly Box[], look: Look, scale: number): readonly Rgb[] {
  return pointsOn(lines)
    .map(([x, y]) => look(Math.floor(x * scale), Math.floor(y * scale)))
    .filter((color) => color !== undefined);
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Throws where the picture cannot be read. */
export async function readPixels(picture: string): Promise<Pixels> {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = new OffscreenCanvas(width, height);
  const painter = canvas.getContext('2d', { willReadFrequently: true });
  if (painter === null) throw new Error('a page cannot draw');
  painter.drawImage(image, 0, 0);
  return { width, height, data: painter.getImageData(0, 0, width, height).data };
}

/** The colour of a pixel of a slide, from its upper left corner; undefined off the slide. */
type Look = (x: number, y: number) => Rgb | undefined;

function createLook({ width, data, height }: Pixels, slide: Omit<SampleSlide, 'texts'>): Look {
  const [left, top] = [Math.round(slide.left), Math.round(slide.top)];
  const right = Math.min(width, Math.round(slide.left + slide.width));
  const bottom = Math.min(height, Math.round(slide.top + slide.height));
  return (x, y) => {
    if (x < 0 || y < 0 || left + x >= right || top + y >= bottom) return undefined;
    const at = ((top + y) * width + left + x) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
}

/** So far may colours differ and still be called the same. */
const NOISE = 24;

/** Whether a line looks the same with its text and without; what lies off the slide says nothing. */
function isSame(
  { x, y, width, height }: Box,
  { seen, behind, scale }: { readonly seen: Look; readonly behind: Look; readonly scale: number },
): boolean {
  let isSeen = false;
  for (let top = Math.floor(y * scale); top < (y + height) * scale; top += 1) {
    for (let left = Math.floor(x * scale); left < (x + width) * scale; left += 1) {
      const one = seen(left, top);
      const other = behind(left, top);
      if (one === undefined || other === undefined) continue;
      isSeen = true;
      if (one.some((channel, index) => Math.abs(channel - (other[index] ?? 0)) > NOISE)) return false;
    }
  }
  return isSeen;
}

/** Evenly over all lines, the longer ones having more. */
function pointsOn(lines: readonly Box[]): readonly (readonly [number, number])[] {
  const length = lines.reduce((sum, line) => sum + line.width, 0);
  const rows = 3;
  const gap = Math.max(4, (length * rows) / MOST_POINTS);
  return lines.flatMap(({ x, y, width, height }) => {
    const columns = Math.max(1, Math.floor(width / gap));
    return Array.from({ length: columns * rows }, (_, index): readonly [number, number] => [
      x + (width * ((index % columns) + 0.5)) / columns,
      y + height * ((1 - INK) / 2 + (INK * (Math.floor(index / columns) + 0.5)) / rows),
    ]);
  });
}
