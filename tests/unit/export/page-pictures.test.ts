import { describe, expect, it } from 'vitest';
import { takePictures, takeStrips } from '../../../src/export/page-pictures.ts';

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** A page of so many slides below each other, and what was asked of it. */
function pageOf(slides: number, [width, height]: readonly [number, number] = [1280, 720]) {
  const clips: Clip[] = [];
  const boxes = Array.from({ length: slides }, (_, index) => [0, index * height, width, height]);
  const page = {
    evaluate: async () => JSON.stringify(boxes),
    session: async () => ({
      send: async (_: string, { clip }: { readonly clip: Clip }) => {
        clips.push(clip);
        return { data: Buffer.from(`picture ${clips.length}`).toString('base64') };
      },
    }),
  };
  return { page, clips };
}

const WISH = { scale: 0.5, type: 'jpeg' } as const;
const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('pictures of slides', () => {
  it('are one of each, in the order in which they were asked for', async () => {
    const { page, clips } = pageOf(3);
    expect(await takePictures(page, { ...WISH, slides: [3, 1] })).toHaveLength(2);
    expect(clips.map(({ y }) => y)).toEqual([1440, 0]);
  });
});

describe('strips', () => {
  it('have slides that follow each other on one picture, and say where each stands', async () => {
    const { page, clips } = pageOf(5);
    const strips = await takeStrips(page, { ...WISH, slides: [4, 3, 2] });
    expect(clips).toEqual([{ x: 0, y: 720, width: 1280, height: 2160, scale: 0.5 }]);
    const place = { left: 0, width: 640, height: 360 };
    expect(strips.map(({ slides }) => slides)).toEqual([
      [
        { number: 2, top: 0, ...place },
        { number: 3, top: 360, ...place },
        { number: 4, top: 720, ...place },
      ],
    ]);
  });

  it('leave out slides that are not asked for where those are several', async () => {
    const { page, clips } = pageOf(20);
    const strips = await takeStrips(page, { ...WISH, slides: [1, 3, 15] });
    expect(strips.map(({ slides }) => slides.map(({ number }) => number))).toEqual([[1, 3], [15]]);
    expect(clips.map(({ height }) => height)).toEqual([2160, 720]);
  });

  it.each([
    [[1280, 720], 100],
    [[1080, 1920], 100],
    [[300, 20_000], 3],
  ] as const)('are never too long for a browser: slides of %j', async (size, slides) => {
    const { page, clips } = pageOf(slides, size);
    const strips = await takeStrips(page, { ...WISH, slides: numbers(1, slides) });
    const many = clips.filter((_, index) => (strips[index]?.slides.length ?? 0) > 1);
    expect(many.every(({ height, scale }) => height * scale <= 4400)).toBe(true);
    expect(strips.flatMap((one) => one.slides.map(({ number }) => number))).toEqual(numbers(1, slides));
  });

  it('cannot be had of a slide that does not exist', async () => {
    await expect(takeStrips(pageOf(2).page, { ...WISH, slides: [3] })).rejects.toThrow('no slide 3');
  });
});
