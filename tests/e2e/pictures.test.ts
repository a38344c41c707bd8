import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { comparePictures } from '../conformance/compare-pages.ts';
import { readPdf } from '../conformance/read-pdf.ts';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

/** The part of a picture that may differ: two programs draw the edges of letters in two ways. */
const TOLERANCE = 0.005;

const sizeOf = (file: string) => {
  const { width, height, type } = imageSize(readFileSync(file));
  return `${type} ${width}x${height}`;
};

describe('pictures of slides', () => {
  it('are numbered, of the size of the slide times the scale, and have the same bytes each time', async () => {
    const folder = folderWith(TOWN);
    const run = await lectern(folder, ['build', '-a', 'council', '-f', 'png,jpeg,webp', '--scale', '1.5']);
    expect(run.code, run.stderr).toBe(0);
    const slides = join(folder, 'out/budget/council/slides');
    const names = [1, 2, 3].flatMap((number) => [`00${number}.jpg`, `00${number}.png`, `00${number}.webp`]);
    expect(readdirSync(slides).sort()).toEqual(names);
    expect(names.slice(0, 3).map((name) => sizeOf(join(slides, name)))).toEqual([
      'jpg 1920x1080',
      'png 1920x1080',
      'webp 1920x1080',
    ]);
    const other = folderWith(TOWN);
    await lectern(other, ['build', '-a', 'council', '-f', 'png,jpeg,webp', '--scale', '1.5'], {
      TZ: 'Asia/Yerevan',
    });
    for (const name of names)
      expect(
        readFileSync(join(other, 'out/budget/council/slides', name)).equals(readFileSync(join(slides, name))),
        name,
      ).toBe(true);
  });

  it('show what the PDF shows, read by another program', async () => {
    const slides = [
      '<!-- class: invert -->\n\n# Rivers of the north\n\nWhere they rise, and where they end',
      '## Four of them\n\n- **Torne** 522 km\n- **Lule** 461 km\n- **Ume** 470 km\n- **Dal** 541 km',
      '## In figures\n\n| River | Length |\n| --- | --- |\n| Torne | 522 km |\n| Dal | 541 km |',
    ];
    const folder = folderWith({
      'talk.md': `---\ntheme: stage\n---\n\n${slides.join('\n\n---\n\n')}\n`,
    });
    const run = await lectern(folder, ['build', 'talk.md', '-f', 'pdf,png', '--scale', '0.5']);
    expect(run.code, run.stderr).toBe(0);
    const pages = await readPdf(join(folder, 'out/talk/deck.pdf'));
    expect(pages).toHaveLength(slides.length);
    for (const [index, { picture }] of pages.entries()) {
      const file = join(folder, `out/talk/slides/00${index + 1}.png`);
      const { width, height, data } = PNG.sync.read(readFileSync(file));
      const seen = { width, height, pixels: new Uint8ClampedArray(data) };
      expect(comparePictures(seen, picture).part, `slide ${index + 1}`).toBeLessThan(TOLERANCE);
      const next = pages[(index + 1) % slides.length]?.picture;
      expect(next && comparePictures(seen, next).part, 'another slide').toBeGreaterThan(TOLERANCE);
    }
  });

  it('have one for links on other sites, in the size that these ask for', async () => {
    const folder = folderWith({ ...TOWN, 'wide.md': '---\nsize: 4:3\ntheme: default\n---\n\n# Wide\n' });
    const run = await lectern(folder, ['build', 'budget', 'wide.md', '-a', 'council', '-f', 'png']);
    expect(run.code, run.stderr).toBe(0);
    expect(sizeOf(join(folder, 'out/budget/council/og.png'))).toBe('png 1200x630');
  });

  it('of slides that are gone go too, but none that somebody changed or put there', async () => {
    const folder = folderWith({ 'talk.md': '# One\n\n---\n\n# Two\n\n---\n\n# Three\n\n---\n\n# Four\n' });
    await lectern(folder, ['build', 'talk.md', '-f', 'png']);
    const slides = join(folder, 'out/talk/slides');
    writeFileSync(join(slides, '004.png'), 'painted over');
    writeFileSync(join(slides, '009.png'), 'my own');
    writeFileSync(join(folder, 'talk.md'), '# One\n\n---\n\n# Two\n');
    const verified = await lectern(folder, ['build', 'talk.md', '-f', 'png', '--verify']);
    expect(verified.stderr).toContain('"talk/slides/003.png" is left over from an earlier build');
    expect(existsSync(join(slides, '003.png'))).toBe(true);
    expect((await lectern(folder, ['build', 'talk.md', '-f', 'png'])).code).toBe(0);
    expect(readdirSync(slides).sort()).toEqual(['001.png', '002.png', '004.png', '009.png']);
  });

  it('of no size or of a vast one are refused', async () => {
    const folder = folderWith(TOWN);
    for (const scale of ['0', '-1', '9', 'large']) {
      const run = await lectern(folder, ['build', '-f', 'png', `--scale=${scale}`]);
      expect(run.code, scale).toBe(2);
      expect(run.stderr).toContain('--scale wants a number above 0, at most 8');
    }
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
