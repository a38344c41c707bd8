/** Pictures of slides without their text → the colours behind each text, taken at points spread over its lines. */
import type { Box, Rgb } from '../model/page-facts.ts';

export interface SampleWish {
  /** A `data:` address. */
  readonly picture: string;
  /** Pixels of the picture for each CSS pixel of the slide. */
  readonly scale: number;
  /** Lines of each text. */
  readonly texts: readonly (readonly Box[])[];
}

/** Points on one text. */
const MOST_POINTS = 160;
/** Letters fill about so much of the height of a line, in its middle. */
const INK = 0.6;

/** For each wish, for each of its texts: colours, as JSON. */
export async function sampleGrounds(wishes: readonly SampleWish[]): Promise<string> {
  const answer: (readonly Rgb[])[][] = [];
  for (const wish of wishes) answer.push(await sampleOne(wish));
  return JSON.stringify(answer);
}

async function sampleOne({ picture, scale, texts }: SampleWish): Promise<(readonly Rgb[])[]> {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = new OffscreenCanvas(width, height);
  const painter = canvas.getContext('2d', { willReadFrequently: true });
  if (painter === null) throw new Error('a page cannot draw');
  painter.drawImage(image, 0, 0);
  const { data } = painter.getImageData(0, 0, width, height);
  return texts.map((lines) =>
    pointsOn(lines).flatMap(([x, y]): readonly Rgb[] => {
      const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
      if (left < 0 || top < 0 || left >= width || top >= height) return [];
      const at = (top * width + left) * 4;
      return [[data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]];
    }),
  );
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
