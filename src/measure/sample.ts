/**
 * Pictures of slides with and without their text → the colours behind each text, taken at points spread over its lines,
 * and whether the two pictures differ there at all: where they do not, something lies over the text.
 */
import type { Box, Rgb } from '../model/page-facts.ts';

export interface SampleWish {
  /** The slide as it is, and without its text; `data:` addresses. */
  readonly whole: string;
  readonly bare: string;
  /** Pixels of the picture for each CSS pixel of the slide. */
  readonly scale: number;
  /** Lines of each text. */
  readonly texts: readonly (readonly Box[])[];
}

/** Points on one text. */
const MOST_POINTS = 160;
/** Letters fill about so much of the height of a line, in its middle. */
const INK = 0.6;

interface Sampled {
  readonly ground: readonly Rgb[];
  readonly covered: boolean;
}

/** For each wish, for each of its texts: `Sampled`, as JSON. */
export async function sampleGrounds(wishes: readonly SampleWish[]): Promise<string> {
  const answer: (readonly Sampled[])[] = [];
  for (const wish of wishes) answer.push(await sampleOne(wish));
  return JSON.stringify(answer);
}

async function sampleOne({ whole, bare, scale, texts }: SampleWish): Promise<readonly Sampled[]> {
  const [shown, ground] = await Promise.all([readPixels(whole), readPixels(bare)]);
  return texts.map((lines) => ({
    ground: pointsOn(lines).flatMap(([x, y]) =>
      pixelAt(ground, Math.floor(x * scale), Math.floor(y * scale)),
    ),
    covered: lines.every((line) => isSame(line, { shown, ground, scale })),
  }));
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

async function readPixels(picture: string): Promise<Pixels> {
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

function pixelAt({ width, height, data }: Pixels, left: number, top: number): readonly Rgb[] {
  if (left < 0 || top < 0 || left >= width || top >= height) return [];
  const at = (top * width + left) * 4;
  return [[data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]];
}

/** So far may colours differ and still be called the same. */
const NOISE = 24;

/** Whether a line looks the same with its text and without; what lies off the slide says nothing. */
function isSame(
  { x, y, width, height }: Box,
  { shown, ground, scale }: { readonly shown: Pixels; readonly ground: Pixels; readonly scale: number },
): boolean {
  let isSeen = false;
  for (let top = Math.floor(y * scale); top < (y + height) * scale; top += 1) {
    for (let left = Math.floor(x * scale); left < (x + width) * scale; left += 1) {
      const [one] = pixelAt(shown, left, top);
      const [other] = pixelAt(ground, left, top);
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
