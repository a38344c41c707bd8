/**
 * Any Marp file is already a deck, and Lectern makes of it the slides that marp-cli makes: as many, of the same size,
 * with the same text and the same picture. Both programs build all fixtures once; every deck is then compared.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltFixtures, buildBoth } from './build-both.ts';
import { comparePictures, keepPictures } from './compare-pages.ts';
import { FIXTURES, type Fixture, fixtureNames, TOLERANCE } from './fixtures.ts';
import { type PdfPage, type Picture, readPdf } from './read-pdf.ts';

interface Pair {
  readonly lectern: readonly PdfPage[];
  readonly marp: readonly PdfPage[];
}

let work: string;
let built: BuiltFixtures;
let kept = false;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'lectern-conformance-'));
  built = await buildBoth(fixtureNames(), work);
});

afterAll(async () => {
  if (!kept) await rm(work, { recursive: true, force: true });
});

test('every fixture deck is compared', () => {
  expect(FIXTURES.map((fixture) => fixture.name)).toEqual(fixtureNames());
});

describe.each(FIXTURES)('a deck with $shows', (fixture) => {
  let pair: Pair;

  beforeAll(async () => {
    pair = await readPair(fixture.name);
  });

  test('has as many pages, of the same size', () => {
    const sizes = (pages: readonly PdfPage[]) => pages.map(({ width, height }) => `${width} × ${height}`);
    expect(pair.marp.length).toBeGreaterThan(0);
    expect(sizes(pair.lectern)).toEqual(sizes(pair.marp));
  });

  test.skipIf(fixture.textDiffers !== undefined)('has the same text on each page', () => {
    const texts = (pages: readonly PdfPage[]) => pages.map((page) => page.text);
    expect(texts(pair.marp).join('')).not.toBe('');
    expect(texts(pair.lectern)).toEqual(texts(pair.marp));
  });

  test.skipIf(fixture.pictureDiffers !== undefined)('looks the same on each page', async () => {
    expect(await differingPages(fixture, pair)).toEqual([]);
  });
});

describe('the comparison', () => {
  test('notices when one short word is missing', async () => {
    const { marp } = await readPair('tables');
    const picture = marp[1]?.picture;
    if (picture === undefined) throw new Error('the fixture has too few pages');
    expect(comparePictures(picture, picture).part).toBe(0);
    expect(comparePictures(picture, painted(picture, { width: 30, height: 12 })).part).toBeGreaterThan(
      TOLERANCE,
    );
  });
});

/** The picture with a dark box of this size in its middle. */
function painted(picture: Picture, box: { readonly width: number; readonly height: number }): Picture {
  const pixels = new Uint8ClampedArray(picture.pixels);
  const left = Math.round((picture.width - box.width) / 2);
  const top = Math.round((picture.height - box.height) / 2);
  for (let row = top; row < top + box.height; row += 1) {
    const start = (row * picture.width + left) * 4;
    pixels.fill(0, start, start + box.width * 4);
  }
  return { ...picture, pixels };
}

async function readPair(name: string): Promise<Pair> {
  return { lectern: await readPdf(built.lecternPdf(name)), marp: await readPdf(built.marpPdf(name)) };
}

/** A line for each page that differs too much; its pictures are kept and named there. */
async function differingPages(
  { name, looser }: Fixture,
  { lectern, marp }: Pair,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [index, page] of marp.entries()) {
    const own = lectern[index];
    if (own === undefined) continue;
    const { part, marked } = comparePictures(own.picture, page.picture);
    if (part <= (looser?.tolerance ?? TOLERANCE)) continue;
    const folder = join(work, 'differences', `${name}-${index + 1}`);
    await keepPictures(folder, { lectern: own.picture, marp: page.picture, marked });
    kept = true;
    lines.push(`page ${index + 1}: ${(part * 100).toFixed(2)} % of the pixels differ, see ${folder}`);
  }
  return lines;
}
