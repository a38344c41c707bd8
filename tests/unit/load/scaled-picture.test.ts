/** Pictures with more pixels than a slide can show become smaller; all others stay as they are. */
import { imageSize } from 'image-size';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type PictureLimit, scalePicture } from '../../../src/load/scaled-picture.ts';

function limitOf(entries = new Map<string, Uint8Array>()): PictureLimit {
  const store = {
    get: async (key: string) => entries.get(key),
    set: async (key: string, bytes: Uint8Array) => void entries.set(key, bytes),
  };
  return { width: 256, height: 144, store };
}

/** Waves of colour: what a camera sees cannot be packed into nothing. */
function photo(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = 128 + 100 * Math.sin(at / 7) + ((at * 7919) % 27);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

describe('a picture with more pixels than can be shown', () => {
  it('still covers the slide in both directions', async () => {
    const small = await scalePicture(await photo(1200, 500).jpeg().toBuffer(), 'image/jpeg', limitOf());
    expect(imageSize(small)).toMatchObject({ type: 'jpg', width: 346, height: 144 });
    const tall = await scalePicture(await photo(500, 1200).png().toBuffer(), 'image/png', limitOf());
    expect(imageSize(tall)).toMatchObject({ type: 'png', width: 256, height: 614 });
  });

  it('is turned upright and loses where and with what it was taken', async () => {
    const taken = await photo(1200, 600)
      .withExif({ IFD0: { Make: 'Camera of Anna', Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const small = await scalePicture(taken, 'image/jpeg', limitOf());
    expect(imageSize(small)).toMatchObject({ width: 256, height: 512 });
    expect((await sharp(small).metadata()).exif).toBeUndefined();
  });

  it('gives the same bytes each time, and is made once', async () => {
    const bytes = await photo(1200, 500).jpeg().toBuffer();
    const entries = new Map<string, Uint8Array>();
    const first = await scalePicture(bytes, 'image/jpeg', limitOf(entries));
    expect(await scalePicture(bytes, 'image/jpeg', limitOf())).toEqual(first);
    expect(await scalePicture(bytes, 'image/jpeg', limitOf(entries))).toBe([...entries.values()][0]);
  });
});

describe('a picture stays as it is', () => {
  it('when it has hardly more pixels than can be shown', async () => {
    const bytes = await photo(300, 170).jpeg().toBuffer();
    expect(await scalePicture(bytes, 'image/jpeg', limitOf())).toBe(bytes);
  });

  it('when a smaller copy would have more bytes', async () => {
    const flat = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#fff' } })
      .png({ palette: true, colours: 2 })
      .toBuffer();
    const limit = limitOf();
    expect((await scalePicture(flat, 'image/png', limit)).length).toBeLessThanOrEqual(flat.length);
    expect(await scalePicture(flat, 'image/png', limit)).toEqual(
      await scalePicture(flat, 'image/png', limit),
    );
  });

  it('when it moves or is drawn', async () => {
    const gif = await photo(1200, 500).gif().toBuffer();
    expect(await scalePicture(gif, 'image/gif', limitOf())).toBe(gif);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"/>');
    expect(await scalePicture(svg, 'image/svg+xml', limitOf())).toBe(svg);
  });
});
