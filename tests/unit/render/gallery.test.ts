/** The gallery of a town's talks: what it shows, what it refuses to run, and that it is known again. */
import { describe, expect, test } from 'vitest';
import { GALLERY_MARK, type GalleryDeck, type GalleryVersion } from '../../../src/model/gallery.ts';
import { readThumbnails, sizeOf, writeGallery } from '../../../src/render/gallery.ts';

const PAGE = 'a'.repeat(64);
const PRESS: GalleryVersion = {
  folder: 'budget/press',
  audience: 'The press',
  title: 'The town budget',
  lang: 'en',
  slides: 12,
  minutes: 9,
  budget: 10,
  isWhole: true,
  warnings: 0,
  files: [
    { format: 'pdf', path: 'budget/press/deck.pdf', bytes: 48_200, count: 1 },
    { format: 'html', path: 'budget/press/deck.html', bytes: 1_250_000, count: 1 },
  ],
  page: PAGE,
};

const gallery = (...versions: readonly GalleryVersion[]) =>
  writeGallery([{ id: 'budget', versions }] satisfies readonly GalleryDeck[], '');

describe('the gallery', () => {
  test('names each version with its slides, its minutes and the files that there are', () => {
    const html = gallery(PRESS);
    expect(html).toContain('1 deck in 1 version');
    expect(html).toContain('12 slides');
    expect(html).toContain('9 of 10 min');
    expect(html).toContain('<a href="./budget/press/deck.pdf">PDF</a> <span class="size">48 KB</span>');
    expect(html.indexOf('deck.html">HTML')).toBeLessThan(html.indexOf('deck.pdf">PDF'));
  });

  test('counts pictures instead of listing each', () => {
    const slides = { format: 'png', path: 'budget/press/slides/001.png', bytes: 90_000, count: 12 };
    expect(gallery({ ...PRESS, files: [slides] })).toContain('Pictures</a> × 12 <span class="size">90 KB');
  });

  test('shows a thumbnail where there is one, else the title', () => {
    const thumbnail = 'data:image/webp;base64,UklGRg==';
    expect(gallery({ ...PRESS, thumbnail })).toContain(`src="${thumbnail}" alt=""`);
    expect(gallery(PRESS)).not.toContain('<img');
  });

  test('gives its thumbnails back by the page that they show', () => {
    const thumbnail = 'data:image/webp;base64,UklGRg==';
    expect(readThumbnails(gallery({ ...PRESS, thumbnail }))).toEqual(new Map([[PAGE, thumbnail]]));
    expect(readThumbnails(`<img data-page="${PAGE}" src="data:image/svg+xml,<svg>">`)).toEqual(new Map());
  });

  test('shows titles, names and folders as text, whatever signs they hold', () => {
    const title = '<script>alert(1)</script>';
    const file = { format: 'pdf', path: '50% "off"/a#b/deck.pdf', bytes: 1, count: 1 };
    const html = gallery({ ...PRESS, title, audience: '"A" & <b>', files: [file] });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
    expect(html).toContain('href="./50%25%20%22off%22/a%23b/deck.pdf"');
  });

  test('loads nothing, runs nothing and is marked as ours', () => {
    const html = gallery(PRESS);
    expect(html).toContain("default-src 'none'; img-src data:;");
    expect(html).toContain(GALLERY_MARK);
    expect(html).not.toMatch(/https?:/);
  });
});

test('sizes are given in the unit that people read', () => {
  expect([0, 999, 1000, 48_200, 999_499, 999_500, 2_340_000].map(sizeOf)).toEqual([
    ...['0 B', '999 B', '1 KB', '48 KB', '999 KB', '1.0 MB', '2.3 MB'],
  ]);
});
