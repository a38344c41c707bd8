/** `slides/001.png` and so on: a picture of each slide, also as JPEG or WebP. */
import type { OutputMaker } from './output.ts';

const TYPES = {
  png: { type: 'png', ending: 'png' },
  jpeg: { type: 'jpeg', ending: 'jpg' },
  webp: { type: 'webp', ending: 'webp' },
} as const;

/** Of 100; where the losses begin to be seen on text. */
const QUALITY = 90;

/** Makes pictures of one type. */
export function makePictures(format: keyof typeof TYPES): OutputMaker {
  const { type, ending } = TYPES[format];
  return async ({ page, options, browser }) => {
    const { width, height, slides } = page.rendered;
    const numbers = slides.map((_, index) => index + 1);
    const { pictures } = await (await browser()).visit(page.html, {
      width,
      height,
      pictures: { slides: numbers, scale: options.scale, type, quality: QUALITY },
    });
    const digits = Math.max(3, String(slides.length).length);
    return pictures.map((bytes, index) => ({
      format,
      name: `slides/${String(index + 1).padStart(digits, '0')}.${ending}`,
      bytes,
    }));
  };
}
