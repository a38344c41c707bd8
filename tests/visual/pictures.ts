/** Small pictures of the slides of a page against those kept in `reference/`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer';

const REFERENCE = join(import.meta.dirname, 'reference');
/** What is seen when a test fails; not kept. */
const SEEN = join(import.meta.dirname, '..', '..', 'out', 'visual');
/** The part of a slide that may differ: what smoothing makes of edges in another version of the browser. */
const TOLERANCE = 0.001;
const COLUMNS = 6;

/** Pictures all slides as one sheet. */
export async function pictureSheet(page: Page): Promise<PNG> {
  const bytes = await page.screenshot({ fullPage: true, type: 'png' });
  return PNG.sync.read(Buffer.from(bytes));
}

/** Keeps a sheet as the reference of this name. */
export async function keepSheet(name: string, sheet: PNG): Promise<void> {
  await mkdir(REFERENCE, { recursive: true });
  await writeFile(join(REFERENCE, `${name}.png`), PNG.sync.write(sheet, { deflateLevel: 9, colorType: 2 }));
}

/** Names of the slides whose picture is not that of the reference; the sheet that was seen is then left in `out/visual`. */
export async function changedSlides(
  name: string,
  sheet: PNG,
  slides: readonly string[],
): Promise<readonly string[]> {
  const kept = PNG.sync.read(await readFile(join(REFERENCE, `${name}.png`)));
  const changed = slides.filter((_, index) => differs(kept, sheet, cell(sheet, index, slides.length)));
  if (changed.length > 0) {
    await mkdir(SEEN, { recursive: true });
    await writeFile(join(SEEN, `${name}.png`), PNG.sync.write(sheet));
  }
  return changed;
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function cell(sheet: PNG, index: number, count: number): Cell {
  const rows = Math.ceil(count / COLUMNS);
  const height = Math.floor(sheet.height / rows);
  const width = Math.floor((height * (sheet.width / COLUMNS)) / height);
  return { left: (index % COLUMNS) * width, top: Math.floor(index / COLUMNS) * height, width, height };
}

function differs(kept: PNG, seen: PNG, { left, top, width, height }: Cell): boolean {
  if (kept.width !== seen.width || kept.height !== seen.height) return true;
  const cut = (from: PNG): PNG => {
    const part = new PNG({ width, height });
    PNG.bitblt(from, part, left, top, width, height, 0, 0);
    return part;
  };
  const pixels = pixelmatch(cut(kept).data, cut(seen).data, undefined, width, height, { threshold: 0.15 });
  return pixels / (width * height) > TOLERANCE;
}
