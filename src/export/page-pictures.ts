/**
 * Pictures of slides, which stand below each other on the page as in print: each is the part that its `<svg>` covers.
 * A picture costs a browser three times what the pixels of a slide cost, so a look at many slides is taken in strips.
 */
import { readBoxes, SLIDE_BOXES, type SlideBox } from './page-ready.ts';
import type { PictureWish, Strip } from './page-work.ts';

/** What is needed of a page of puppeteer. */
export interface PicturedPage {
  evaluate(expression: string): Promise<unknown>;
  /** Each page has one, as long as it lives: when one ends, the page forgets that it is shown as in print. */
  readonly session: () => Promise<CaptureSession>;
}

export interface CaptureSession {
  send(
    method: 'Page.captureScreenshot',
    wish: {
      readonly format: PictureWish['type'];
      readonly quality?: number;
      readonly clip: SlideBox & { readonly scale: number };
      readonly captureBeyondViewport: boolean;
    },
  ): Promise<{ readonly data: string }>;
}

/** One picture of each slide, in the order of the wish. */
export async function takePictures(page: PicturedPage, wish: PictureWish): Promise<readonly Uint8Array[]> {
  const boxes = readBoxes(await page.evaluate(SLIDE_BOXES));
  const clips = wish.slides.map((number) => ({
    ...boxOf(boxes, number),
    // The first slide is in sight.
    isSeen: number === 1,
  }));
  return capture(page, wish, clips);
}

/** As few pictures as there can be of slides, each of several that stand below each other. */
export async function takeStrips(page: PicturedPage, wish: PictureWish): Promise<readonly Strip[]> {
  const { scale = 1 } = wish;
  const boxes = readBoxes(await page.evaluate(SLIDE_BOXES));
  const asked = [...wish.slides].sort((a, b) => a - b);
  const strips = divide(
    asked.map((number) => ({ number, box: boxOf(boxes, number) })),
    scale,
  );
  const pictures = await capture(
    page,
    wish,
    strips.map((slides) => around(slides.map(({ box }) => box))),
  );
  return strips.map((slides, index) => {
    const { x, y } = around(slides.map(({ box }) => box));
    return {
      picture: pictures[index] ?? new Uint8Array(),
      slides: slides.map(({ number, box }) => ({
        number,
        left: (box.x - x) * scale,
        top: (box.y - y) * scale,
        width: box.width * scale,
        height: box.height * scale,
      })),
    };
  });
}

interface PlacedSlide {
  readonly number: number;
  readonly box: SlideBox;
}

/** Pixels of the picture: twelve slides at half their size. */
const LONGEST_STRIP = 4400;
/** To leave out fewer slides than this would cost more than to picture them. */
const LEAST_GAP = 3;

function divide(slides: readonly PlacedSlide[], scale: number): readonly (readonly PlacedSlide[])[] {
  const strips: PlacedSlide[][] = [];
  for (const slide of slides) {
    const strip = strips.at(-1);
    const [first, last] = [strip?.[0], strip?.at(-1)];
    const isNear =
      first !== undefined &&
      last !== undefined &&
      slide.number - last.number <= LEAST_GAP &&
      (slide.box.y + slide.box.height - first.box.y) * scale <= LONGEST_STRIP;
    if (isNear) strip?.push(slide);
    else strips.push([slide]);
  }
  return strips;
}

function around(boxes: readonly SlideBox[]): SlideBox {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function boxOf(boxes: readonly SlideBox[], number: number): SlideBox {
  const box = boxes[number - 1];
  if (box === undefined) throw new Error(`there is no slide ${number}`);
  return box;
}

/**
 * Puppeteer's own screenshot forgets `scale` of what it can see, and costs twice the time. The scale is that of the
 * picture, not of the page's pixels: to lay the page out anew for other pixels could change how it prints.
 */
async function capture(
  page: PicturedPage,
  { type, quality, scale = 1 }: PictureWish,
  clips: readonly (SlideBox & { readonly isSeen?: boolean })[],
): Promise<readonly Uint8Array[]> {
  const session = await page.session();
  const pictures: Uint8Array[] = [];
  for (const { x, y, width, height, isSeen = false } of clips) {
    const { data } = await session.send('Page.captureScreenshot', {
      format: type,
      ...(quality === undefined || type === 'png' ? {} : { quality }),
      clip: { x, y, width, height, scale },
      captureBeyondViewport: !isSeen,
    });
    pictures.push(Buffer.from(data, 'base64'));
  }
  return pictures;
}
