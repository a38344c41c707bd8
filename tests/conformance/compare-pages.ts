/** Two pictures of a page → the part of it that differs, and a picture of where. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Picture } from './read-pdf.ts';

export interface Difference {
  /** 0: no pixel differs; 1: all do, as with pictures of different sizes. */
  readonly part: number;
  /** Both pictures with the pixels that differ marked; undefined with pictures of different sizes. */
  readonly marked?: Picture;
}

/** Compares pixel by pixel; what smoothing made of an edge does not count. */
export function comparePictures(one: Picture, other: Picture): Difference {
  const { width, height } = one;
  if (other.width !== width || other.height !== height) return { part: 1 };
  const pixels = new Uint8ClampedArray(width * height * 4);
  const differing = pixelmatch(one.pixels, other.pixels, pixels, width, height, { threshold: 0.1 });
  return { part: differing / (width * height), marked: { width, height, pixels } };
}

/** Writes pictures as `<name>.png` into a folder. */
export async function keepPictures(
  folder: string,
  pictures: Readonly<Record<string, Picture | undefined>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, picture] of Object.entries(pictures)) {
    if (picture === undefined) continue;
    const png = new PNG({ width: picture.width, height: picture.height });
    png.data = Buffer.from(picture.pixels.buffer);
    await writeFile(join(folder, `${name}.png`), PNG.sync.write(png));
  }
}
